// One question of a view, asked again as its inputs change: the newest one counts, and an answer that was shipped is taken where there is one.
import type { Request } from '../engine/request';
import type { Explorer } from './explorer.svelte';

export class Asked<T> {
  result = $state.raw<T | undefined>();
  /** What the result answers. */
  key = $state('');
  working = $state(false);
  /** In the engine's words. */
  failed = $state('');
  /** Whether the result was computed when the page was built. */
  shipped = $state(false);
  /** Seconds that the last one took here. */
  seconds = $state(0);

  #giveUp: AbortController | undefined;

  constructor(private readonly explorer: () => Explorer) {}

  /** Gives up what is running. */
  stop() {
    this.#giveUp?.abort();
    this.#giveUp = undefined;
    this.working = false;
  }

  async ask(key: string, request: Request, shippedAt?: string, wait = 0) {
    this.stop();
    const mine = new AbortController();
    this.#giveUp = mine;
    this.working = true;
    this.failed = '';
    try {
      const found = shippedAt === undefined ? undefined : await this.explorer().shipped<T>(shippedAt).catch(() => undefined);
      if (found === undefined && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (mine.signal.aborted) return;
      const began = performance.now();
      const result = found ?? (await this.explorer().study<T>(request, mine.signal)).result;
      if (mine.signal.aborted) return;
      this.result = result;
      this.key = key;
      this.shipped = found !== undefined;
      this.seconds = (performance.now() - began) / 1000;
    } catch (error) {
      if (!mine.signal.aborted) this.failed = error instanceof Error ? error.message : String(error);
    } finally {
      if (this.#giveUp === mine) this.working = false;
    }
  }
}
