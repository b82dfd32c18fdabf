import { describe, expect, it } from 'vitest';
import type { Catalog, Lever } from '../src/engine/catalog';
import type { Ask } from '../src/engine/request';
import { lifted, moreOf, outcomeOf, questionOf, requestOf, thresholdCommand, type Question, type Threshold, type ThresholdPoint } from '../src/views/questions/question';

const lever = (id: string, more: Partial<Lever> = {}) => ({ id, kind: 'number', none_allowed: false, partners: [], slider: { from: 0, to: 2, step: 0.1, reason: '' }, ...more }) as unknown as Lever;
const catalog = {
  levers: [lever('washington.cap', { none_allowed: true, partners: ['washington.cap_share'], slider: { from: 0, to: 1e6, step: 50000, reason: '' } }), lever('washington.cap_share', { none_allowed: true }), lever('washington.enforcement'), lever('beijing.permission', { kind: 'states' })],
  scenarios: [],
  metrics: [],
  entries: [],
} as Catalog;
const ask: Ask = { base: { parent: 'no-export', set: {} }, yours: { parent: 'h200-licensed', set: { 'washington.cap': '5', 'washington.levy': '0.1' } }, edits: { a: '1' }, seed: 3, metrics: [], yardstick: '', basis: '' };
const question: Question = { lever: 'washington.cap', measure: 'stock_ratio', year: '2027', way: 'above', value: 10, chance: 90 };

describe('a question', () => {
  it('goes through a link, and what a link does not say is as usual', () => {
    const other: Question = { lever: 'washington.enforcement', measure: 'gain_percent', year: '2028', way: 'below', value: -1.5, chance: 50 };
    expect(questionOf(moreOf(other), catalog, ['2027', '2028'])).toEqual(other);
    expect(questionOf({ 'q.lever': 'beijing.permission', 'q.figure': '<b>', 'q.value': 'x', 'q.chance': '400', 'q.year': '1' }, catalog, ['2027'])).toEqual(question);
  });
  it('of a level is asked of the policy, without the lever’s own value, other caps lifted', () => {
    const lift = lifted(question, catalog, ask.yours, () => '0.5');
    expect(lift).toEqual(['washington.cap_share']);
    const request = requestOf(question, ask, catalog, lift, 7e6);
    expect(request).toMatchObject({ metric: 'stock_ratio@2027', value: 10, probability: 0.9, base: 'h200-licensed,washington.cap_share=none,washington.levy=0.1', other: '', from: 0, to: 1e6, set: ['a=1'] });
    expect(thresholdCommand(request)).toBe(
      'headway threshold stock_ratio@2027 --value 10 --by washington.cap --probability 0.9 --base h200-licensed,washington.cap_share=none,washington.levy=0.1 --from 0 --to 1000000 --set a=1 --seed 3 --samples 2000',
    );
    expect(lifted(question, catalog, ask.yours, () => 'none')).toEqual([]);
  });
  it('of a gain is asked of both, below with 90 % being above with 10 %', () => {
    const request = requestOf({ ...question, measure: 'gain_percent', value: 2, way: 'below' }, ask, catalog, [], 7e6);
    expect(request).toMatchObject({ metric: 'china_useful@2027', value: 140000, probability: 0.1, base: 'no-export', other: 'h200-licensed,washington.levy=0.1' });
  });
});

describe('an answer', () => {
  const point = (at: number, share: number) => ({ lever: at, share }) as ThresholdPoint;
  const result = (more: Partial<Threshold>) => ({ found: false, rising: false, points: [point(0, 0.6), point(1, 0.4)], at: { value: null, low: null, high: null }, ...more }) as Threshold;
  const at = { value: 0.5, low: 0.4, high: 0.6 };
  it('says on which side of the value it holds', () => {
    expect(outcomeOf(result({ found: true, at }), { way: 'above', chance: 50 })).toMatchObject({ kind: 'most', at: 0.5 });
    expect(outcomeOf(result({ found: true, at, rising: true }), { way: 'above', chance: 50 }).kind).toBe('least');
    expect(outcomeOf(result({ found: true, at }), { way: 'below', chance: 50 }).kind).toBe('least');
    expect(outcomeOf(result({ found: true, at, rising: true }), { way: 'below', chance: 50 }).kind).toBe('most');
  });
  it('says that every value does, or none, and what is best', () => {
    expect(outcomeOf(result({}), { way: 'above', chance: 30 })).toEqual({ kind: 'always', chance: 0.4 });
    expect(outcomeOf(result({}), { way: 'above', chance: 90 })).toEqual({ kind: 'never', chance: 0.6, best: point(0, 0.6) });
    expect(outcomeOf(result({}), { way: 'below', chance: 90 })).toEqual({ kind: 'never', chance: 0.6, best: point(1, 0.4) });
  });
});
