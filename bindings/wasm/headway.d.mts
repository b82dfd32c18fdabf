// What headway.mjs offers, for TypeScript.

/** A wrong request or a failed run, in the program's words. */
export class Refused extends Error {
  readonly input: boolean;
}

/** A comparison that is kept alive: the fields of `compare`, and the first draw. */
export type KeepRequest = Record<string, unknown>;

export interface Change {
  /** A side's place (0 is the base) with its scenario. */
  sides?: Record<string, string>;
  set?: string[];
  metric?: string[];
  yardstick?: string;
  basis?: string;
  first?: number;
  samples?: number;
}

export class Headway {
  static open(module: WebAssembly.Module, files: Record<string, string>): Promise<Headway>;
  ask(request: Record<string, unknown>): string;
  keep(request: KeepRequest): void;
  change(change: Change): void;
  advance(milliseconds: number): number;
  finished(): boolean;
  rows(): Uint8Array<ArrayBuffer>;
  merge(rows: Uint8Array): void;
  result(): string;
}
