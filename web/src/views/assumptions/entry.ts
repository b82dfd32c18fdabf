// An assumption of the book as `headway book show --json` says it (docs/json.md).

export interface Value {
  period: string | null;
  /** Numbers by name: p5, p50, p95, mode, ...; "none" for no limit. */
  quantiles: Record<string, number | string>;
  kind: string;
  source: string;
  published: string;
  confidence: string;
  reason: string;
}

export interface Alternative {
  name: string;
  weight: number;
  values: Value[];
  superseded: Value[];
}

export interface Entry {
  id: string;
  means: string;
  unit: string;
  shape: string;
  between: string;
  lever: boolean;
  none_allowed: boolean;
  min: number | null;
  max: number | null;
  choice: string;
  note: string;
  file: string;
  line: number;
  text: string[] | null;
  alternatives: Alternative[];
}

/** The part of the book that an entry belongs to: the first word of its id. */
export function sectorOf({ id }: Entry): string {
  return id.split('.')[0]!;
}

export const valuesOf = (entry: Entry): Value[] => entry.alternatives.flatMap(({ values }) => values);

export interface Filter {
  search: string;
  sector: string;
  kind: string;
  confidence: string;
}

const searched = new WeakMap<Entry, string>();
/** All that is written of an entry, in small letters. */
function textOf(entry: Entry): string {
  let text = searched.get(entry);
  if (text === undefined) {
    const values = valuesOf(entry).flatMap(({ source, reason }) => [source, reason]);
    text = [entry.id, entry.means, entry.note, ...values, ...(entry.text ?? [])].join('\n').toLowerCase();
    searched.set(entry, text);
  }
  return text;
}

/** The entries that have every word searched for, those whose id has it first. */
export function found(entries: Entry[], { search, sector, kind, confidence }: Filter): Entry[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const rank = (entry: Entry) => (words.every((word) => entry.id.includes(word)) ? 0 : words.every((word) => entry.means.toLowerCase().includes(word)) ? 1 : 2);
  const kept = entries.filter(
    (entry) =>
      (sector === '' || sectorOf(entry) === sector) &&
      (kind === '' || valuesOf(entry).some((value) => value.kind === kind)) &&
      (confidence === '' || valuesOf(entry).some((value) => value.confidence === confidence)) &&
      words.every((word) => textOf(entry).includes(word)),
  );
  return words.length === 0 ? kept : kept.map((entry) => [rank(entry), entry] as const).sort(([one], [other]) => one - other).map(([, entry]) => entry);
}

/** The value whose period begins last on or before a month ("2026-09"); the first where all are later. */
export function valueAt(values: Value[], month: string): Value | undefined {
  return values.findLast(({ period }) => period === null || period.slice(0, 7) <= month) ?? values[0];
}
