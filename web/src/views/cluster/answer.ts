// What `headway train` and `serve-model` print (docs/json.md), as far as the view reads it, and what the view asks.
import { quoted, type Request } from '../../engine/request';

export interface Band {
  p5: number;
  p50: number;
  p95: number;
}

/** One chip's answer: bands, numbers and words by name. */
export interface OnChip {
  model: string;
  chip: string;
  count?: number;
  plan?: string;
  plans_tried?: number;
  plans_fitting?: number;
  step_parts_s?: Record<string, number>;
  memory_gb?: Record<string, number>;
  assumed?: string[];
  why_not?: string | null;
  [name: string]: unknown;
}

export interface Answer {
  version: string;
  commit: string;
  book: { hash: string };
  /** Several chips side by side; with one chip its figures stand in the answer itself. */
  chips?: OnChip[];
}

export const chipsOf = (answer: Answer): OnChip[] => answer.chips ?? [answer as unknown as OnChip];

export const isBand = (value: unknown): value is Band => typeof value === 'object' && value !== null && 'p50' in value;

/** The shipped lists of chips, models and jobs. */
export interface Lists {
  version: string;
  commit: string;
  book: { hash: string };
  chips: {
    id: string;
    name: string;
    vendor: string;
    status: string;
    tpp: number | null;
    density: number | null;
    memory_gb: number | null;
    memory_bandwidth_tb_s: number | null;
    h100e: number | null;
    caught_rule: string | null;
    caught_from: string | null;
    now: string;
  }[];
  models: { id: string; name: string }[];
  jobs: { id: string; name: string; model: string; chip: string; count: number; tokens: number; sequence: number; batch: number; plan: string; software: number }[];
}

/** What is asked of a verb: names of the request's fields with values; empty ones are left to the program. */
export type Fields = Record<string, string>;

const kNumbers = new Set(['count', 'tokens', 'batch', 'sequence', 'software', 'prompt', 'output', 'token_time']);

export function requestOf(verb: 'train' | 'serve-model', fields: Fields): Request {
  const request: Request = { verb };
  for (const [name, value] of Object.entries(fields)) {
    if (value.trim() === '') continue;
    request[name] = kNumbers.has(name) ? Number(value) : value;
  }
  return request;
}

export function commandOf(verb: 'train' | 'serve-model', fields: Fields): string {
  const { model = '', ...rest } = fields;
  const words = ['headway', verb, ...(model === '' ? [] : [model])];
  for (const [name, value] of Object.entries(rest)) if (value.trim() !== '') words.push(`--${name.replaceAll('_', '-')}`, value);
  return words.map(quoted).join(' ');
}
