// Types of headway.mjs.

/** A wrong request or a failed run, in the program's words. */
export class Refused extends Error {
  /** Whether the request or a file is wrong; else the run failed. */
  readonly input: boolean;
}

/** A verb and its fields, named as in the `request` of every JSON object that the program prints. */
export interface Request {
  verb: string;
  [field: string]: unknown;
}

/** Through which figures a comparison is looked at. */
export interface Figures {
  /** "id", "id@2027", "id@2027-12" or "id@months": each month from the parting of scenarios on. */
  metric?: string[];
  yardstick?: string;
  basis?: string;
}

/** Which draws: `samples` of them from draw `first` on. */
export interface DrawRange {
  first?: number;
  samples?: number;
}

export interface KeepRequest extends Figures, DrawRange {
  base?: string;
  others?: string[];
  seed?: number;
  set?: string[];
  overlay?: string[];
  as_of?: string;
  through?: string;
  horizon?: string;
  hindcast?: boolean;
}

export interface Change extends Figures, DrawRange {
  /** A scenario with levers after it, by the number of the side; "0" is the base. */
  sides?: Record<string, string>;
  /** All assumptions that differ from the book; those left out go back. */
  set?: string[];
}

export class Headway {
  /** `files` are the texts of the book by path ("book/classes.toml"), and any other files that requests name. */
  static open(module: WebAssembly.Module, files: Record<string, string>): Promise<Headway>;

  /** Adds a file, or replaces it: an overlay, or a scenario, which requests then name by its path. */
  add(path: string, text: string): void;

  /** The text of `headway VERB --json`. Throws Refused. */
  ask(request: Request): string;

  /** Opens a comparison that is kept alive, in place of an earlier one; runs nothing yet. Throws Refused; the earlier one then stays. */
  keep(request: KeepRequest): void;

  /** Changes all that is named, or throws Refused and leaves all as it was. */
  change(change: Change): void;

  /** Runs what is out of date for so many milliseconds, and over by no more than a pack of draws; returns the draws done. */
  advance(milliseconds: number): number;

  /** Whether all draws are done. */
  finished(): boolean;

  /** Rows of the draws done: a copy, which may be transferred to another worker. */
  rows(): Uint8Array<ArrayBuffer>;

  /** Takes up rows of other draws. Throws Refused for rows of another comparison, or of draws that are run here. */
  merge(rows: Uint8Array): void;

  /** The text of `headway compare --json` of the draws that are there. Throws Refused where there is none. */
  result(): string;
}
