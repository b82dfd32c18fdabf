import './style.css';
import { mount } from 'svelte';
import App from './App.svelte';
import type { Catalog } from './engine/catalog';
import type { Port } from './engine/pool';
import { Explorer } from './state/explorer.svelte';

const load = (path: string) => fetch(new URL(path, document.baseURI));
const makeWorker = () => new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' }) as unknown as Port;

const catalog = (await (await load('catalog.json')).json()) as Catalog;
const explorer = new Explorer(catalog, location.hash, load, makeWorker);
// For a reader's console, and for tests.
Object.assign(globalThis, { headway: explorer });
mount(App, { target: document.getElementById('page')!, props: { explorer } });

// The engine after the first paint, and what works offline after that.
requestAnimationFrame(() =>
  setTimeout(() => {
    explorer.startEngine().catch((error: unknown) => {
      explorer.notice = `${explorer.words.trouble.failed} (${error instanceof Error ? error.message : String(error)})`;
    });
    if ('serviceWorker' in navigator) void navigator.serviceWorker.register(new URL('sw.js', document.baseURI), { type: 'module' }).catch(() => undefined);
  }),
);
