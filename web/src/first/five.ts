// The five levers of the first screen. Each is one or several levers of the book that mean one thing to a reader.
import type { Explorer } from '../state/explorer.svelte';

export const kClasses = 'washington.classes';
/** A cap in units; the other ways of stating a cap are then none. */
export const kCap = ['washington.cap', 'washington.cap_share', 'washington.cap_per_customer'];
export const kPermission = 'beijing.permission';
export const kSmuggled = ['washington.enforcement'];
export const kAbroad = ['washington.purchase_abroad', 'washington.rent_abroad'];

/** What may be sold, from nothing to everything, as the scenarios of that name have it. */
const kSteps = [
  { name: 'none', of: 'no-export' },
  { name: 'H20', of: 'h20-only' },
  { name: 'H200', of: 'h200-licensed' },
  { name: 'B30A', of: 'b30a' },
  { name: 'all', of: 'blackwell-open' },
];

export function classOptions(explorer: Explorer): { name: string; value: string }[] {
  return kSteps.map(({ name, of }) => ({ name, value: explorer.leverText({ parent: of, set: {} }, kClasses) }));
}

/** Chips a year; infinite where nothing caps, undefined where something else than a number of chips does. */
export function capOf(texts: string[]): number | undefined {
  const [text = '', ...others] = texts;
  if (text === 'none') return others.every((other) => other === 'none') ? Infinity : undefined;
  const value = Number(text);
  return Number.isFinite(value) && text !== '' ? value : undefined;
}

export function setAll(explorer: Explorer, side: 'base' | 'yours', ids: string[], value: string | undefined) {
  for (const id of ids) explorer.setLever(side, id, value);
}
