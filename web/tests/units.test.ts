import { expect, it } from 'vitest';
import { withUnit } from '../src/numbers/units';

it('a unit stands beside its number as the language has it', () => {
  expect(withUnit('2', '%', 'en')).toBe('2 %');
  expect(withUnit('2', '%', 'zh-Hant')).toBe('2%');
  expect(withUnit('4萬', '顆／年', 'zh-Hant')).toBe('4萬顆／年');
  expect(withUnit('4', 'H100e', 'zh-Hans')).toBe('4 H100e');
  expect(withUnit('4', '', 'en')).toBe('4');
});
