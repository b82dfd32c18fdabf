// What can be moved and chosen, as `headway list levers --json` and its like say it (docs/json.md).

export interface Slider {
  from: number;
  to: number;
  step: number;
  reason: string;
}

/** One of several views of what a lever is, with its probability. */
export interface Account {
  name: string;
  weight: number;
  value: string;
}

export interface Lever {
  id: string;
  group: string;
  means: string;
  note: string;
  unit: string;
  /** number, switch, word, states, classes or month. */
  kind: string;
  shape: string;
  /** Beyond which the model takes no value. */
  bounds: { min: number | null; max: number | null } | null;
  slider: Slider | null;
  none_allowed: boolean;
  /** The book's value, as it would be written in `--set`. */
  value: string;
  middle: number | string | null;
  accounts: Account[];
  choices: string[];
  /** Levers of the same choice, which are to be set together. */
  partners: string[];
  /** Whether it may change at a month. */
  dates: boolean;
}

export interface Scenario {
  name: string;
  why: string;
  parent: string | null;
  set: Record<string, string>;
}

export interface Metric {
  id: string;
  unit: string;
  means: string;
}

/** A view that is held by others than the book: assumptions set at one value in every world. */
export interface AuthorsView {
  name: string;
  why: string;
  author: string;
  set: Record<string, string>;
}

export interface Catalog {
  levers: Lever[];
  scenarios: Scenario[];
  metrics: Metric[];
  /** Ids of all assumptions. */
  entries: string[];
  /** Of displacement (book/views.toml). */
  views?: AuthorsView[];
}

export function leverOf(catalog: Catalog, id: string): Lever | undefined {
  return catalog.levers.find((lever) => lever.id === id);
}

/** The items of a list's text; none for an empty list, whichever way it is written. */
export function itemsOf(text: string): string[] {
  return text === '' || text === '[]' || text === 'none' ? [] : text.split(',');
}

/** The text of a list, empty as the scenarios write it. */
export function listText(catalog: Catalog, items: string[]): string {
  if (items.length > 0) return items.join(',');
  const lists = new Set(catalog.levers.filter(({ kind }) => kind === 'classes').map(({ id }) => id));
  const empty = catalog.scenarios.flatMap(({ set }) => Object.entries(set)).find(([id, text]) => lists.has(id) && itemsOf(text).length === 0);
  return empty?.[1] ?? '[]';
}
