// The service worker: opens the app without a network. It serves the shell and the hashed files of its version and
// touches nothing else: no other method than GET, nothing under /api/, no other host. It never takes over by itself;
// the page sends {type: 'activate'} when no form is open.
//
//   install (all files or none) ─► waiting ── message 'activate' ─► active ─► old caches dropped as pages open that do
//   not use them
import { fill, find, rememberPage, sweep } from './caches.ts';
import type { Precache } from './precache.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build. */
declare const __PRECACHE__: Precache;

const precache = __PRECACHE__;
const held = new Set(precache.files.map(({ url }) => url));

self.addEventListener('install', (event) => event.waitUntil(fill(precache)));

// Claiming makes the very first visit work offline without a reload. Nothing is dropped here: a page that the version
// before was just asked for is not yet among the open ones, and will want its parts.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'activate') {
    event.waitUntil(self.skipWaiting());
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') {
    // Before the new page is counted, so that its own record is not taken for a dead one.
    event.waitUntil(dropUnused().then(() => rememberPage(event.resultingClientId, precache.version)));
    event.respondWith(answer('/', request));
  } else if (held.has(url.pathname) || url.pathname.startsWith('/assets/')) {
    event.respondWith(answer(url.pathname, request));
  }
});

async function answer(path: string, request: Request): Promise<Response> {
  return (await find(precache.version, path)) ?? fetch(request);
}

async function dropUnused(): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const ids = open.map(({ id }) => id);
  await sweep(precache.version, ids, hasSuccessor);
}

/** Also one that is just taking over: its cache must not look like an unused one. */
function hasSuccessor(): boolean {
  const { installing, waiting, active } = self.registration;
  const own = self.serviceWorker;
  return own.state === 'redundant' || [installing, waiting, active].some((one) => one !== null && one !== own);
}
