// Rounded numbers as text, in the reader's language: its separators, its words for large numbers (10,000 is one 万 in Chinese), its dates.
import type { Quantiles } from '../engine/answer';
import { errorsOf, rounded } from './round';

export type Language = 'en' | 'zh-Hant' | 'zh-Hans';

/** In sentences two significant digits at most, in tables three. */
export const kSentence = 2;
export const kTable = 3;

export interface Scale {
  factor: number;
  word: string;
}

const kScales: Record<Language, [number, number, string][]> = {
  en: [
    [1e4, 1e3, 'k'],
    [1e6, 1e6, 'M'],
    [1e9, 1e9, 'bn'],
    [1e12, 1e12, 'tn'],
  ],
  'zh-Hant': [
    [1e4, 1e4, '萬'],
    [1e8, 1e8, '億'],
    [1e12, 1e12, '兆'],
  ],
  'zh-Hans': [
    [1e4, 1e4, '万'],
    [1e8, 1e8, '亿'],
    [1e12, 1e12, '万亿'],
  ],
};

const locale: Record<Language, string> = { en: 'en-GB', 'zh-Hant': 'zh-Hant-TW', 'zh-Hans': 'zh-Hans-CN' };

export class Format {
  constructor(readonly language: Language) {}

  /** The scale that suits numbers up to this size, of either sign. */
  scaleFor(size: number): Scale {
    const magnitude = Math.abs(size);
    if (!Number.isFinite(magnitude) || magnitude < 1e-9) return { factor: 1, word: '' };
    if (magnitude < 1e-3 || magnitude >= 1e15) {
      const power = Math.floor(Math.log10(magnitude));
      return { factor: 10 ** power, word: `× 10^${power}` };
    }
    const [, factor, word] = kScales[this.language].findLast(([from]) => magnitude >= from) ?? [0, 1, ''];
    return { factor, word };
  }

  scaleOf(...summaries: (Quantiles | undefined)[]): Scale {
    return this.scaleFor(Math.max(0, ...summaries.flatMap((of) => (of ? [of.p5, of.p50, of.p95].map((value) => Math.abs(value ?? 0)) : []))));
  }

  /** Without the scale's word. "–" where there is no value. */
  bare(value: number | null, error: number | null, scale: Scale, digits = kTable, sign = false): string {
    const number = rounded(value, error, scale.factor, digits);
    if (number === undefined) return '–';
    return new Intl.NumberFormat(locale[this.language], {
      minimumFractionDigits: Math.min(number.places, 20),
      maximumFractionDigits: Math.min(number.places, 20),
      signDisplay: sign ? 'exceptZero' : 'negative',
    })
      .format(number.value)
      .replace('-', '−');
  }

  /** With the scale's word, which a zero does not have. */
  number(value: number | null, error: number | null = 0, { digits = kTable, sign = false, scale }: { digits?: number; sign?: boolean; scale?: Scale } = {}): string {
    const used = scale ?? this.scaleFor(value ?? 0);
    return this.withWord(this.bare(value, error, used, digits, sign), used);
  }

  withWord(text: string, scale: Scale): string {
    return scale.word === '' || text === '0' || text === '–' ? text : this.language === 'en' ? `${text} ${scale.word}` : `${text}${scale.word.startsWith('×') ? ' ' : ''}${scale.word}`;
  }

  /** "−42 to 230 k": the ends of a band, each rounded to its own error. */
  band(of: Quantiles, which: 50 | 90, draws: number, scale: Scale, digits = kSentence): string {
    const errors = errorsOf(of, null, draws);
    const [low, high] = which === 50 ? (['p25', 'p75'] as const) : (['p5', 'p95'] as const);
    const largest = Math.max(Math.abs(of[low] ?? 0), Math.abs(of[high] ?? 0));
    const finest = largest > 0 ? 10 ** (Math.floor(Math.log10(largest)) - digits) : 0;
    const below = this.bare(of[low], Math.max(errors[low], finest), scale, digits);
    const above = this.bare(of[high], Math.max(errors[high], finest), scale, digits);
    const to = this.language === 'en' ? ' to ' : ' 至 ';
    return this.withWord(`${below}${to}${above}`, scale);
  }

  /** A mark on an axis whose marks are so far apart. */
  tick(value: number, apart: number, scale: Scale): string {
    const places = Math.max(0, -Math.floor(Math.log10(apart / scale.factor) + 1e-9));
    return this.plain(value / scale.factor, places);
  }

  /** A number that was set, not estimated, as it is. */
  plain(value: number, places = 3): string {
    return new Intl.NumberFormat(locale[this.language], { maximumFractionDigits: places }).format(value).replace('-', '−');
  }

  percent(share: number, places = 0): string {
    return new Intl.NumberFormat(locale[this.language], { style: 'percent', maximumFractionDigits: places }).format(share);
  }

  /** Whole numbers. */
  count(value: number): string {
    return new Intl.NumberFormat(locale[this.language]).format(value);
  }

  /** "March 2027" of "2027-03", and a year as it is. */
  month(period: string, short = false): string {
    if (period.length === 4) return this.language === 'en' ? period : `${period}年`;
    return new Intl.DateTimeFormat(locale[this.language], { year: 'numeric', month: short ? 'short' : 'long', timeZone: 'UTC' }).format(new Date(`${period}-01T00:00:00Z`));
  }

  day(day: string): string {
    return new Intl.DateTimeFormat(locale[this.language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  }
}
