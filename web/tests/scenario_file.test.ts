import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScenario, tomlValue, writeScenario } from '../src/state/scenario_file';

const known = { usual: 'h200-licensed', scenarios: ['no-export', 'h200-licensed'], ids: ['washington.cap', 'washington.cap_base', 'washington.classes', 'washington.levy', 'beijing.permission', 'beijing.mandate'] };
const read = (text: string) => readScenario(text, known);

describe('a scenario file', () => {
  it('is read: numbers, words, lists, quantiles', () => {
    const { side, why, problems } = read(`# a comment
parent = "no-export"   # another
why    = "a # in a \\"word\\""

[set]
"washington.cap" = 400_000
'washington.levy' = 0.25
"washington.cap_base" = "since-rule"
"washington.classes" = [
  "h20", # said before
  "b30a@2027-07",
]
"beijing.permission" = ["blocked", "case@2027-03"]
"beijing.mandate" = { p5 = 0.1, p50 = 0.3, p95 = 0.5 }
`);
    expect(problems).toEqual([]);
    expect(why).toBe('a # in a "word"');
    expect(side).toEqual({
      parent: 'no-export',
      set: { 'washington.cap': '400000', 'washington.levy': '0.25', 'washington.cap_base': 'since-rule', 'washington.classes': 'h20,b30a@2027-07', 'beijing.permission': 'blocked,case@2027-03', 'beijing.mandate': '0.1..0.3..0.5' },
    });
  });
  it('of the book or the examples is read, or says what a link cannot hold', () => {
    const at = '../book/scenarios/';
    expect(read(readFileSync(`${at}no-export.toml`, 'utf-8')).side).toEqual({ parent: 'h200-licensed', set: { 'washington.classes': '[]' } });
    const dated = read(readFileSync('../examples/scenarios/licences-end.toml', 'utf-8'));
    expect(dated.side).toBeUndefined();
    expect(dated.problems.map(({ kind, line }) => [kind, line])).toEqual([
      ['dates', 5],
      ['dates', 10],
    ]);
  });
  it('other quantiles keep their names, shape and unit', () => {
    expect(read('[set]\n"beijing.mandate" = { p0 = 0, p50 = 0.4, p100 = 1 }').side?.set).toEqual({ 'beijing.mandate': 'p0:0..p50:0.4..p100:1' });
    expect(read('[set]\n"washington.cap" = { p5 = 1, p95 = 3, shape = "lognormal", unit = "chip/month" }').side?.set).toEqual({ 'washington.cap': 'lognormal:1..3 chip/month' });
  });
  it('is refused with the line and the reason', () => {
    const kinds = (text: string) => read(text).problems.map(({ line, kind, what }) => [line, kind, what]);
    expect(kinds('parent = "gone"')).toEqual([[1, 'parent', 'gone']]);
    expect(kinds('[set]\n"no.such" = 1\n"washington.levy" = true')).toEqual([
      [2, 'key', 'no.such'],
      [3, 'value', 'true'],
    ]);
    expect(kinds('[set]\n"washington.levy" = { values = 1 }')).toEqual([[2, 'value', 'values']]);
    expect(kinds('[set]\n"washington.levy" = { period = "2027", p50 = 1 }')).toEqual([[2, 'periods', 'period']]);
    expect(kinds('from = "2027-01"\n[set]\n')).toEqual([[1, 'dates', 'from']]);
    expect(kinds('[set]\n"washington.levy" = 1 2')[0]?.slice(0, 2)).toEqual([2, 'syntax']);
    expect(kinds('<html>')[0]?.slice(0, 2)).toEqual([1, 'syntax']);
    expect(kinds('[set]\n"washington.classes" = ["h20"')[0]?.slice(0, 2)).toEqual([2, 'syntax']);
    expect(kinds('x'.repeat(300000))[0]?.slice(0, 2)).toEqual([1, 'syntax']);
    expect(read('parent = "gone"').side).toBeUndefined();
  });
  it('that is written is read as what it was', () => {
    const side = { parent: 'no-export', set: { 'washington.cap': 'none', 'washington.levy': '.5', 'washington.classes': '[]', 'beijing.permission': 'blocked,case@2027-03', 'beijing.mandate': 'p0:0..p50:0.4..p100:1', 'washington.cap_base': 'lifetime' } };
    const text = writeScenario(side, { heading: 'headway compare', lists: ['washington.classes'], dated: ['washington.levy'] });
    expect(read(text)).toEqual({ side: { ...side, set: { ...side.set, 'washington.levy': '0.5' } }, why: 'a policy made in the explorer', problems: [] });
  });
  it('has numbers as TOML writes them', () => {
    expect(tomlValue('1.', false)).toBe('1.0');
    expect(tomlValue('-.5e3', false)).toBe('-0.5e3');
    expect(tomlValue('20000 chip/month', false)).toBe('{ p50 = 20000, unit = "chip/month" }');
    expect(tomlValue('0.1..0.3', false)).toBe('{ p5 = 0.1, p95 = 0.3 }');
    expect(tomlValue('lognormal:1..2..3', false)).toBe('{ p5 = 1, p50 = 2, p95 = 3, shape = "lognormal" }');
    expect(tomlValue('"; rm', false)).toBe('"\\"; rm"');
  });
});
