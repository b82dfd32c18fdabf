// The page's views. The answer is there from the start; each other one is loaded when it is opened.
import type { Component } from 'svelte';
import Answer from './views/Answer.svelte';
import type { Explorer } from './state/explorer.svelte';

type View = { default: Component<{ explorer: Explorer }> };

const kLater: Record<string, () => Promise<View>> = {
  charts: () => import('./views/Charts.svelte'),
  levers: () => import('./views/Levers.svelte'),
  assumptions: () => import('./views/Assumptions.svelte'),
  questions: () => import('./views/Questions.svelte'),
  claims: () => import('./views/Claims.svelte'),
  record: () => import('./views/Record.svelte'),
  published: () => import('./views/Published.svelte'),
  cluster: () => import('./views/Cluster.svelte'),
  about: () => import('./views/About.svelte'),
};

/** Views that there are, in the order of the menu. */
export const kMenu = ['answer', ...Object.keys(kLater)];

export function viewOf(name: string): Promise<View> | View {
  return kLater[name]?.() ?? { default: Answer };
}
