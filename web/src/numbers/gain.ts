// A gain in a reader's words: in percent of what there would be otherwise, no finer than its error, and in how many worlds there is one.
import type { Figure } from '../engine/answer';
import type { Words } from '../words/en';
import { kSentence, type Format } from './format';

/** "+1.3 %"; "–" where there is none. */
export function percentGain({ gain, gain_percent, error_p50 }: Figure, format: Format): string {
  const { p50 } = gain_percent;
  if (p50 === null) return '–';
  const digits = Math.abs(p50) < 1 ? 1 : kSentence;
  // The error of a median in percent, from the median's in the figure's unit.
  const error = gain.p50 ? Math.abs((p50 * (error_p50 ?? 0)) / gain.p50) : 0;
  const text = format.bare(p50, error, { factor: 1, word: '' }, digits, true);
  return format.language === 'en' ? `${text} %` : `${text}%`;
}

/** "They gain in 7 of 10 worlds." of the share of worlds that gain. */
export function howSure(share: number, words: Words['answer'], format: Format): string {
  if (share >= 1) return words.every;
  if (share <= 0) return words.none;
  if (share > 0.95) return words.nearlyAll;
  if (share < 0.05) return words.hardlyAny;
  return words.ofTen(format.count(Math.round(10 * share)));
}
