// The page's one store: what is asked, what is answered, in which language. Views read it and change `state`; the rest follows.
import { untrack } from 'svelte';
import { worldsOf, type Answer } from '../engine/answer';
import type { Catalog } from '../engine/catalog';
import { Desk } from '../engine/desk';
import { kFigures, kYears } from '../engine/figures';
import { kFirst, Pool, type Port } from '../engine/pool';
import { sameAsk, type Ask, type Request, type Side } from '../engine/request';
import { Format } from '../numbers/format';
import { wordsOf } from '../words';
import { en, type Words } from '../words/en';
import { linkOf, stateOf, usualState, type Known, type State } from './link';

export interface Shown {
  answer: Answer;
  /** The JSON that it was read from. */
  text: string;
  ask: Ask;
  /** Computed by the program when the page was built, not here. */
  shipped: boolean;
}

/** Draws of the answers that are shipped. */
export const kShippedDraws = 20000;
export const kViews = ['answer', 'levers', 'charts', 'assumptions', 'questions', 'claims', 'record', 'published', 'cluster', 'about'];

const small = () => matchMedia('(max-width: 640px)').matches || ((navigator as { deviceMemory?: number }).deviceMemory ?? 8) < 4;

export class Explorer {
  state = $state<State>(usualState([]));
  words = $state.raw<Words>(en);
  shown = $state.raw<Shown | undefined>();
  /** What held before the change that is being run: an outline in the chart. */
  before = $state.raw<Shown | undefined>();
  progress = $state({ done: 0, goal: 0 });
  running = $state(false);
  engineOpen = $state(false);
  refused = $state('');
  notice = $state('');
  unknown = $state<string[]>([]);
  /** Milliseconds from the last change of a lever to its first redraw. */
  redraw = $state(0);

  readonly format = $derived(new Format(this.state.language));
  readonly ask: Ask = $derived({
    base: $state.snapshot(this.state.base),
    yours: $state.snapshot(this.state.yours),
    edits: $state.snapshot(this.state.edits),
    seed: this.state.seed,
    metrics: kFigures,
    yardstick: '',
    basis: '',
  });
  /** Whether what is shown answers what is asked. */
  readonly fresh = $derived(this.shown !== undefined && sameAsk(this.shown.ask, this.ask));

  #pool: Pool | undefined;
  #opened = Promise.withResolvers<Desk>();
  /** Rejects where the engine could not be loaded. */
  #desk = this.#opened.promise;
  #asked = 0;
  #shippedAnswers = new Map<string, Promise<Shown | undefined>>();

  constructor(
    readonly catalog: Catalog,
    link: string,
    private readonly load: (path: string) => Promise<Response>,
    private readonly makeWorker: () => Port,
  ) {
    const { state, unknown } = stateOf(link, usualState(navigator.languages), this.known());
    this.state = state;
    this.unknown = unknown;
    $effect.root(() => {
      $effect(() => {
        const ask = this.ask;
        untrack(() => this.#follow(ask));
      });
      $effect(() => void wordsOf(this.state.language).then((words) => (this.words = words)));
      $effect(() => {
        document.documentElement.lang = this.state.language;
        document.title = `Headway: ${this.words.title}`;
      });
      $effect(() => {
        // Browsers refuse to write the address at every step of a drag.
        const link = linkOf(this.state);
        const later = setTimeout(() => history.replaceState(null, '', link), 150);
        return () => clearTimeout(later);
      });
    });
    addEventListener('hashchange', () => this.open(location.hash));
  }

  known(): Known {
    return {
      scenarios: this.catalog.scenarios.map(({ name }) => name),
      ids: [...this.catalog.levers.map(({ id }) => id), ...this.catalog.entries],
      views: kViews,
      years: kYears,
    };
  }

  /** Opens a link: the address bar was changed, or a file was dropped. */
  open(link: string) {
    if (link === linkOf(this.state)) return;
    const { state, unknown } = stateOf(link, usualState(navigator.languages), this.known());
    this.state = state;
    this.unknown = unknown;
  }

  link(): string {
    return `${location.origin}${location.pathname}${linkOf(this.state)}`;
  }

  /** Starts the engine, after the first paint. */
  async startEngine() {
    const [module, files] = await Promise.all([
      // Not every host says application/wasm, without which nothing is compiled while it arrives.
      this.load('headway.wasm').then(async (response) =>
        response.headers.get('Content-Type') === 'application/wasm' ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()),
      ),
      this.load('book.json').then((response) => response.json() as Promise<Record<string, string>>),
    ]).catch((error: unknown) => {
      this.#desk.catch(() => undefined);
      this.#opened.reject(error);
      throw error;
    });
    const engine = { module, files };
    const runners = small() ? 1 : Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1), Math.min(2, navigator.hardwareConcurrency));
    this.#pool = new Pool(this.makeWorker, engine, { runners, goal: small() ? 2000 : kShippedDraws }, {
      answer: (answer, text, ask) => this.#hear(answer, text, ask),
      refused: (words, ask) => {
        if (!sameAsk(ask, this.ask)) return;
        this.refused = words;
        this.running = false;
      },
      restarted: () => (this.notice = this.words.trouble.restarted),
      opened: () => (this.engineOpen = true),
    });
    this.#opened.resolve(new Desk(this.makeWorker, engine));
    this.#run(this.ask);
  }

  /** The answer of any verb, parsed, with its text. */
  async study<T>(request: Request, signal?: AbortSignal): Promise<{ result: T; text: string }> {
    const text = await (await this.#desk).study(request, signal);
    return { result: JSON.parse(text) as T, text };
  }

  /** A result that was computed when the page was built. */
  async shipped<T>(path: string): Promise<T> {
    const response = await this.load(path);
    if (!response.ok) throw new Error(path);
    return (await response.json()) as T;
  }

  setLever(side: 'base' | 'yours', id: string, value: string | undefined) {
    if (value === undefined) delete this.state[side].set[id];
    else this.state[side].set[id] = value;
  }

  /** A lever's text in a side: as set, as its scenario or its parents have it, as the book does. */
  leverText(side: Side, id: string): string {
    const own = side.set[id];
    return own ?? this.catalog.scenarios.find(({ name }) => name === side.parent)?.set[id] ?? this.catalog.levers.find((lever) => lever.id === id)?.value ?? '';
  }

  nameOf(side: Side): string {
    const name = this.words.scenarios[side.parent] ?? side.parent;
    return Object.keys(side.set).length === 0 ? name : `${name} (${this.words.levers.changed})`;
  }

  get inFlight(): number {
    return this.#pool?.inFlight ?? 0;
  }

  #follow(ask: Ask) {
    this.refused = '';
    const shipped = this.#shippedFor(ask);
    const number = ++this.#asked;
    if (this.shown !== undefined && !sameAsk(this.shown.ask, ask)) this.before = this.shown;
    if (shipped === undefined) {
      this.#run(ask);
      return;
    }
    void shipped.then((shown) => {
      if (number !== this.#asked) return;
      if (shown !== undefined) {
        this.shown = { ...shown, ask };
        this.progress = { done: shown.answer.samples, goal: shown.answer.samples };
        this.running = false;
      }
      this.#run(ask);
    });
  }

  /** Runs what is asked; where a shipped answer is shown, only so far that the next lever is quick. */
  #run(ask: Ask) {
    if (this.#pool === undefined) return;
    const settled = this.shown?.shipped === true && sameAsk(this.shown.ask, ask);
    if (!settled) {
      this.running = true;
      this.#since = performance.now();
    }
    this.#pool.ask(ask, settled ? kFirst : undefined);
  }
  #since = 0;

  #hear(answer: Answer, text: string, ask: Ask) {
    if (this.shown?.shipped === true && sameAsk(this.shown.ask, this.ask)) return;
    if (answer.samples <= kFirst) this.redraw = performance.now() - this.#since;
    this.shown = { answer, text, ask, shipped: false };
    const { goal } = this.#pool?.progress ?? { goal: 0 };
    this.progress = { done: answer.samples, goal };
    this.running = answer.samples < goal || !this.fresh;
  }

  #shippedFor(ask: Ask): Promise<Shown | undefined> | undefined {
    if (Object.keys(ask.base.set).length + Object.keys(ask.yours.set).length + Object.keys(ask.edits).length > 0 || ask.seed !== 1) return undefined;
    const name = `${ask.base.parent}~${ask.yours.parent}`;
    let found = this.#shippedAnswers.get(name);
    if (found === undefined) {
      found = this.load(`results/${name}.json`)
        .then(async (response) => {
          if (!response.ok) return undefined;
          const text = await response.text();
          return { answer: JSON.parse(text) as Answer, text, ask, shipped: true };
        })
        .catch(() => undefined);
      this.#shippedAnswers.set(name, found);
    }
    return found;
  }

  get worlds(): number {
    return this.shown === undefined ? 0 : worldsOf(this.shown.answer);
  }
}
