// Asks the engine whether it takes a value before the state has it, so that what is refused changes nothing.
import { compareRequest, editTexts, type Ask, type Request, type Settings, type Side } from '../engine/request';
import type { Explorer } from './explorer.svelte';
import { idOf } from './edits';

/** Worlds of a trial: what is wrong is refused before any is run. */
const kTrial = 20;

/** What the engine says against it; nothing where it takes it. */
async function refusal(explorer: Explorer, request: Request, signal?: AbortSignal): Promise<string> {
  try {
    await explorer.study(request, signal);
    return '';
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    return (error as Error).message;
  }
}

/** Whether the comparison with these sides can be run. */
export function refusalOf(explorer: Explorer, sides: Partial<Record<'base' | 'yours', Side>>, signal?: AbortSignal): Promise<string> {
  const ask: Ask = { ...explorer.ask, ...sides };
  return refusal(explorer, { ...compareRequest(ask, kTrial), metric: ask.metrics.slice(-1) }, signal);
}

/** Whether the book takes this edit beside those that are there. */
export function refusalOfEdit(explorer: Explorer, edits: Settings, key: string, signal?: AbortSignal): Promise<string> {
  return refusal(explorer, { verb: 'explain', id: idOf(key), set: editTexts(edits) }, signal);
}
