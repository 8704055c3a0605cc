/** A new version of the app: it waits for the form, whatever the network does (F41). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { bundle, soon, test } from './harness.ts';

const worker = (version: number): string => `
  // version ${version}
  self.addEventListener('install', () => undefined);
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener('message', (event) => { if (event.data.type === 'activate') void self.skipWaiting(); });`;

test('F41 a new version does not take over while a form is open, in this tab or another', async ({ browser }) => {
  let version = 1;
  const code = bundle();
  const server = createServer((request, response) => {
    const files: Record<string, [string, string]> = {
      '/': ['text/html', '<script src="/page.js"></script>'],
      '/page.js': ['text/javascript', code],
      '/sw.js': ['text/javascript', worker(version)],
    };
    const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not a pipe
  const context = await browser.newContext();
  try {
    const opens = async () => {
      const page = await context.newPage();
      await page.goto(`http://localhost:${port}/`);
      await page.evaluate(() => {
        Reflect.set(window, 'isSamePage', true);
        return window.device.start();
      });
      return page;
    };
    const isSame = (page: Awaited<ReturnType<typeof opens>>) => page.evaluate(() => Reflect.has(window, 'isSamePage'));
    const page = await opens();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // The first worker claiming the page is no update.
    expect(await isSame(page)).toBe(true);
    const other = await opens();
    const hold = () => Reflect.set(window, 'release', window.device.holdForm());
    const release = () => void Reflect.get(window, 'release')();
    await page.evaluate(hold);
    await other.evaluate(hold);
    version = 2;
    const look = async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    };
    await page.evaluate(look);
    await soon(() => page.evaluate(() => window.device.updateReady.value)).toBe(true);
    expect(await isSame(page)).toBe(true);
    // Taken over from here; the other tab's form stays open.
    await page.evaluate(release);
    await soon(() => isSame(page).catch(() => true)).toBe(false);
    expect(await isSame(other)).toBe(true);
    await other.evaluate(release);
    await soon(() => isSame(other).catch(() => true)).toBe(false);
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
});
