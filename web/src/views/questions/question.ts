// A question in words, and what it is asked of the engine as: `headway threshold`.
import { leverOf, type Catalog, type Lever } from '../../engine/catalog';
import { commandLine, editTexts, sideText, type Ask, type Settings, type Side } from '../../engine/request';
import { kCap } from '../../first/five';

/** Of which figures it may be asked. Gains are of the reader's policy over what it is compared with; all else is of the policy. */
export const kMeasures = ['stock_ratio', 'additions_ratio', 'gain_percent', 'gain', 'capability_lag', 'domestic_share', 'imports_licensed'] as const;
export type Measure = (typeof kMeasures)[number];
export type Way = 'above' | 'below';

export interface Question {
  lever: string;
  measure: Measure;
  year: string;
  way: Way;
  /** In the measure's unit; percent for `gain_percent`. */
  value: number;
  /** Percent of worlds. */
  chance: number;
}

/** What is asked about unless the reader says. */
export const kStart: Record<Measure, number> = { stock_ratio: 10, additions_ratio: 10, gain_percent: 2, gain: 100000, capability_lag: 12, domestic_share: 50, imports_licensed: 100000 };
export const kChances = [50, 75, 90, 95];
export const kDraws = 2000;

const isGain = (measure: Measure) => measure === 'gain' || measure === 'gain_percent';
const kGain = 'china_useful';

/** Levers that have a value to be looked for. */
export function movable({ levers }: Catalog): Lever[] {
  return levers.filter(({ kind, slider }) => kind === 'number' && slider !== null);
}

/** The question that a link holds; the usual one where it holds none. */
export function questionOf(more: Settings, catalog: Catalog, years: string[]): Question {
  const measure = kMeasures.find((each) => each === more['q.figure']) ?? 'stock_ratio';
  const lever = movable(catalog).find(({ id }) => id === more['q.lever'])?.id ?? kCap[0]!;
  const value = Number(more['q.value']);
  const chance = Number(more['q.chance']);
  return {
    lever,
    measure,
    year: years.includes(more['q.year'] ?? '') ? more['q.year']! : years[0]!,
    way: more['q.way'] === 'below' ? 'below' : 'above',
    value: more['q.value'] !== undefined && more['q.value'] !== '' && Number.isFinite(value) ? value : kStart[measure],
    chance: chance >= 1 && chance <= 99 ? chance : 90,
  };
}

export function moreOf(question: Question): Settings {
  return {
    'q.lever': question.lever,
    'q.figure': question.measure,
    'q.year': question.year,
    'q.way': question.way,
    'q.value': String(question.value),
    'q.chance': String(question.chance),
  };
}

/** The other forms of the same limit, which are lifted so that the lever alone limits. */
export function lifted({ lever }: Question, catalog: Catalog, side: Side, textOf: (side: Side, id: string) => string): string[] {
  const partners = new Set([...(kCap.includes(lever) ? kCap : []), ...(leverOf(catalog, lever)?.partners ?? [])]);
  return [...partners].filter((id) => id !== lever && leverOf(catalog, id)?.none_allowed === true && textOf(side, id) !== 'none');
}

export interface Request {
  verb: 'threshold';
  metric: string;
  value: number;
  by: string;
  probability: number;
  base: string;
  other: string;
  from: number;
  to: number;
  seed: number;
  set: string[];
  samples: number;
}

/** `level`: what `gain_percent` is counted from, in H100e. */
export function requestOf(question: Question, ask: Ask, catalog: Catalog, lift: string[], level: number): Request {
  const { [question.lever]: _, ...rest } = ask.yours.set;
  const yours = sideText({ parent: ask.yours.parent, set: { ...rest, ...Object.fromEntries(lift.map((id) => [id, 'none'])) } });
  const gain = isGain(question.measure);
  const slider = leverOf(catalog, question.lever)?.slider;
  return {
    verb: 'threshold',
    metric: `${gain ? kGain : question.measure}@${question.year}`,
    value: question.measure === 'gain_percent' ? (question.value / 100) * level : question.value,
    by: question.lever,
    probability: Number((question.way === 'above' ? question.chance / 100 : 1 - question.chance / 100).toFixed(6)),
    base: gain ? sideText(ask.base) : yours,
    other: gain ? yours : '',
    from: slider?.from ?? 0,
    to: slider?.to ?? 1,
    seed: ask.seed,
    set: editTexts(ask.edits),
    samples: kDraws,
  };
}

export function thresholdCommand({ metric, value, by, probability, base, other, from, to, seed, set, samples }: Request): string {
  const words = ['headway', 'threshold', metric, '--value', String(value), '--by', by, '--probability', String(probability), '--base', base];
  if (other !== '') words.push('--other', other);
  words.push('--from', String(from), '--to', String(to));
  for (const edit of set) words.push('--set', edit);
  return commandLine([...words, '--seed', String(seed), '--samples', String(samples)]);
}

export interface ThresholdPoint {
  lever: number | string;
  share: number;
  reached: number;
  error_reached: number;
  p5: number;
  p50: number;
  p95: number;
  error_p50: number;
  draws: number;
}

/** What `headway threshold --json` prints, as far as it is read. */
export interface Threshold {
  unit: string;
  lever_unit: string;
  set_in: string;
  found: boolean;
  at: { value: number | null; low: number | null; high: number | null };
  cut_off: boolean;
  rising: boolean;
  monotone: boolean;
  lowest_share: number;
  highest_share: number;
  dropped: number;
  samples: number;
  points: ThresholdPoint[];
}

export type Outcome =
  | { kind: 'most' | 'least'; at: number; low: number | null; high: number | null }
  | { kind: 'always'; chance: number }
  | { kind: 'never'; chance: number; best: ThresholdPoint };

/** The share of worlds in which what is asked for holds. */
export const holds = (share: number, way: Way) => (way === 'above' ? share : 1 - share);

export function outcomeOf(result: Threshold, { way, chance }: Pick<Question, 'way' | 'chance'>): Outcome {
  if (result.found && result.at.value !== null) {
    const { value: at, low, high } = result.at;
    const rises = result.rising === (way === 'above');
    return { kind: rises ? 'least' : 'most', at, low, high };
  }
  const shares = result.points.map(({ share }) => holds(share, way));
  const least = Math.min(...shares);
  if (least >= chance / 100) return { kind: 'always', chance: least };
  const best = shares.indexOf(Math.max(...shares));
  return { kind: 'never', chance: shares[best]!, best: result.points[best]! };
}
