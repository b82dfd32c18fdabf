// Numbers of an entry as text. They were set, not estimated, and are shown as they are.
import type { Format } from '../../numbers/format';
import type { Entry, Value } from './entry';

export interface SayWords {
  noBound: string;
  band: (low: string, high: string) => string;
  ends: (low: string, high: string) => string;
}

const kDigits = 6;

export function sayNumber(value: number | string | undefined, format: Format, words: SayWords): string {
  if (value === undefined) return '–';
  if (typeof value === 'string') return words.noBound;
  const small = value !== 0 && Math.abs(value) < 1e-4;
  return small ? value.toExponential(2).replace('-', '−') : format.plain(value, kDigits);
}

/** The middle of a value with its unit. */
export function sayMiddle({ quantiles }: Value, { unit }: Entry, format: Format, words: SayWords): string {
  const number = sayNumber(quantiles.p50 ?? quantiles.mode ?? Object.values(quantiles)[0], format, words);
  return unit === '' || unit === '1' ? number : `${number} ${unit}`;
}

/** "0.2 to 0.4 in nine of ten worlds"; nothing for one number. */
export function sayBand({ quantiles }: Value, format: Format, words: SayWords): string {
  const say = (value: number | string | undefined) => sayNumber(value, format, words);
  if (quantiles.p5 !== undefined && quantiles.p95 !== undefined) return words.band(say(quantiles.p5), say(quantiles.p95));
  const all = Object.values(quantiles);
  return all.length > 1 ? words.ends(say(all[0]), say(all.at(-1))) : '';
}
