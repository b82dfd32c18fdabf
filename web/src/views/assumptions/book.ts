// The whole book, read once, by the engine's own reader.
import type { Explorer } from '../../state/explorer.svelte';
import type { Entry } from './entry';

let kept: Promise<Entry[]> | undefined;

export function bookOf(explorer: Explorer): Promise<Entry[]> {
  kept ??= explorer.study<{ entries: Entry[] }>({ verb: 'book show' }).then(({ result }) => result.entries);
  kept.catch(() => (kept = undefined));
  return kept;
}
