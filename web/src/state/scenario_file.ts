// Scenario files (docs/scenarios.md), read into a side and written from one. Of TOML it reads what such files are made of: `parent`, `why`,
// and a table `[set]` with numbers, words, lists of words, and tables of quantiles. What a link cannot hold is named.
import type { Settings, Side } from '../engine/request';

export interface Read {
  side?: Side;
  why: string;
  /** What the file has and the page cannot take, each a reason with the line. */
  problems: Problem[];
}

export interface Problem {
  line: number;
  kind: 'syntax' | 'parent' | 'dates' | 'periods' | 'value' | 'key';
  what: string;
}

type Value = number | string | boolean | string[] | Map<string, Value>;

class Trouble extends Error {
  constructor(
    readonly kind: Problem['kind'],
    readonly what: string,
  ) {
    super(what);
  }
}

const kBare = /^[A-Za-z0-9_.-]+/;
const kNumber = /^[-+]?(?:\d[\d_]*(?:\.[\d_]+)?|\.\d+)(?:[eE][-+]?\d+)?(?![\w.-])/;
const kEscapes: Record<string, string> = { '"': '"', '\\': '\\', n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Reads values of one line, or of some that belong together. */
class Reader {
  at = 0;
  constructor(readonly text: string) {}

  skip() {
    const found = /^(?:\s|#[^\n]*)*/.exec(this.text.slice(this.at))!;
    this.at += found[0].length;
  }

  get over(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  takes(mark: string): boolean {
    this.skip();
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  expect(mark: string) {
    if (!this.takes(mark)) throw new Trouble('syntax', this.rest());
  }

  rest(): string {
    return this.text.slice(this.at, this.at + 40).split('\n')[0]!;
  }

  key(): string {
    this.skip();
    const next = this.text[this.at];
    if (next === '"' || next === "'") return this.word();
    const found = kBare.exec(this.text.slice(this.at));
    if (found === null) throw new Trouble('syntax', this.rest());
    this.at += found[0].length;
    return found[0];
  }

  word(): string {
    const mark = this.text[this.at]!;
    if (this.text.startsWith(mark.repeat(3), this.at)) throw new Trouble('syntax', mark.repeat(3));
    let word = '';
    for (++this.at; this.at < this.text.length; ++this.at) {
      const letter = this.text[this.at]!;
      if (letter === mark) {
        ++this.at;
        return word;
      }
      if (letter === '\n') break;
      if (letter !== '\\' || mark === "'") word += letter;
      else {
        const escaped = this.text[++this.at] ?? '';
        const size = escaped === 'u' ? 4 : escaped === 'U' ? 8 : 0;
        if (size > 0) {
          const code = Number.parseInt(this.text.slice(this.at + 1, this.at + 1 + size), 16);
          if (!(code <= 0x10ffff)) throw new Trouble('syntax', this.rest());
          word += String.fromCodePoint(code);
          this.at += size;
        } else if (kEscapes[escaped] !== undefined) word += kEscapes[escaped];
        else throw new Trouble('syntax', this.rest());
      }
    }
    throw new Trouble('syntax', this.rest());
  }

  value(): Value {
    this.skip();
    const next = this.text[this.at];
    if (next === '"' || next === "'") return this.word();
    if (this.takes('[')) return this.list();
    if (this.takes('{')) return this.table();
    const number = kNumber.exec(this.text.slice(this.at));
    if (number !== null) {
      this.at += number[0].length;
      return Number(number[0].replaceAll('_', ''));
    }
    if (this.takes('true')) return true;
    if (this.takes('false')) return false;
    throw new Trouble('value', this.rest());
  }

  list(): string[] {
    const items: string[] = [];
    while (!this.takes(']')) {
      const item = this.value();
      if (typeof item !== 'string') throw new Trouble('value', this.rest());
      items.push(item);
      if (!this.takes(',')) {
        this.expect(']');
        break;
      }
    }
    return items;
  }

  table(): Map<string, Value> {
    const table = new Map<string, Value>();
    while (!this.takes('}')) {
      const key = this.key();
      this.expect('=');
      table.set(key, this.value());
      if (!this.takes(',')) {
        this.expect('}');
        break;
      }
    }
    return table;
  }
}

const kQuantile = /^p\d+(_\d+)?$/;

/** Quantiles as `--set` takes them: "0.1..0.5", "0.1..0.3..0.5", "p0:0..p50:0.4..p100:1", after a shape's name, with a unit behind. */
function quantileText(table: Map<string, Value>): string {
  const points: [string, number][] = [];
  let shape = '';
  let unit = '';
  for (const [key, value] of table) {
    if (typeof value === 'number' && (kQuantile.test(key) || key === 'mode')) points.push([key, value]);
    else if (key === 'value' && typeof value === 'number' && table.size === 1) return String(value);
    else if (key === 'shape' && typeof value === 'string') shape = value;
    else if (key === 'unit' && typeof value === 'string') unit = value;
    else if (key === 'period' || key === 'periods') throw new Trouble('periods', key);
    else throw new Trouble('value', key);
  }
  const keys = points.map(([key]) => key).join(' ');
  const bare = ['p5 p95', 'p5 p50 p95'].includes(keys);
  const numbers = points.map(([key, value]) => (bare ? String(value) : `${key}:${value}`)).join('..');
  if (numbers === '') throw new Trouble('value', 'p50');
  return `${shape === '' ? '' : `${shape}:`}${keys === 'p50' ? String(points[0]![1]) : numbers}${unit === '' ? '' : ` ${unit}`}`;
}

function settingText(value: Value, empty: string): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') throw new Trouble('value', String(value));
  if (value instanceof Map) return quantileText(value);
  if (typeof value === 'string') return value;
  if (value.some((word) => word.includes(','))) throw new Trouble('value', value.join(' '));
  return value.length === 0 ? empty : value.join(',');
}

/** Lines that belong together: one a statement, or several where a bracket stays open. */
function statements(text: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  let open = '';
  let from = 0;
  for (const [k, line] of text.replaceAll('\r\n', '\n').split('\n').entries()) {
    const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""').replace(/#.*$/, '');
    if (open === '') {
      if (bare.trim() === '') continue;
      from = k + 1;
    }
    open += `${open === '' ? '' : '\n'}${line}`;
    const all = open.replaceAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g, '""').replaceAll(/#[^\n]*/g, '');
    const depth = (all.match(/[[{]/g)?.length ?? 0) - (all.match(/[\]}]/g)?.length ?? 0);
    if (depth > 0) continue;
    found.push({ line: from, text: open });
    open = '';
  }
  if (open !== '') found.push({ line: from, text: open });
  return found;
}

const kHead = /^\s*(\[\[?)\s*("[^"]*"|'[^']*'|[A-Za-z0-9_.-]+)\s*(\]\]?)\s*(?:#.*)?$/;
/** A scenario file is some lines; what is much longer is another file. */
const kLongest = 200000;

/** Reads a file. `usual` is the parent where the file names none; `empty` how an empty list is written on the command line. */
export function readScenario(text: string, { usual, scenarios, ids, empty = '[]' }: { usual: string; scenarios: string[]; ids: string[]; empty?: string }): Read {
  const read: Read = { why: '', problems: [] };
  let parent = usual;
  const set: Settings = {};
  let table = '';
  if (text.length > kLongest) return { why: '', problems: [{ line: 1, kind: 'syntax', what: `${text.length} > ${kLongest}` }] };
  for (const { line, text: statement } of statements(text)) {
    try {
      const head = kHead.exec(statement);
      if (head !== null && !statement.includes('=')) {
        table = `${head[1]}${head[2]!.replaceAll(/["']/g, '')}`;
        if (table === '[[set') throw new Trouble('dates', '[[set]]');
        if (table !== '[set') throw new Trouble('key', statement.trim());
        continue;
      }
      if (table !== '' && table !== '[set') continue;
      const reader = new Reader(statement);
      const key = reader.key();
      reader.expect('=');
      const value = reader.value();
      if (!reader.over) throw new Trouble('syntax', reader.rest());
      if (table === '[set') {
        if (!ids.includes(key)) throw new Trouble('key', key);
        set[key] = settingText(value, empty);
      } else if (key === 'parent' && typeof value === 'string') {
        if (!scenarios.includes(value)) throw new Trouble('parent', value);
        parent = value;
      } else if (key === 'from') {
        throw new Trouble('dates', 'from');
      } else if (key === 'why' && typeof value === 'string') read.why = value;
      else throw new Trouble('key', key);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      read.problems.push({ line, kind: error.kind, what: error.what });
    }
  }
  if (read.problems.length === 0) read.side = { parent, set };
  return read;
}

const kPlain = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** A number with its unit behind, as TOML's tables have it. */
const withUnit = (inner: string, unit: string) => (unit === '' ? inner : `${inner}, unit = ${JSON.stringify(unit)}`);

/** A setting's text as a TOML value. */
export function tomlValue(text: string, list: boolean): string {
  if (list || text.includes(',')) {
    const items = text === '[]' || text === 'none' || text === '' ? [] : text.split(',');
    return `[${items.map((item) => JSON.stringify(item.trim())).join(', ')}]`;
  }
  const space = text.indexOf(' ');
  const [numbers, unit] = space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space + 1)];
  const tidy = (number: string) => (/^[-+]?\./.test(number) ? number.replace('.', '0.') : number.endsWith('.') ? `${number}0` : number);
  if (kPlain.test(numbers)) return unit === '' ? tidy(numbers) : `{ p50 = ${withUnit(tidy(numbers), unit)} }`;
  const [, shape = '', rest = ''] = /^(?:([a-z]+):)?(.*)$/.exec(numbers)!;
  const pieces = rest.split('..');
  const names = pieces.length === 2 ? ['p5', 'p95'] : ['p5', 'p50', 'p95'];
  const points = pieces.map((piece, k) => {
    const labelled = /^(p\d+(?:_\d+)?|mode):(.+)$/.exec(piece);
    const [name, number] = labelled === null ? [names[k], piece] : [labelled[1], labelled[2]!];
    return name !== undefined && kPlain.test(number) ? `${name} = ${tidy(number)}` : undefined;
  });
  if (pieces.length < 2 || points.some((point) => point === undefined)) return JSON.stringify(text);
  return `{ ${withUnit(points.join(', '), unit)}${shape === '' ? '' : `, shape = ${JSON.stringify(shape)}`} }`;
}

/** A scenario file of a side. Settings with dates are shown as a beginning, in comments, for the levers that may have them. */
export function writeScenario(side: Side, { heading, lists, dated = [] }: { heading: string; lists: string[]; dated?: string[] }): string {
  const line = ([id, value]: [string, string]) => `${JSON.stringify(id)} = ${tomlValue(value, lists.includes(id))}`;
  const lines = [`# ${heading}`, `parent = ${JSON.stringify(side.parent)}`, 'why    = "a policy made in the explorer"'];
  const set = Object.entries(side.set);
  if (set.length > 0) lines.push('', '[set]', ...set.map(line));
  if (dated.length > 0) {
    lines.push('', '# From a month on, and until one: take the marks away and set the months. Such a file is for `headway compare`, not for a link.');
    lines.push('# [[set]]', '# from = "2027-01"', '# until = "2027-12"', ...dated.map((id) => `# ${line([id, side.set[id] ?? ''])}`));
  }
  return `${lines.join('\n')}\n`;
}
