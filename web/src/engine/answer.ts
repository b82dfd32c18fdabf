// What `headway compare --json` prints (docs/json.md), as far as the page reads it.

/** A summary over worlds; null where there is no value. */
export interface Quantiles {
  p5: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p95: number | null;
  mean: number | null;
}

export interface Figure {
  id: string;
  unit: string;
  yardstick: string;
  basis: string;
  /** A year ("2027") or a month ("2027-03"). */
  period: string;
  base: Quantiles;
  value: Quantiles;
  gain: Quantiles;
  gain_percent: Quantiles;
  /** Share of the worlds, from 0 to 1, in which the gain is above zero. */
  above_zero: number | null;
  /** Half the width of the 95 % interval of the median gain. */
  error_p50: number | null;
  /** Worlds in which the gain has a value. */
  draws: number;
}

export interface Other {
  scenario: string;
  why: string;
  same_as_base: boolean;
  metrics: Figure[];
}

export interface Answer {
  schema: string;
  version: string;
  commit: string;
  made: string;
  book: { hash: string; as_of: string | null; through: string };
  seed: number;
  samples: number;
  dropped: number;
  base: string;
  why: string;
  others: Other[];
}

/** The figure of that id and period; undefined where it was not asked for. */
export function figureOf(answer: Answer, id: string, period: string): Figure | undefined {
  return answer.others[0]?.metrics.find((figure) => figure.id === id && figure.period === period);
}

/** The monthly figures of that id, in the order of time. */
export function monthsOf(answer: Answer, id: string): Figure[] {
  return answer.others[0]?.metrics.filter((figure) => figure.id === id && figure.period.length === 7) ?? [];
}

/** Worlds that count: those drawn less those that cannot support history. */
export function worldsOf(answer: Answer): number {
  return answer.samples - answer.dropped;
}
