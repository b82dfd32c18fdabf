// The state of the page as a readable link, and back: `#base=no-export&yours=h200-licensed&yours.washington.cap=400000&view=answer`.
// Links say everything, so that a default that changes later does not change what an old link shows.
import { kBase, kUsual } from '../engine/figures';
import type { Settings, Side } from '../engine/request';
import { preferred, kLanguages } from '../words';
import type { Language } from '../numbers/format';
import { idOf } from './edits';

export interface State {
  language: Language;
  view: string;
  base: Side;
  yours: Side;
  /** Assumptions of the world, the same on both sides. */
  edits: Settings;
  seed: number;
  /** The year that the answer speaks of. */
  year: string;
  /** What a view keeps beside: a figure, a model, a chip. */
  more: Settings;
}

/** Names that a link may use; what is not among them is told. */
export interface Known {
  scenarios: string[];
  /** Ids of levers and of other assumptions. */
  ids: string[];
  views: string[];
  years: string[];
}

export interface Opened {
  state: State;
  unknown: string[];
}

export function linkOf(state: State): string {
  const words = new URLSearchParams();
  words.set('view', state.view);
  words.set('base', state.base.parent);
  for (const [id, value] of Object.entries(state.base.set)) words.set(`base.${id}`, value);
  words.set('yours', state.yours.parent);
  for (const [id, value] of Object.entries(state.yours.set)) words.set(`yours.${id}`, value);
  for (const [id, value] of Object.entries(state.edits)) words.set(`set.${id}`, value);
  words.set('year', state.year);
  words.set('seed', String(state.seed));
  for (const [name, value] of Object.entries(state.more)) words.set(`more.${name}`, value);
  words.set('lang', state.language);
  return `#${words.toString().replaceAll('%2C', ',').replaceAll('%40', '@')}`;
}

export function stateOf(link: string, usual: State, known: Known): Opened {
  const state: State = structuredClone(usual);
  const unknown: string[] = [];
  const take = (name: string, value: string, among: string[], put: () => void) => {
    if (among.includes(value)) put();
    else unknown.push(`${name}=${value}`);
  };
  const side = (which: 'base' | 'yours', id: string, value: string) => {
    if (known.ids.includes(id)) state[which].set[id] = value;
    else unknown.push(id);
  };
  for (const [name, value] of new URLSearchParams(link.replace(/^#/, ''))) {
    if (name === 'base' || name === 'yours') take(name, value, known.scenarios, () => (state[name].parent = value));
    else if (name === 'view') take(name, value, known.views, () => (state.view = value));
    else if (name === 'year') take(name, value, known.years, () => (state.year = value));
    else if (name === 'lang') {
      take(
        name,
        value,
        kLanguages.map(({ code }) => code),
        () => (state.language = value as Language),
      );
    } else if (name === 'seed' && /^\d{1,9}$/.test(value)) state.seed = Number(value);
    else if (name.startsWith('base.')) side('base', name.slice(5), value);
    else if (name.startsWith('yours.')) side('yours', name.slice(6), value);
    else if (name.startsWith('set.')) {
      if (known.ids.includes(idOf(name.slice(4)))) state.edits[name.slice(4)] = value;
      else unknown.push(name.slice(4));
    } else if (name.startsWith('more.')) state.more[name.slice(5)] = value;
    else unknown.push(name);
  }
  return { state, unknown };
}

export function usualState(languages: readonly string[]): State {
  return {
    language: preferred(languages),
    view: 'answer',
    base: { parent: kBase, set: {} },
    yours: { parent: kUsual, set: {} },
    edits: {},
    seed: 1,
    year: '2028',
    more: {},
  };
}
