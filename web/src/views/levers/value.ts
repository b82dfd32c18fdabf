// The text of a value, as `--set` has it, in a reader's words.
import { itemsOf } from '../../engine/catalog';
import type { Format } from '../../numbers/format';
import { withUnit } from '../../numbers/units';

export interface ValueWords {
  none: string;
  nothing: string;
  drawn: string;
  range: (low: string, high: string) => string;
  middle: (low: string, middle: string, high: string) => string;
  from: (item: string, month: string) => string;
  units: Record<string, string>;
  words: Record<string, string>;
}

const kNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

export function numberOf(text: string): number | undefined {
  return kNumber.test(text) ? Number(text) : undefined;
}

const kDigits = 6;

/** Numbers with their unit; words, and lists of words, in the reader's language. */
export function valueText(text: string, unit: string, words: ValueWords, format: Format): string {
  const [numbers = '', own] = text.split(' ', 2);
  const inUnit = (shown: string) => {
    const used = own ?? unit;
    return used === '1' ? shown : withUnit(shown, words.units[used] ?? used, format.language);
  };
  if (unit === '') return wordsText(text, words, format);
  if (text === 'none') return words.none;
  const plain = (number: string) => format.plain(Number(number), kDigits);
  const pieces = numbers.replace(/^[a-z]+:/, '').split('..').map((piece) => piece.replace(/^(?:p[\d_]+|mode):/, ''));
  if (pieces.some((piece) => numberOf(piece) === undefined)) return text === '' ? words.drawn : text;
  const [one, two, three] = pieces.map(plain);
  if (pieces.length === 1) return inUnit(one!);
  if (pieces.length === 2) return inUnit(words.range(one!, two!));
  return inUnit(pieces.length === 3 ? words.middle(one!, two!, three!) : text);
}

function wordsText(text: string, words: ValueWords, format: Format): string {
  const items = itemsOf(text);
  if (items.length === 0) return words.nothing;
  return items
    .map((item) => {
      const [name = '', month] = item.split('@', 2);
      const shown = words.words[name] ?? className(name);
      if (month === undefined) return /^\d{4}-\d\d$/.test(name) ? format.month(name) : shown;
      return words.from(shown, /^\d{4}-\d\d$/.test(month) ? format.month(month, true) : month);
    })
    .join(format.language === 'en' ? ', ' : '、');
}

/** "H200" of "h200", "Rubin next" of "rubin_next". */
export function className(name: string): string {
  const [first = '', ...rest] = name.split('_');
  const head = /\d/.test(first) ? first.toUpperCase() : first.charAt(0).toUpperCase() + first.slice(1);
  return [head, ...rest].join(' ');
}
