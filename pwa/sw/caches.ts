// The caches of the app's versions: one per version, filled whole or not at all.
// Old ones stay until no open page runs on them, because such a page may still load a chunk of its own version.
import type { Precache } from './precache.ts';

const PREFIX = 'sidak-';
/** Holds, per open page, the version it was loaded from; the worker's memory does not outlive its naps. */
const PAGES = 'pages-of-sidak';

const cacheName = (version: string) => PREFIX + version;
const pageKey = (clientId: string) => `/page/${clientId}`;

/** Fetches what the version needs and stores it; throws and leaves no cache behind when anything is missing. */
export async function fill(precache: Precache): Promise<void> {
  const name = cacheName(precache.version);
  try {
    const responses = await Promise.all(precache.files.map(async ({ url }) => ({ url, response: await obtain(url) })));
    const shell = responses.find(({ url }) => url === '/')?.response.clone();
    // In the middle of a deployment the host may serve the next version's shell: it would ask for chunks we do not hold.
    if (shell === undefined || !(await shell.text()).includes(precache.entry))
      throw new Error('shell of another version');
    const cache = await caches.open(name);
    await Promise.all(responses.map(({ url, response }) => cache.put(url, response)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** A hashed file that an older version already brought is copied: an update costs only what changed. */
async function obtain(url: string): Promise<Response> {
  const held = url.startsWith('/assets/') ? await caches.match(url) : undefined;
  const response = held ?? (await fetch(url, { cache: 'no-cache', credentials: 'omit' }));
  if (!response.ok || response.redirected) throw new Error(`${url} answered ${response.status}`);
  return response;
}

/** The file of this version, else of an older version still in use; undefined when none holds it. */
export async function find(version: string, url: string): Promise<Response | undefined> {
  const own = await caches.match(url, { cacheName: cacheName(version), ignoreVary: true });
  // Only hashed names mean the same in every version.
  return own ?? (url.startsWith('/assets/') ? caches.match(url, { ignoreVary: true }) : undefined);
}

/** Remembers which version a page about to open was served from. */
export async function rememberPage(clientId: string, version: string): Promise<void> {
  const pages = await caches.open(PAGES);
  await pages.put(pageKey(clientId), new Response(version));
}

/**
 * Drops the caches that no open page may need. A page of unknown version (opened before any worker) keeps all; so does a
 * newer worker, whose cache would look like an unused one. It is asked for last: a cache listed by then has its worker.
 */
export async function sweep(
  version: string,
  openClientIds: readonly string[],
  hasSuccessor: () => boolean,
): Promise<void> {
  const pages = await caches.open(PAGES);
  const inUse = new Set([cacheName(version)]);
  for (const id of openClientIds) {
    const known = await pages.match(pageKey(id));
    if (known === undefined) return;
    inUse.add(cacheName(await known.text()));
  }
  const open = new Set(openClientIds.map(pageKey));
  const gone = (await pages.keys()).filter((request) => !open.has(new URL(request.url).pathname));
  await Promise.all(gone.map((request) => pages.delete(request)));
  const unused = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !inUse.has(name));
  if (!hasSuccessor()) await Promise.all(unused.map((name) => caches.delete(name)));
}
