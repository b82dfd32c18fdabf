import { describe, expect, it } from 'vitest';
import type { Answer } from '../src/engine/answer';
import { kFirst, Pool, type Port } from '../src/engine/pool';
import type { FromWorker, ToWorker } from '../src/engine/protocol';
import type { Ask } from '../src/engine/request';

/** A worker that answers when it is told to. */
class Fake implements Port {
  onmessage: Port['onmessage'] = null;
  onerror: Port['onerror'] = null;
  sent: ToWorker[] = [];
  ended = false;
  postMessage(message: ToWorker) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(message: FromWorker) {
    this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }
  get last(): ToWorker {
    return this.sent.at(-1)!;
  }
  /** Finishes the run it was last given. */
  run() {
    const { version, range } = this.sent.findLast((message) => message.kind === 'run')!;
    this.say({ kind: 'ran', part: { ...range, version, rows: new Uint8Array(8) } });
  }
}

const ask = (cap: string): Ask => ({
  base: { parent: 'a', set: {} },
  yours: { parent: 'b', set: { cap } },
  edits: {},
  seed: 1,
  metrics: [],
  yardstick: '',
  basis: '',
});

function make(goal = 2000, runners = 2) {
  const workers: Fake[] = [];
  const heard: string[] = [];
  const pool = new Pool(
    () => {
      workers.push(new Fake());
      return workers.at(-1)!;
    },
    { module: {} as WebAssembly.Module, files: {} },
    { runners, goal },
    {
      answer: (answer, _text, of) => heard.push(`${of.yours.set.cap}: ${answer.samples}`),
      refused: (words) => heard.push(words),
      restarted: () => heard.push('restarted'),
      opened: () => heard.push('opened'),
    },
  );
  const front = () => workers[0]!;
  const summary = (samples: number) => {
    const last = front().last;
    if (last.kind !== 'summarise') throw new Error(`a summary was not asked for, but ${last.kind}`);
    front().say({ kind: 'summary', version: last.version, answer: { samples } as Answer, text: '' });
  };
  return { pool, workers, heard, front, summary };
}

describe('the pool', () => {
  it('answers of the first draws, then sharpens in the order of draws, whoever is first', () => {
    const { pool, workers, heard, front, summary } = make(2000);
    pool.ask(ask('1'));
    front().run();
    summary(kFirst);
    expect(workers.length).toBe(3);
    const [, one, two] = workers as [Fake, Fake, Fake];
    expect([one.last, two.last]).toMatchObject([{ range: { first: 500 } }, { range: { first: 1000 } }]);
    two.run();
    expect(front().sent.filter(({ kind }) => kind === 'merge')).toHaveLength(0);
    one.run();
    // At 1,000 draws it stops merging and shows that, though 1,500 are there.
    expect(front().sent.filter(({ kind }) => kind === 'merge')).toHaveLength(1);
    summary(1000);
    expect(front().sent.filter(({ kind }) => kind === 'merge')).toHaveLength(2);
    two.run();
    summary(2000);
    expect(heard).toEqual(['1: 500', '1: 1000', '1: 2000']);
    expect(pool.inFlight).toBe(0);
  });

  it('has one request in flight, and of those that wait takes the newest', () => {
    const { pool, heard, front, summary } = make(500);
    for (const cap of ['1', '2', '3', '4']) pool.ask(ask(cap));
    expect(front().sent.filter(({ kind }) => kind === 'run')).toHaveLength(1);
    expect(pool.inFlight).toBe(1);
    front().run();
    summary(500);
    expect(front().sent.filter(({ kind }) => kind === 'run')).toHaveLength(2);
    front().run();
    summary(500);
    expect(heard).toEqual(['1: 500', '4: 500']);
  });

  it('forgets what runners did for an earlier ask', () => {
    const { pool, workers, front, summary } = make(2000, 1);
    pool.ask(ask('1'));
    front().run();
    summary(500);
    const runner = workers[1]!;
    pool.ask(ask('2'));
    expect(runner.last.kind).toBe('stop');
    runner.say({ kind: 'ran', part: { first: 500, count: 500, version: 1, rows: new Uint8Array(8) } });
    expect(front().sent.filter(({ kind }) => kind === 'merge')).toHaveLength(0);
  });

  it('says what a runner was refused, and keeps what is there', () => {
    const { pool, workers, heard, front, summary } = make(20000, 2);
    pool.ask(ask('1'));
    front().run();
    summary(500);
    workers[1]!.say({ kind: 'refused', version: 0, words: 'of an earlier ask', input: false });
    expect(heard).toEqual(['1: 500']);
    workers[1]!.say({ kind: 'refused', version: 1, words: 'broke', input: false });
    expect(heard).toEqual(['1: 500', 'broke']);
    expect(workers[2]!.last.kind).toBe('stop');
  });

  it('notices a worker that cannot be loaded', () => {
    const { workers, heard } = make();
    workers[0]!.onerror?.({ message: 'no such file' } as ErrorEvent);
    expect(heard).toEqual(['restarted']);
    expect(workers).toHaveLength(2);
  });

  it('goes on after a refusal', () => {
    const { pool, heard, front, summary } = make(500);
    pool.ask(ask('-1'));
    front().say({ kind: 'refused', version: 1, words: 'no', input: true });
    pool.ask(ask('1'));
    front().run();
    summary(500);
    expect(heard).toEqual(['no', '1: 500']);
  });

  it('starts anew with fewer draws where an instance ended, and gives up after the fourth', () => {
    const { pool, workers, heard, front } = make(20000);
    pool.ask(ask('1'));
    front().say({ kind: 'ended', words: 'memory' });
    expect(workers[0]!.ended).toBe(true);
    expect(pool.progress.goal).toBe(5000);
    expect(workers[1]!.last).toMatchObject({ kind: 'run', ask: ask('1') });
    for (const k of [1, 2, 3]) workers[k]!.say({ kind: 'ended', words: 'memory' });
    expect(workers).toHaveLength(4);
    expect(heard).toEqual(['restarted', 'restarted', 'restarted', 'restarted']);
    // The next ask tries once more.
    pool.ask(ask('2'));
    expect(workers).toHaveLength(5);
    expect(workers[4]!.last).toMatchObject({ kind: 'run', ask: ask('2') });
  });
});
