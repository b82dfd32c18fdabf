import { describe, expect, it } from 'vitest';
import { itemsOf, listText, type Catalog, type Lever } from '../src/engine/catalog';
import { Format } from '../src/numbers/format';
import { grouped } from '../src/views/levers/groups';
import { valueText } from '../src/views/levers/value';
import { leverWords } from '../src/views/levers/words';

const lever = (id: string) => ({ id, group: id.split('.')[0]!, kind: 'number' }) as Lever;
const english = new Format('en');
const say = (text: string, unit: string) => valueText(text, unit, leverWords.en.value, english);

describe('a lever’s value', () => {
  it('is said in words', () => {
    expect(say('400000', 'chip/year')).toBe('400,000 chips a year');
    expect(say('none', 'chip/year')).toBe('no limit');
    expect(say('0.1..0.5', '1')).toBe('0.1 to 0.5');
    expect(say('0.1..0.3..0.5', '1/month')).toBe('0.1 to 0.5, median 0.3 a month');
    expect(say('p0:0..p50:0.4..p100:0.9', '1')).toBe('0 to 0.9, median 0.4');
    expect(say('20000 chip/month', 'chip/year')).toBe('20,000 chip/month');
    expect(say('', '1')).toBe('as the book has it');
    expect(say('<b>', '1')).toBe('<b>');
  });
  it('of a list names classes and months', () => {
    expect(say('h20,b30a@2027-07,rubin_next@+6', '')).toBe('H20, B30A from Jul 2027, Rubin next from +6');
    expect(say('[]', '')).toBe('none');
    expect(say('blocked,case@2027-03', '')).toBe('blocked, case by case from Mar 2027');
    expect(say('2027-05', '')).toBe('May 2027');
    expect(valueText('h20,all', '', leverWords['zh-Hans'].value, new Format('zh-Hans'))).toBe('H20、所有类别');
  });
});

describe('levers', () => {
  it('stand in their groups, those that are asked about most first', () => {
    const groups = grouped(['washington.vetting', 'washington.cap', 'washington.enforcement', 'beijing.place', 'feedback.displacement', 'space.laser'].map(lever));
    expect(groups.map(({ group, levers }) => [group, levers.map(({ id }) => id)])).toEqual([
      ['licence', ['washington.cap', 'washington.vetting']],
      ['controls', ['washington.enforcement']],
      ['beijing', ['beijing.place']],
      ['feedback', ['feedback.displacement']],
      ['other', ['space.laser']],
    ]);
  });
  it('write an empty list as the scenarios do', () => {
    const catalog = (empty: string) => ({ levers: [{ ...lever('washington.classes'), kind: 'classes' }], scenarios: [{ name: 'a', why: '', parent: null, set: { 'washington.cap': 'none', 'washington.classes': empty } }], metrics: [], entries: [] }) as Catalog;
    expect(listText(catalog('none'), [])).toBe('none');
    expect(listText(catalog('[]'), [])).toBe('[]');
    expect(listText(catalog('[]'), ['h20', 'h200'])).toBe('h20,h200');
    for (const text of ['', '[]', 'none']) expect(itemsOf(text)).toEqual([]);
  });
});
