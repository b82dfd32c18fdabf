// The service worker: keeps the page's files after the first visit, so that it works without a network.
const worker = self as unknown as ServiceWorkerGlobalScope;

interface Listed {
  version: string;
  files: string[];
}

const kPrefix = 'headway-';
const listed = async () => (await (await fetch('files.json', { cache: 'no-cache' })).json()) as Listed;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const { version, files } = await listed();
      const cache = await caches.open(kPrefix + version);
      await cache.addAll(files);
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const { version } = await listed().catch(() => ({ version: '' }));
      if (version !== '') {
        for (const name of await caches.keys()) {
          if (name.startsWith(kPrefix) && name !== kPrefix + version) await caches.delete(name);
        }
      }
      await worker.clients.claim();
    })(),
  );
});

// What is there comes from the network while there is one, so that a new version shows at once; else from what was kept.
worker.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== location.origin) return;
  event.respondWith(
    fetch(event.request).catch(async () => {
      const kept = await caches.match(event.request, { ignoreSearch: true });
      return kept ?? (event.request.mode === 'navigate' ? await caches.match('./') : undefined) ?? Response.error();
    }),
  );
});
