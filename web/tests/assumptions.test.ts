import { describe, expect, it } from 'vitest';
import { found, valueAt, type Entry, type Value } from '../src/views/assumptions/entry';
import { spreadOf } from '../src/views/assumptions/spread';

const value = (more: Partial<Value> = {}): Value => ({ period: null, quantiles: { p50: 1 }, kind: 'judgement', source: 'a source', published: '2025-01-01', confidence: 'low', reason: '', ...more });
const entry = (id: string, means: string, values = [value()]) => ({ id, means, note: '', text: null, alternatives: [{ name: '', weight: 1, values, superseded: [] }] }) as unknown as Entry;
const any = { search: '', sector: '', kind: '', confidence: '' };

describe('assumptions', () => {
  const book = [entry('trade.stock', 'smuggled chips'), entry('price.smuggled', 'of what is smuggled'), entry('energy.price', 'power', [value({ kind: 'observation', source: 'smuggled in a report' })])];
  const ids = (filter: Partial<typeof any>) => found(book, { ...any, ...filter }).map(({ id }) => id);
  it('are found by id first, then meaning, then source', () => {
    expect(ids({ search: ' Smuggled ' })).toEqual(['price.smuggled', 'trade.stock', 'energy.price']);
    expect(ids({ search: 'smuggled report' })).toEqual(['energy.price']);
    expect(ids({ search: 'nowhere' })).toEqual([]);
  });
  it('are filtered by part, kind and confidence', () => {
    expect(ids({ sector: 'trade' })).toEqual(['trade.stock']);
    expect(ids({ kind: 'observation' })).toEqual(['energy.price']);
    expect(ids({ confidence: 'high' })).toEqual([]);
  });
  it('of several periods show the one that holds', () => {
    const path = ['2022', '2025', '2026-10'].map((period) => value({ period }));
    expect(valueAt(path, '2026-09')?.period).toBe('2025');
    expect(valueAt(path, '2026-10')?.period).toBe('2026-10');
    expect(valueAt(path, '2020-01')?.period).toBe('2022');
    expect(valueAt([], '2020-01')).toBeUndefined();
  });
});

describe('a spread', () => {
  const mass = (curve: [number, number][], from: number, to: number) =>
    curve.slice(1).reduce((sum, [x, height], k) => {
      const [before, was] = curve[k]!;
      return x <= to + 1e-9 && before >= from - 1e-9 ? sum + ((x - before) * (height + was)) / 2 : sum;
    }, 0);
  it('has half of its mass on either side of the median', () => {
    for (const shape of ['lognormal', 'normal', 'piecewise']) {
      const { curve, middle } = spreadOf({ p5: 1, p50: 2, p95: 8 }, shape)!;
      const [left, right] = [mass(curve, 0, middle!), mass(curve, middle!, 1)];
      expect(left / right, shape).toBeCloseTo(1, 1);
    }
  });
  it('is even between quantiles where nothing else is said', () => {
    const { curve, middle } = spreadOf({ p0: 0, p50: 1, p100: 4 }, 'piecewise')!;
    expect(middle).toBe(0.25);
    expect(curve[3]![1]).toBe(1);
    expect(curve.at(-3)![1]).toBeCloseTo(1 / 3);
  });
  it('is even over factors where values lie far apart', () => {
    const near = spreadOf({ p0: 1, p100: 2.5 }, 'piecewise')!;
    expect(near.curve.every(([, height]) => height === 1)).toBe(true);
    const far = spreadOf({ p0: 1, p100: 4 }, 'piecewise')!;
    expect(far.curve.at(-1)![1]).toBeCloseTo(1 / 4);
  });
  it('of two quantiles goes over the middle that the engine takes', () => {
    const { curve, middle } = spreadOf({ p5: 1, p95: 100 }, 'lognormal')!;
    expect(middle).toBeUndefined();
    expect(curve.every(([x, height]) => x >= 0 && x <= 1 && height >= 0 && height <= 1)).toBe(true);
  });
  it('is none of one number, of no limit, and of quantiles in one place', () => {
    expect(spreadOf({ p50: 1 }, 'number')).toBeUndefined();
    expect(spreadOf({ p50: 'none' }, 'number')).toBeUndefined();
    expect(spreadOf({ p5: 2, p95: 2 }, 'normal')).toBeUndefined();
  });
});
