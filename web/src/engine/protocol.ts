// The messages between the page and its workers. A worker answers for the newest version that it was given and for no other.
import type { Answer } from './answer';
import type { Ask, Request } from './request';

/** The compiled engine and the texts of the book by path. */
export interface Engine {
  module: WebAssembly.Module;
  files: Record<string, string>;
}

/** A run of draws, from `first` on. */
export interface Range {
  first: number;
  count: number;
}

/** Rows of a range, as bytes that another instance merges. */
export interface Part extends Range {
  version: number;
  rows: Uint8Array<ArrayBuffer>;
}

export type ToWorker =
  | ({ kind: 'open' } & Engine)
  /** Run this range of the ask, and send its rows where they are wanted; a newer run takes its place at once. */
  | { kind: 'run'; version: number; ask: Ask; range: Range; rows: boolean }
  | { kind: 'stop' }
  /** Take up another worker's rows. */
  | { kind: 'merge'; part: Part }
  /** Summarise the draws that are there. */
  | { kind: 'summarise'; version: number }
  /** One request of any verb. */
  | { kind: 'study'; number: number; request: Request };

export type FromWorker =
  | { kind: 'opened' }
  | { kind: 'ran'; part: Part }
  | { kind: 'summary'; version: number; answer: Answer; text: string }
  | { kind: 'studied'; number: number; text: string }
  /** What the engine refused (input) or could not do; of a version, or of a study's number. */
  | { kind: 'refused'; version?: number; number?: number; words: string; input: boolean }
  /** The instance ended, as for want of memory; the worker is to be thrown away. */
  | { kind: 'ended'; words: string };
