// Single requests, each of any verb, answered by a worker of their own, one after the other. What is no longer wanted is given up by
// throwing the worker away, since the engine does not stop in the middle of a request.
import type { Engine, FromWorker } from './protocol';
import type { Port } from './pool';
import type { Request } from './request';

export class StudyRefused extends Error {}

interface Task {
  number: number;
  request: Request;
  resolve(text: string): void;
  reject(error: Error): void;
}

export class Desk {
  #port: Port | undefined;
  #tasks: Task[] = [];
  #number = 0;
  #working = false;

  constructor(
    private readonly make: () => Port,
    private readonly engine: Engine,
  ) {}

  /** The text of `headway VERB --json`. Rejects with what the engine says where it refuses; with AbortError where it is given up. */
  study(request: Request, signal?: AbortSignal): Promise<string> {
    if (signal?.aborted) return Promise.reject(new DOMException('given up', 'AbortError'));
    return new Promise((resolve, reject) => {
      const task = { number: ++this.#number, request, resolve, reject };
      this.#tasks.push(task);
      signal?.addEventListener('abort', () => this.#giveUp(task), { once: true });
      this.#next();
    });
  }

  #next() {
    const task = this.#tasks[0];
    if (task === undefined || this.#working) return;
    this.#working = true;
    this.#port ??= this.#open();
    this.#port.postMessage({ kind: 'study', number: task.number, request: task.request });
  }

  #open(): Port {
    const port = this.make();
    port.onmessage = ({ data }) => this.#hear(data);
    port.onerror = ({ message }) => this.#hear({ kind: 'ended', words: message });
    port.postMessage({ kind: 'open', ...this.engine });
    return port;
  }

  #hear(message: FromWorker) {
    if (message.kind === 'opened') return;
    const task = this.#tasks.shift();
    this.#working = false;
    if (message.kind === 'studied') task?.resolve(message.text);
    if (message.kind === 'refused') task?.reject(new StudyRefused(message.words));
    if (message.kind === 'ended') {
      this.#throwAway();
      task?.reject(new Error(message.words));
    }
    this.#next();
  }

  #giveUp(task: Task) {
    const at = this.#tasks.indexOf(task);
    if (at < 0) return;
    this.#tasks.splice(at, 1);
    task.reject(new DOMException('given up', 'AbortError'));
    if (at === 0) {
      this.#throwAway();
      this.#next();
    }
  }

  #throwAway() {
    this.#port?.terminate();
    this.#port = undefined;
    this.#working = false;
  }
}
