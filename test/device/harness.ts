/**
 * A phone for tests: the real engine of `pwa/device` in a real Chromium, with an office behind a network that the
 * test governs. Nothing of the device is replaced; the fakes stand at the edge: what a request is answered with.
 */
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { build } from 'vite';
import { expect, test as base } from 'vitest';
import { launchChromium } from '../browser/chromium.ts';
import { Office } from './office.ts';

export const origin = 'http://localhost:4599';

/** What the network does with a request: through, or an answer of its own. `lose`: the office acts, the answer is lost. */
export type Way = 'through' | 'down' | 'lose' | { status: number; type: string; body: string };

/** The page of page.ts as one script; built once. */
let bundled: Promise<string> | undefined;
export function bundle(): Promise<string> {
  bundled ??= build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: new URL('page.ts', import.meta.url).pathname, formats: ['iife'], name: 'page', fileName: 'page' },
    },
  }).then((built) => {
    const outputs = Array.isArray(built) ? built : [built];
    const chunk = outputs.flatMap((one) => ('output' in one ? one.output : [])).find((one) => one.type === 'chunk');
    if (chunk === undefined) throw new Error('the device was not bundled');
    return chunk.code;
  });
  return bundled;
}

/** What must become true, without anybody doing anything more. Generous: machines under load are slow. */
export const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 15_000, interval: 25 });

export class Phone {
  readonly office: Office;
  readonly context: BrowserContext;
  /** One per API request, e.g. 'POST /api/sync/push'. */
  readonly requests: string[] = [];
  /** Asked for each API request; the test changes it. */
  network: (method: string, path: string) => Way | Promise<Way> = () => 'through';
  /** Whose session the browser holds. */
  session: string | null = null;
  etag: string | undefined;
  #code: string;
  #last: Page | null = null;

  constructor(office: Office, context: BrowserContext, code: string) {
    this.office = office;
    this.context = context;
    this.#code = code;
  }

  get page(): Page {
    if (this.#last === null) throw new Error('the app is not open');
    return this.#last;
  }

  goesDown(): void {
    this.network = () => 'down';
  }

  comesBack(): void {
    this.network = () => 'through';
  }

  /** A new tab with the app, started. Without network it opens from what the phone holds. */
  async open(): Promise<Page> {
    const page = await this.context.newPage();
    this.#last = page;
    await page.goto(`${origin}/`);
    await page.evaluate(() => window.device.start());
    return page;
  }

  /** The app is killed and opened again. */
  async reopen(): Promise<Page> {
    await this.page.close();
    return this.open();
  }

  async signsIn(username: string): Promise<void> {
    const outcome = await this.page.evaluate((name) => window.device.signIn(name, 'right'), username);
    if (!outcome.ok) throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
  }

  async serve(route: Route): Promise<void> {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<script src="/page.js"></script>' });
    if (pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript', body: this.#code });
    if (!pathname.startsWith('/api/')) return route.fulfill({ status: 404 });
    this.requests.push(`${request.method()} ${pathname}`);
    const way = await this.network(request.method(), pathname);
    if (way === 'down') return route.abort('internetdisconnected');
    if (typeof way === 'object') return route.fulfill({ status: way.status, contentType: way.type, body: way.body });
    this.etag = request.headers()['if-none-match'];
    const isBytes = request.headers()['content-type'] === 'application/octet-stream';
    const body: unknown = isBytes ? request.postDataBuffer() : request.postDataJSON();
    const answer = this.office.answer(this, request.method(), pathname + search, body);
    if (way === 'lose') return route.abort('connectionreset');
    return route.fulfill(answer).catch(() => undefined); // the page may be gone by now
  }
}

export const test = base.extend<{
  $file: { browser: Browser };
  $test: { office: Office; newPhone: () => Promise<Phone>; phone: Phone };
}>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the fixture's needs from this pattern
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  office: async ({}, use) => use(new Office()),
  newPhone: async ({ browser, office }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ serviceWorkers: 'block', timezoneId: 'Asia/Jakarta' });
      contexts.push(context);
      const phone = new Phone(office, context, await bundle());
      await context.route('**/*', (route) => phone.serve(route));
      return phone;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  /** Signed in as the officer Rini, with one operation that she leads. */
  phone: async ({ newPhone }, use) => {
    const phone = await newPhone();
    await phone.open();
    await phone.signsIn('rini');
    await use(phone);
  },
});
