import { describe, expect, it } from 'vitest';
import { Format } from '../src/numbers/format';
import { rounded } from '../src/numbers/round';

describe('rounding, as on the command line', () => {
  it('shows no digit below the leading one of the error', () => {
    expect(rounded(123456, 4321, 1e3, 3)).toEqual({ value: 123, places: 0 });
    expect(rounded(123456, 23456, 1e3, 3)).toEqual({ value: 120, places: 0 });
    expect(rounded(0.0444, 0.001, 1, 2)).toEqual({ value: 0.044, places: 3 });
  });
  it('drops a digit where rounding brings one more before the point', () => {
    expect(rounded(9.996, 0, 1, 3)).toEqual({ value: 10, places: 1 });
  });
  it('says nothing where there is no value, and zero where nothing is left', () => {
    expect(rounded(null, 1, 1, 3)).toBeUndefined();
    expect(rounded(3, 100, 1, 3)).toEqual({ value: 0, places: 0 });
    expect(rounded(1e-12, 0, 1, 3)).toEqual({ value: 0, places: 0 });
  });
});

describe('numbers by language', () => {
  const of = { p5: -42e3, p25: 1e3, p50: 21e3, p75: 90e3, p95: 230e3, mean: 0 };
  it('scales by thousands in English and by ten thousands in Chinese', () => {
    expect(new Format('en').number(230e3)).toBe('230 k');
    expect(new Format('zh-Hans').number(230e3)).toBe('23.0万');
    expect(new Format('zh-Hant').number(5.1e6)).toBe('510萬');
    expect(new Format('zh-Hant').number(2.5e12)).toBe('2.50兆');
  });
  it('writes bands in one scale', () => {
    const format = new Format('en');
    expect(format.band(of, 90, 1e6, format.scaleOf(of))).toBe('−42 to 230 k');
  });
  it('dates', () => {
    expect(new Format('en').month('2027-03')).toBe('March 2027');
    expect(new Format('zh-Hans').month('2027')).toBe('2027年');
    expect(new Format('zh-Hant').month('2027-03')).toBe('2027年3月');
  });
});
