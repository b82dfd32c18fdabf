// What can be moved and chosen, as `headway list levers --json` and its like say it (docs/json.md).

export interface Slider {
  from: number;
  to: number;
  step: number;
  reason: string;
}

export interface Lever {
  id: string;
  group: string;
  means: string;
  unit: string;
  shape: string;
  bounds: [number | null, number | null] | null;
  slider: Slider | null;
  /** The book's value, as it would be written in `--set`. */
  value: string;
  choices: string[];
  /** Levers of the same choice, which are to be set together. */
  partners: string[];
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

export interface Catalog {
  levers: Lever[];
  scenarios: Scenario[];
  metrics: Metric[];
  /** Ids of all assumptions. */
  entries: string[];
}
