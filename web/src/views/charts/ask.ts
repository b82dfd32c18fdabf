// What the charts ask of the engine, and the commands that print the same.
import type { Figure } from '../../engine/answer';
import { editTexts, sideText, quoted, type Ask } from '../../engine/request';
import asked from './asked.json';

export const kDraws = 2000;

/** One pair of policies, as far as the charts read it. */
export interface Pair {
  version: string;
  commit: string;
  book: { hash: string };
  samples: number;
  dropped: number;
  others: { metrics: (Pick<Figure, 'id' | 'unit' | 'yardstick' | 'period' | 'base' | 'value' | 'draws'> & { gain: { p50: number | null }; error_p50: number | null })[] }[];
}
export type PairFigure = Pair['others'][number]['metrics'][number];

const common = (ask: Ask) => ({ verb: 'compare', base: sideText(ask.base), others: [sideText(ask.yours)], seed: ask.seed, set: editTexts(ask.edits), samples: kDraws, basis: asked.basis });

export const yearsRequest = (ask: Ask) => ({ ...common(ask), metric: asked.figures, yardstick: asked.yardstick });
export const ratiosRequest = (ask: Ask) => ({ ...common(ask), metric: asked.years.flatMap((year) => asked.ratios.map((id) => `${id}@${year}`)) });

export const unedited = (ask: Ask) => Object.keys(ask.base.set).length + Object.keys(ask.yours.set).length + Object.keys(ask.edits).length === 0 && ask.seed === 1;
export const shippedAt = (ask: Ask, what: 'years' | 'ratios') => (unedited(ask) ? `results/charts-${what}~${ask.base.parent}~${ask.yours.parent}.json` : undefined);

/** The command that prints these figures. */
export function commandFor(ask: Ask, metrics: string[], samples: number, yardstick: string): string {
  const words = ['headway', 'compare', sideText(ask.base), sideText(ask.yours)];
  for (const metric of metrics) words.push('--metric', metric);
  if (yardstick !== '') words.push('--yardstick', yardstick);
  words.push('--basis', asked.basis);
  return ended(words, ask, samples);
}

/** Edits, seed and draws, which every command ends with. */
export function ended(words: string[], ask: Ask, samples: number): string {
  for (const edit of editTexts(ask.edits)) words.push('--set', edit);
  return [...words, '--seed', String(ask.seed), '--samples', String(samples)].map(quoted).join(' ');
}

export const sourceOf = ({ version, commit, book }: { version: string; commit: string; book: { hash: string } }) => `Headway ${version} (${commit}), book ${book.hash.slice(0, 12)}`;

export const kYardstick = asked.yardstick;
export const kRatios = asked.ratios;
export const kRatioYears = asked.years;
