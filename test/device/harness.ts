/**
 * A phone for tests: the real engine of `pwa/device` in a real browser, with an office behind a network that the
 * test governs. Nothing of the device is replaced; the fakes stand at the edge: what a request is answered with, and
 * how long a password is stretched.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, inject, test as base } from 'vitest';
import type { RescueEntry } from '../../schema/rescue.ts';
import { launchEngine } from './engine.ts';
import { type Asked, type Told, startHost } from './host.ts';
import { openRescue } from './office-rescue.ts';
import { Office } from './office.ts';

/** What the network does with a request: through, or an answer of its own. `lose`: the office acts, the answer is lost. */
export type Way = 'through' | 'down' | 'lose' | { status: number; type: string; body: string; restS?: number };

/** The page of page.ts as one script. */
export const bundle = (): string => inject('pageCode');

/**
 * A password or PIN is stretched for half a second, at every sign-in of every test: `short` gives a hundredth of the
 * rounds that were asked for. What is asked for, `credentials.test.ts` shows; that whole ones open a store, `locking`.
 */
export type Stretching = 'short' | 'whole';
const shortStretching = `<script>
const whole = SubtleCrypto.prototype.deriveBits;
SubtleCrypto.prototype.deriveBits = function (how, key, bits) {
  return whole.call(this, how.name === 'PBKDF2' ? { ...how, iterations: how.iterations / 100 } : how, key, bits);
};
</script>`;

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
  deviceProof: string | undefined;
  /** The script of the page. */
  code = bundle;
  /** What the phone's clock says when the app is opened next; null: the time it is. */
  clockMs: number | null = null;
  readonly #stretching: Stretching;
  /** Of the page and the API; known once the phone's server listens. */
  origin = '';
  #last: Page | null = null;

  constructor(office: Office, context: BrowserContext, stretching: Stretching) {
    this.office = office;
    this.context = context;
    this.#stretching = stretching;
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
    if (this.clockMs !== null) await page.clock.install({ time: this.clockMs });
    await page.goto(`${this.origin}/`);
    await page.evaluate(() => window.device.start());
    return page;
  }

  /** The app is killed and opened again. */
  async reopen(): Promise<Page> {
    await this.page.close();
    return this.open();
  }

  async signsIn(username: string, password = 'right'): Promise<void> {
    const outcome = await this.page.evaluate(([name, password]) => window.device.signIn(name, password), [
      username,
      password,
    ] as const);
    if (!outcome.ok) throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
  }

  /** What the server at the other end says: the page always (a phone has it), the API as the network lets it. */
  async serve({ method, url, headers, body }: Asked): Promise<Told> {
    const { pathname, search } = url;
    const before = this.#stretching === 'short' ? shortStretching : '';
    if (pathname === '/') return { contentType: 'text/html', body: `${before}<script src="/page.js"></script>` };
    if (pathname === '/page.js') return { contentType: 'text/javascript; charset=utf-8', body: this.code() };
    if (!pathname.startsWith('/api/')) return { status: 404 };
    this.requests.push(`${method} ${pathname}`);
    const way = await this.network(method, pathname);
    if (way === 'down') return 'cut';
    if (typeof way === 'object') {
      const headers = way.restS === undefined ? {} : { 'retry-after': String(way.restS) };
      return { status: way.status, contentType: way.type, headers, body: way.body };
    }
    this.etag = headers['if-none-match'];
    this.deviceProof = headers['sidak-device']?.toString();
    const isBytes = headers['content-type'] === 'application/octet-stream';
    const sent: unknown = body.length === 0 ? null : isBytes ? body : JSON.parse(body.toString());
    const said = pathname === '/api/sync/rescue' ? await opened(sent) : sent;
    const answer = this.office.answer(this, method, pathname + search, said);
    return way === 'lose' ? 'cut' : answer;
  }
}

async function opened(body: unknown): Promise<unknown> {
  const { entries } = body as { entries: RescueEntry[] }; // what the app sends
  return Promise.all(entries.map(openRescue));
}

export const test = base.extend<{
  $worker: { browser: Browser };
  $test: { stretching: Stretching; office: Office; newPhone: () => Promise<Phone>; phone: Phone };
}>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the fixture's needs from this pattern
    async ({}, use) => {
      const browser = await launchEngine();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  stretching: 'short',
  // oxlint-disable-next-line no-empty-pattern -- as above
  office: async ({}, use) => use(new Office()),
  newPhone: async ({ browser, office, stretching }, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async () => {
      const context = await browser.newContext({ serviceWorkers: 'block', timezoneId: 'Asia/Jakarta' });
      const phone = new Phone(office, context, stretching);
      const host = await startHost((asked) => phone.serve(asked));
      phone.origin = host.origin;
      ends.push(async () => {
        await context.close();
        await host.close();
      });
      return phone;
    });
    await Promise.all(ends.map((end) => end()));
  },
  /** Signed in as the officer Rini, with one operation that she leads. */
  phone: async ({ newPhone }, use) => {
    const phone = await newPhone();
    await phone.open();
    await phone.signsIn('rini');
    await use(phone);
  },
});
