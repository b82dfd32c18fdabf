// What the page asks of the engine: two sides, each a scenario with levers set otherwise, and assumptions of the world.

import { kHorizon } from './figures';

export type Settings = Record<string, string>;

export interface Side {
  parent: string;
  /** Lever ids with values, written as in `--set`. */
  set: Settings;
}

/** One comparison: all that its numbers hang on but the number of worlds. */
export interface Ask {
  base: Side;
  yours: Side;
  edits: Settings;
  seed: number;
  metrics: string[];
  yardstick: string;
  basis: string;
}

const entries = (set: Settings) => Object.entries(set).sort(([one], [other]) => (one < other ? -1 : 1));

/** A side as the command line names it: "h200-licensed,washington.cap=400000". */
export function sideText(side: Side): string {
  return [side.parent, ...entries(side.set).map(([id, value]) => `${id}=${value}`)].join(',');
}

export function editTexts(edits: Settings): string[] {
  return entries(edits).map(([id, value]) => `${id}=${value}`);
}

/** The fields of `compare` for so many draws. */
export function compareFields(ask: Ask, samples: number) {
  return {
    base: sideText(ask.base),
    others: [sideText(ask.yours)],
    metric: ask.metrics,
    yardstick: ask.yardstick,
    basis: ask.basis,
    seed: ask.seed,
    set: editTexts(ask.edits),
    horizon: kHorizon,
    samples,
  };
}

/** The request of `compare` for so many draws. */
export const compareRequest = (ask: Ask, samples: number) => ({ verb: 'compare', ...compareFields(ask, samples) });

/** A request of one verb. */
export interface Request {
  verb: string;
  [field: string]: unknown;
}

/** A word as a shell takes it. */
export const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** Words as a shell takes them. */
export const commandLine = (words: string[]) => words.map(quoted).join(' ');

/** The command that prints the same numbers. */
export function commandOf(ask: Ask, samples: number): string {
  const words = ['headway', 'compare', sideText(ask.base), sideText(ask.yours)];
  for (const edit of editTexts(ask.edits)) {
    words.push('--set', edit);
  }
  return commandLine([...words, '--seed', String(ask.seed), '--samples', String(samples), '--horizon', kHorizon]);
}

/** Whether two asks are for the same numbers. */
export function sameAsk(one: Ask, other: Ask): boolean {
  return JSON.stringify(compareFields(one, 0)) === JSON.stringify(compareFields(other, 0));
}
