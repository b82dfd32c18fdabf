// One instance of the engine in a worker: runs ranges of a comparison that is kept alive, merges others' rows, and answers single
// requests of any verb. A newer version is taken up within some milliseconds.
import { Headway, Refused } from '../../../bindings/wasm/headway.mjs';
import type { FromWorker, Range, ToWorker } from './protocol';
import { compareFields, editTexts, sideText, type Ask } from './request';

/** How long the engine runs before messages are looked at. */
const kSlice = 12;

type Run = Extract<ToWorker, { kind: 'run' }>;

let engine: Headway | undefined;
let kept: { ask: Ask; range: Range; version: number } | undefined;
let job: Run | undefined;
let running = false;

const post = (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, transfer);

const channel = new MessageChannel();
/** Lets messages in. A timer would wait four milliseconds. */
const turn = () =>
  new Promise<void>((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });

function report(error: unknown, of: { version?: number; number?: number }) {
  if (error instanceof Refused) {
    post({ kind: 'refused', ...of, words: error.message, input: error.input });
  } else {
    post({ kind: 'ended', words: error instanceof Error ? error.message : String(error) });
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Makes the kept comparison the one that is asked for; what stays as it was is not run again. */
function aim(at: Headway, { ask, range, version }: Run) {
  if (kept === undefined || kept.ask.seed !== ask.seed) {
    kept = undefined;
    at.keep({ ...compareFields(ask, range.count), first: range.first });
  } else {
    const was = kept.ask;
    const sides: Record<string, string> = {};
    if (!same(was.base, ask.base)) sides['0'] = sideText(ask.base);
    if (!same(was.yours, ask.yours)) sides['1'] = sideText(ask.yours);
    const figures = (one: Ask) => [one.metrics, one.yardstick, one.basis];
    at.change({
      ...(Object.keys(sides).length > 0 && { sides }),
      ...(!same(was.edits, ask.edits) && { set: editTexts(ask.edits) }),
      ...(!same(figures(was), figures(ask)) && { metric: ask.metrics, yardstick: ask.yardstick, basis: ask.basis }),
      ...(!same(kept.range, range) && { first: range.first, samples: range.count }),
    });
  }
  kept = { ask, range, version };
}

async function run(at: Headway) {
  running = true;
  while (job !== undefined) {
    const mine = job;
    try {
      aim(at, mine);
      while (job === mine && !at.finished()) {
        at.advance(kSlice);
        await turn();
      }
      if (job === mine) {
        job = undefined;
        const rows = mine.rows ? at.rows() : new Uint8Array();
        post({ kind: 'ran', part: { ...mine.range, version: mine.version, rows } }, [rows.buffer]);
      }
    } catch (error) {
      // What was refused has left the comparison as it was.
      if (job === mine) job = undefined;
      report(error, { version: mine.version });
    }
  }
  running = false;
}

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') {
    try {
      engine = await Headway.open(data.module, data.files);
      post({ kind: 'opened' });
    } catch (error) {
      report(error, {});
    }
    return;
  }
  if (engine === undefined) return;
  switch (data.kind) {
    case 'run':
      job = data;
      if (!running) void run(engine);
      break;
    case 'stop':
      job = undefined;
      break;
    case 'merge':
      if (kept?.version !== data.part.version) return;
      try {
        engine.merge(data.part.rows);
      } catch (error) {
        report(error, { version: data.part.version });
      }
      break;
    case 'summarise':
      if (kept?.version !== data.version) return;
      try {
        const text = engine.result();
        post({ kind: 'summary', version: data.version, answer: JSON.parse(text), text });
      } catch (error) {
        report(error, { version: data.version });
      }
      break;
    case 'study':
      try {
        post({ kind: 'studied', number: data.number, text: engine.ask(data.request) });
      } catch (error) {
        report(error, { number: data.number });
      }
      break;
  }
};
