// How a value is drawn, as a density from stated quantiles, by the rules of the engine (chance/quantile_function.cpp): a normal or
// lognormal distribution with a deviation of its own on either side of the median, or even probability between quantiles.

/** Position and height, both from 0 to 1. */
export type Point = [number, number];

export interface Spread {
  curve: Point[];
  /** Where the median is. */
  middle: number | undefined;
}

type Quantiles = Record<string, number | string>;

const kName = /^p(\d+)(?:_(\d+))?$/;
/** The normal quantile of 95 %. */
const kNinety = 1.6448536269514722;
/** Beyond so many deviations nothing is drawn. */
const kWidest = 2.1;
/** Above this ratio of the largest value to the smallest, even probability is over factors. */
const kFactors = 3;
const kPieces = 24;

function pointsOf(quantiles: Quantiles): [number, number][] {
  return Object.entries(quantiles)
    .flatMap(([name, value]): [number, number][] => {
      const found = kName.exec(name);
      return found === null || typeof value !== 'number' ? [] : [[Number(`${found[1]}.${found[2] ?? 0}`) / 100, value]];
    })
    .sort(([one], [other]) => one - other);
}

/** Density over values, of either side of the median. */
function bell(low: number, median: number, high: number, log: boolean): Point[] {
  const to = log ? Math.log : (value: number) => value;
  const from = log ? Math.exp : (value: number) => value;
  const side = (deviation: number, start: number, end: number): Point[] =>
    Array.from({ length: kPieces + 1 }, (_, k) => {
      const z = start + ((end - start) * k) / kPieces;
      const value = from(to(median) + z * deviation);
      return [value, deviation > 0 ? Math.exp((-z * z) / 2) / (deviation * (log ? value : 1)) : 0];
    });
  return [...side((to(median) - to(low)) / kNinety, -kWidest, 0), ...side((to(high) - to(median)) / kNinety, 0, kWidest)];
}

function even(points: [number, number][]): Point[] {
  const log = points[0]![1] > 0 && points.at(-1)![1] > kFactors * points[0]![1];
  const to = log ? Math.log : (value: number) => value;
  const from = log ? Math.exp : (value: number) => value;
  const knots = points.map(([probability, value]) => [probability, to(value)] as [number, number]);
  const slope = ([p, v]: [number, number], [q, w]: [number, number]) => (w - v) / (q - p);
  const first = knots[0]!;
  const last = knots.at(-1)!;
  if (first[0] > 0) knots.unshift([0, first[1] - first[0] * slope(first, knots[1]!)]);
  if (last[0] < 1) knots.push([1, last[1] + (1 - last[0]) * slope(knots.at(-2)!, last)]);
  return knots.slice(1).flatMap(([q, w], k): Point[] => {
    const [p, v] = knots[k]!;
    if (!(w > v)) return [];
    return Array.from({ length: kPieces + 1 }, (_, piece) => {
      const value = from(v + ((w - v) * piece) / kPieces);
      return [value, (q - p) / (w - v) / (log ? value : 1)];
    });
  });
}

/** None where the value is one number. */
export function spreadOf(quantiles: Quantiles, shape: string): Spread | undefined {
  const points = pointsOf(quantiles);
  const low = points[0];
  const high = points.at(-1);
  const median = points.find(([probability]) => probability === 0.5)?.[1];
  if (low === undefined || high === undefined || !(high[1] > low[1])) return undefined;
  const log = shape === 'lognormal' && low[1] > 0;
  const bells = (log || shape === 'normal') && low[0] === 0.05 && high[0] === 0.95;
  const middle = median ?? (log ? Math.sqrt(low[1] * high[1]) : (low[1] + high[1]) / 2);
  const density = bells ? bell(low[1], middle, high[1], log) : even(points);
  const most = Math.max(...density.map(([, height]) => height));
  const from = density[0]?.[0] ?? 0;
  const width = (density.at(-1)?.[0] ?? 0) - from;
  if (!(most > 0 && width > 0)) return undefined;
  const at = (value: number) => (value - from) / width;
  return { curve: density.map(([value, height]) => [at(value), height / most]), middle: median === undefined ? undefined : at(median) };
}
