import { expect, test } from 'vitest';
import { fitted, placed, textWidth } from '../src/charts/legend';
import { csvOfTable } from '../src/parts/table';

test('a table as a file: full numbers, quoted words, no formulas', () => {
  const text = csvOfTable(
    {
      caption: 'A title,\nof two lines',
      columns: ['Year', 'of "yours", median'],
      rows: [
        ['2027', { text: '1.2 M', raw: 1234567.8 }],
        ['=1+1', { text: '–', raw: null }],
        ['@x', { text: '', raw: -0.5 }],
        ['-cmd', '−3'],
      ],
    },
    'Headway 1, book 2',
  );
  expect(text.split('\r\n')).toEqual(['# Headway 1, book 2; A title, of two lines', 'Year,"of ""yours"", median"', '2027,1234567.8', "'=1+1,", "'@x,-0.5", "'-cmd,−3", '']);
});

test('a legend takes a new line where it does not fit', () => {
  const { at, height } = placed(['one', 'two', 'a rather long name'], 120);
  expect(at.map(({ y }) => y)).toEqual([0, 0, 18]);
  expect(height).toBe(36);
  expect(placed([], 100).height).toBe(0);
  expect(textWidth('中文', 10)).toBe(20);
});

test('a long name is shortened, a short one is not', () => {
  expect(fitted('short', 100)).toBe('short');
  const cut = fitted('a name that does not fit at all', 80);
  expect(cut.endsWith('…')).toBe(true);
  expect(textWidth(cut)).toBeLessThanOrEqual(80);
});
