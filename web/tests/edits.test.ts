import { describe, expect, it } from 'vitest';
import { editOf, editsOf, idOf, keyOf, withEdit, withoutEdits } from '../src/state/edits';
import { linkOf, stateOf, usualState } from '../src/state/link';

describe('edits', () => {
  it('are keys of --set', () => {
    for (const key of ['a.b', 'a.b*', 'a.b+', 'a.b@2027-01..', 'a.b@2027-01..2027-06*', 'a.b@2026-10~2027-12']) expect(keyOf(editOf(key)!)).toBe(key);
    expect(editOf('a b')).toBeUndefined();
    expect(idOf('a.b@2027-01..*')).toBe('a.b');
  });
  it('of one entry take each other’s place, unless they are of other months', () => {
    const edits = withEdit(withEdit({ 'c.d': '1' }, { id: 'a.b', months: '', how: '' }, '0.5'), { id: 'a.b', months: '', how: '*' }, '2');
    expect(edits).toEqual({ 'c.d': '1', 'a.b*': '2' });
    const dated = withEdit(edits, { id: 'a.b', months: '2027-01..', how: '' }, '3');
    expect(editsOf(dated, 'a.b')).toEqual([['a.b*', '2'], ['a.b@2027-01..', '3']]);
    expect(withoutEdits(dated, 'a.b')).toEqual({ 'c.d': '1' });
  });
  it('go through a link', () => {
    const state = { ...usualState(['en']), edits: { 'a.b@2027-01..*': '2', 'a.b+': '5 GUSD/year' } };
    const known = { scenarios: ['no-export', 'h200-licensed'], ids: ['a.b'], views: ['answer'], years: ['2028'] };
    expect(stateOf(linkOf(state), usualState([]), known)).toEqual({ state, unknown: [] });
  });
});
