// Numbers as a person reads them, by the rules of the command line (src/headway/report/number.hpp, spread.hpp): no digit smaller
// than the Monte Carlo error, and one scale within a sentence.
import type { Quantiles } from '../engine/answer';

/** Below it, tails of what has ended, which read as nothing. */
const kNothing = 1e-9;

const power = (value: number) => Math.floor(Math.log10(Math.abs(value)));

/** The value over `factor`, rounded to the leading digit of the error and to so many significant digits, with the decimal places it has
 * then; none where there is no value. An error of zero does not round. */
export function rounded(value: number | null, error: number | null, factor: number, digits: number): { value: number; places: number } | undefined {
  if (value === null || !Number.isFinite(value)) return undefined;
  if (Math.abs(value) < kNothing) return { value: 0, places: 0 };
  const size = Math.abs(value) / factor;
  const scaledError = Math.abs(error ?? 0) / factor;
  const lastPower = (number: number) => {
    const byDigits = power(number) - (digits - 1);
    return Number.isFinite(scaledError) && scaledError > 0 ? Math.max(byDigits, power(scaledError)) : byDigits;
  };
  const roundTo = (number: number, at: number) => (at < 0 ? Math.round(number * 10 ** -at) / 10 ** -at : Math.round(number / 10 ** at) * 10 ** at);
  let shown = roundTo(size, lastPower(size));
  if (shown === 0) return { value: 0, places: 0 };
  const last = lastPower(shown);
  shown = roundTo(shown, last);
  return { value: value < 0 ? -shown : shown, places: Math.max(0, -last) };
}

export interface Errors {
  p5: number;
  p25: number;
  p50: number;
  p75: number;
  p95: number;
  mean: number;
}

/** Monte Carlo errors (95 %, half width) of a summary's figures. The median's is measured by the engine; the others follow from the
 * number of worlds and the distance to the next quantile, on the wide side. */
export function errorsOf(of: Quantiles, errorOfMedian: number | null, draws: number): Errors {
  const worlds = Math.max(1, draws);
  const { p5, p25, p50, p75, p95 } = of as Record<keyof Quantiles, number>;
  const error = (p: number, between: number, distance: number, thinning: number) => (1.96 * Math.sqrt((p * (1 - p)) / worlds) * thinning * Math.abs(distance)) / between;
  return {
    p5: error(0.05, 0.2, p25 - p5, 2.5),
    p25: error(0.25, 0.25, p50 - p25, 1.25),
    p50: errorOfMedian ?? error(0.5, 0.5, p75 - p25, 1),
    p75: error(0.25, 0.25, p75 - p50, 1.25),
    p95: error(0.05, 0.2, p95 - p75, 2.5),
    mean: (1.96 * Math.abs(p95 - p5)) / (2 * 1.645) / Math.sqrt(worlds),
  };
}
