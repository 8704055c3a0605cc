// The service worker through a deployment: two small builds served one after the other from the same address.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { buildServiceWorker } from '../../pwa/build/service-worker.ts';
import { test } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'sidak-sw-'));
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

/** The version that the host serves now. */
let served = 'one';
const requests: string[] = [];
let host: Server;
let address = '';

/** A build in small: a shell that names its version, an entry, and a chunk that only this version has. */
async function buildVersion(name: string): Promise<void> {
  const dist = join(folder, name);
  mkdirSync(join(dist, 'assets'), { recursive: true });
  const shell = `<!doctype html><title>${name}</title><link rel="icon" href="/assets/entry-${name}.js"><script type="module" src="/assets/entry-${name}.js"></script>`;
  writeFileSync(join(dist, 'index.html'), shell);
  writeFileSync(join(dist, `assets/entry-${name}.js`), `navigator.serviceWorker.register('/sw.js');`);
  writeFileSync(join(dist, `assets/chunk-${name}.js`), `export const version = '${name}';`);
  writeFileSync(join(dist, 'assets/shared-0.js'), 'export {};');
  await buildServiceWorker(dist);
}

function answer(path: string): string | undefined {
  if (path.startsWith('/api/')) return `{"served":"${served}"}`;
  try {
    return readFileSync(join(folder, served, path === '/' ? 'index.html' : path), 'utf8');
  } catch {
    return undefined;
  }
}

beforeAll(async () => {
  await Promise.all(['one', 'two', 'broken'].map(buildVersion));
  rmSync(join(folder, 'broken/assets/chunk-broken.js'));
  host = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(`${request.method} ${path}`);
    const content = answer(path);
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': TYPES[extname(path)] ?? 'text/html' });
    response.end(content);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const bound = host.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('no address');
  address = `http://127.0.0.1:${bound.port}`;
});

beforeEach(() => {
  served = 'one';
  requests.length = 0;
});

afterAll(() => {
  host.closeAllConnections();
  host.close();
  rmSync(folder, { recursive: true });
});

async function open(page: Page, path = '/'): Promise<void> {
  await page.goto(address + path);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** Looks for an update; answers once the new worker waits or was given up. */
async function update(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (worker === null) return 'none';
    while (worker.state === 'installing') await new Promise((resolve) => setTimeout(resolve, 20));
    return worker.state;
  });
}

async function activate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    registration.waiting?.postMessage({ type: 'activate' });
    await taken;
  });
}

// As text, because vite rewrites an import() in a function, and the page knows nothing of vite.
const load = (page: Page, chunk: string) =>
  page.evaluate<string>(`import('/assets/${chunk}.js').then((module) => module.version, () => 'missing')`);
const cacheCount = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('sidak-')).length);

test('an update waits until the page says so, and the old page keeps its own chunks', async ({ stage }) => {
  const device = await stage.newDevice();
  const old = await device.newPage();
  await open(old);
  await old.reload(); // now the worker served this page and knows its version
  served = 'two';
  expect(await update(old)).toBe('installed');
  await old.reload();
  expect(await old.title()).toBe('one');
  expect(await cacheCount(old)).toBe(2);

  const other = await device.newPage();
  await open(other);
  await activate(other);
  await other.reload();
  expect(await other.title()).toBe('two');
  expect(await load(old, 'chunk-one')).toBe('one');

  await old.reload();
  expect(await old.title()).toBe('two');
  await other.reload(); // a page opening is when unused caches go
  await expect.poll(() => cacheCount(other)).toBe(1);
  expect(await load(other, 'chunk-two')).toBe('two');
});

test('an update fetches only what changed', async ({ phone }) => {
  await open(phone);
  served = 'two';
  requests.length = 0;
  expect(await update(phone)).toBe('installed');
  expect(requests).toContain('GET /assets/chunk-two.js');
  expect(requests).not.toContain('GET /assets/shared-0.js');
});

test('a version with a missing file is not installed at all', async ({ phone, stage }) => {
  stage.allowErrors(/404/);
  await open(phone);
  served = 'broken';
  expect(await update(phone)).toBe('redundant');
  expect(await cacheCount(phone)).toBe(1);
  await phone.context().setOffline(true);
  await phone.reload();
  expect(await phone.title()).toBe('one');
});

test('F12 the API and every other method than GET go past the worker', async ({ phone }) => {
  await open(phone);
  const passed = await phone.evaluate(async () => {
    const got = await fetch('/api/any').then((response) => response.text());
    const posted = await fetch('/assets/shared-0.js', { method: 'POST' }).then((response) => response.status);
    return { got, posted };
  });
  expect(passed).toEqual({ got: '{"served":"one"}', posted: 200 });
  expect(requests).toContain('GET /api/any');
  expect(requests).toContain('POST /assets/shared-0.js');
});
