// Who runs what. One worker, the front, keeps the first draws alive and answers a lever at once; others, the runners, add draws of
// their own, which the front merges in the order of the draws, so that digits do not depend on how many workers there are.
// One request is in flight at the front; what was asked for meanwhile waits, and of that only the newest.
import type { Answer } from './answer';
import type { Engine, FromWorker, Part, ToWorker } from './protocol';
import type { Ask } from './request';

/** No level is shown of fewer worlds drawn than this. */
export const kFirst = 500;
/** Numbers of draws at which an answer is shown. */
const kStages = [1000, 2000, 5000, 10000, 20000];
/** Draws of a runner's range. */
const kRange = 500;
/** How often in a row all is started anew. */
const kMostRestarts = 3;

/** The part of a Worker that the pool needs. */
export interface Port {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  /** A script that could not be loaded, a message that could not be read. */
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface Listener {
  answer(answer: Answer, text: string, ask: Ask): void;
  refused(words: string, ask: Ask): void;
  /** A worker ended and was started anew; with fewer draws, if it was the memory. */
  restarted(words: string): void;
  opened(): void;
}

export interface Options {
  runners: number;
  /** Draws after which it rests. */
  goal: number;
}

interface Runner {
  port: Port;
  busy: boolean;
}

export class Pool {
  #front: Port;
  #runners: Runner[] = [];
  #version = 0;
  #running: { ask: Ask; version: number } | undefined;
  #waiting: Ask | undefined;
  #frontBusy = false;
  #summarising = false;
  /** Draws handed out, merged, and shown; parts that came before their turn. */
  #given = kFirst;
  #merged = kFirst;
  #early = new Map<number, Part>();
  #restarts = 0;
  /** Whether instances ended so often that none is open. */
  #dead = false;
  #goal: number;

  constructor(
    private readonly make: () => Port,
    private readonly engine: Engine,
    private readonly options: Options,
    private readonly listener: Listener,
  ) {
    this.#goal = options.goal;
    this.#front = this.#openFront();
  }

  /** Asks for something else; the newest ask wins. It rests after so many draws. */
  ask(ask: Ask, goal = this.options.goal) {
    if (this.#dead) {
      this.#dead = false;
      this.#restarts = kMostRestarts - 1;
      this.#front = this.#openFront();
    }
    this.#waiting = ask;
    this.#goal = Math.min(goal, this.options.goal);
    this.#stopRunners();
    this.#startFront();
  }

  /** Requests that the front is at work on: none or one. */
  get inFlight(): number {
    return this.#frontBusy ? 1 : 0;
  }

  /** Draws that are there, of how many. */
  get progress(): { done: number; goal: number } {
    return { done: this.#merged, goal: this.#goal };
  }

  close() {
    this.#front.terminate();
    for (const { port } of this.#runners) port.terminate();
    this.#runners = [];
  }

  #openFront(): Port {
    const port = this.make();
    port.onmessage = ({ data }) => this.#fromFront(data);
    port.onerror = ({ message }) => this.#restart(message);
    port.postMessage({ kind: 'open', ...this.engine });
    return port;
  }

  #startFront() {
    if (this.#frontBusy || this.#waiting === undefined) return;
    const ask = this.#waiting;
    this.#waiting = undefined;
    this.#running = { ask, version: ++this.#version };
    this.#given = kFirst;
    this.#merged = kFirst;
    this.#early.clear();
    this.#frontBusy = true;
    this.#front.postMessage({ kind: 'run', version: this.#version, ask, range: { first: 0, count: kFirst }, rows: false });
  }

  #fromFront(message: FromWorker) {
    switch (message.kind) {
      case 'opened':
        this.listener.opened();
        break;
      case 'ran':
        this.#summarise();
        break;
      case 'summary': {
        this.#frontBusy = false;
        this.#summarising = false;
        this.#restarts = 0;
        if (this.#running?.version === message.version) this.listener.answer(message.answer, message.text, this.#running.ask);
        if (this.#waiting !== undefined) {
          this.#startFront();
        } else {
          this.#merge();
          this.#feedRunners();
        }
        break;
      }
      case 'refused':
        this.#frontBusy = false;
        this.#summarising = false;
        if (this.#running !== undefined) this.listener.refused(message.words, this.#running.ask);
        this.#running = undefined;
        this.#startFront();
        break;
      case 'ended':
        this.#restart(message.words);
        break;
      case 'studied':
        break;
    }
  }

  #summarise() {
    this.#summarising = true;
    this.#frontBusy = true;
    this.#front.postMessage({ kind: 'summarise', version: this.#version });
  }

  /** Merges what is next in the order of draws, up to the next stage, and shows that. */
  #merge() {
    if (this.#running === undefined || this.#summarising) return;
    for (let part = this.#early.get(this.#merged); part !== undefined; part = this.#early.get(this.#merged)) {
      this.#early.delete(part.first);
      this.#front.postMessage({ kind: 'merge', part }, [part.rows.buffer]);
      this.#merged += part.count;
      if (this.#merged >= this.#goal || kStages.includes(this.#merged)) {
        this.#summarise();
        return;
      }
    }
  }

  #feedRunners() {
    if (this.#running === undefined || this.#waiting !== undefined || this.#goal <= kFirst) return;
    while (this.#runners.length < this.options.runners) this.#openRunner();
    for (const runner of this.#runners) {
      if (runner.busy || this.#given >= this.#goal) continue;
      const count = Math.min(kRange, this.#goal - this.#given);
      const range = { first: this.#given, count };
      this.#given += count;
      runner.busy = true;
      runner.port.postMessage({ kind: 'run', version: this.#version, ask: this.#running.ask, range, rows: true });
    }
  }

  #openRunner() {
    const runner: Runner = { port: this.make(), busy: false };
    runner.port.onmessage = ({ data }) => this.#fromRunner(runner, data);
    runner.port.onerror = ({ message }) => this.#restart(message);
    runner.port.postMessage({ kind: 'open', ...this.engine });
    this.#runners.push(runner);
  }

  #fromRunner(runner: Runner, message: FromWorker) {
    if (message.kind === 'ran') {
      // A range of an earlier version came too late; the runner has been told of no other.
      if (message.part.version !== this.#version) return;
      runner.busy = false;
      this.#early.set(message.part.first, message.part);
      this.#merge();
      this.#feedRunners();
    } else if (message.kind === 'refused') {
      // Of this version: a draw beyond the first ones that breaks the run. What is there stays; nothing more is added.
      if (message.version !== this.#version || this.#running === undefined) return;
      this.#stopRunners();
      this.#given = this.#goal;
      this.listener.refused(message.words, this.#running.ask);
    } else if (message.kind === 'ended') {
      this.#restart(message.words);
    }
  }

  #stopRunners() {
    for (const runner of this.#runners) {
      if (runner.busy) runner.port.postMessage({ kind: 'stop' });
      runner.busy = false;
    }
  }

  /** An instance that ended takes all others with it: memory is shared among them. Fewer draws and one runner fewer are tried. */
  #restart(words: string) {
    const ask = this.#waiting ?? this.#running?.ask;
    this.close();
    this.#frontBusy = false;
    this.#summarising = false;
    this.#running = undefined;
    this.options.runners = Math.max(1, this.options.runners - 1);
    this.options.goal = Math.max(kFirst, Math.floor(this.options.goal / 4 / kRange) * kRange);
    this.listener.restarted(words);
    // It is not tried for ever, but the next ask tries again.
    this.#dead = ++this.#restarts > kMostRestarts;
    if (this.#dead) return;
    this.#front = this.#openFront();
    if (ask !== undefined) this.ask(ask);
  }
}
