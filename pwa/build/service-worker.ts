// Builds dist/sw.js last, from what the build left in dist: the list of files to precache is part of its text, so any
// changed file makes a new service worker, and the browser notices the update by itself.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Precache } from '../sw/precache.ts';

/** Served by the host, never to be cached as files of the app: no phone needs the install dialog's pictures offline. */
const NOT_CACHED = /^(sw\.js|_headers|_redirects)$|\.map$|^screenshots\//;

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

const sources = fileURLToPath(new URL('../sw', import.meta.url));

/** Part of the version: a worker with other code must not fill, or on failure empty, the cache of the one in use. */
function ownRevision(): string {
  return sha256(
    readdirSync(sources)
      .toSorted()
      .map((file) => readFileSync(join(sources, file), 'utf8'))
      .join(),
  );
}

/** All files of the shell with a revision of their content; `/` stands for index.html, which redirects to it. */
export function listPrecache(dist: string): Precache {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dist.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => !NOT_CACHED.test(file))
    .toSorted()
    .map((file) => ({
      url: file === 'index.html' ? '/' : `/${file}`,
      revision: sha256(readFileSync(join(dist, file))),
    }));
  const shell = readFileSync(join(dist, 'index.html'), 'utf8');
  const entry = /<script[^>]+src="(\/assets\/[^"]+)"/.exec(shell)?.[1];
  if (entry === undefined) throw new Error('index.html names no entry script under /assets/.');
  return { version: sha256(ownRevision() + JSON.stringify(files)), entry, files };
}

/** Writes `dist/sw.js` with the precache list of `dist` inside. */
export async function buildServiceWorker(dist: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __PRECACHE__: JSON.stringify(listPrecache(dist)) },
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: {
        entry: join(sources, 'sw.ts'),
        formats: ['iife'],
        name: 'sw',
        fileName: () => 'sw.js',
      },
    },
  });
}
