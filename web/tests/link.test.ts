import { describe, expect, it } from 'vitest';
import { commandOf, type Ask } from '../src/engine/request';
import { linkOf, stateOf, usualState, type Known } from '../src/state/link';

const known: Known = { scenarios: ['no-export', 'h200-licensed'], ids: ['washington.cap', 'washington.classes', 'demand.china.worth'], views: ['answer', 'claims'], years: ['2027', '2028'] };

describe('a link', () => {
  it('holds the whole state', () => {
    const state = usualState(['zh-TW']);
    state.view = 'claims';
    state.yours.set = { 'washington.cap': '400000', 'washington.classes': 'h20,mi308' };
    state.base.set = { 'washington.cap': '1' };
    state.edits = { 'demand.china.worth': '1..2' };
    state.seed = 7;
    state.more = { entry: 'a&b=c#d' };
    const link = linkOf(state);
    expect(link).toContain('yours.washington.classes=h20,mi308');
    expect(stateOf(link, usualState([]), known)).toEqual({ state, unknown: [] });
  });
  it('names what is not known, and goes on without it', () => {
    const { state, unknown } = stateOf('#yours=gone&yours.no.such=1&set.nor.this=2&seed=x&view=claims&strange=1', usualState(['en']), known);
    expect(unknown).toEqual(['yours=gone', 'no.such', 'nor.this', 'seed', 'strange']);
    expect(state.view).toBe('claims');
    expect(state.yours).toEqual({ parent: 'h200-licensed', set: {} });
  });
});

describe('a command', () => {
  it('quotes what a shell would take apart', () => {
    const ask: Ask = { base: { parent: 'no-export', set: {} }, yours: { parent: 'h200-licensed', set: { 'washington.classes': '[]', a: "it's" } }, edits: { b: '0.2..0.4' }, seed: 1, metrics: [], yardstick: '', basis: '' };
    expect(commandOf(ask, 500)).toBe(`headway compare no-export 'h200-licensed,a=it'\\''s,washington.classes=[]' --set b=0.2..0.4 --seed 1 --samples 500 --horizon 2028-12`);
  });
});
