// The service worker: keeps the page's files after the first visit, so that it works without a network. The build writes the version of the
// whole into it, so that a browser sees another worker whenever any file has changed, and files of two versions never mix.
const worker = self as unknown as ServiceWorkerGlobalScope;

const kVersion = 'version of the files';
const kPrefix = 'headway-';
const kCache = kPrefix + kVersion;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const { files } = (await (await fetch('files.json', { cache: 'no-cache' })).json()) as { files: string[] };
      const cache = await caches.open(kCache);
      await cache.addAll(files.map((file) => new Request(file, { cache: 'no-cache' })));
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(kPrefix) && name !== kCache) await caches.delete(name);
      }
      await worker.clients.claim();
    })(),
  );
});

async function kept(request: Request): Promise<Response | undefined> {
  const cache = await caches.open(kCache);
  return (await cache.match(request, { ignoreSearch: true })) ?? (request.mode === 'navigate' ? await cache.match('./') : undefined);
}

// What is there comes from the network while there is one, so that a new version shows at once; else from what was kept.
worker.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== location.origin) return;
  event.respondWith(
    (async () => {
      const answer = await fetch(event.request).catch(() => undefined);
      return answer?.ok ? answer : ((await kept(event.request)) ?? answer ?? Response.error());
    })(),
  );
});
