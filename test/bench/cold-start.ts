/**
 * The app opened cold in flight mode by an officer who is signed in: 60,000 employees, 5,000 findings, the processor
 * slowed four times. Usable: the operation's screen with its button. Search ready: three letters typed at once after
 * that have brought names. Web Crypto is not slowed by the throttle: its time is measured apart and counted four times.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { type Line, atMost, median, told } from './line.ts';
import { openPhone } from './rounds/sidak.ts';
import { password, type Stage } from './stage.ts';
import { stockUp } from './stock.ts';
import { openWire } from './wire.ts';

const slower = 4;
const starts = 5;
const pin = '270896';

export async function coldStart(stage: Stage): Promise<Line[]> {
  const { officer, operationId } = await stockUp(stage);
  const wire = await openWire(stage.baseUrl);
  const context = await readied(stage, wire.url, officer);
  wire.goesDown();
  await context.setOffline(true);
  await countCrypto(context);
  const slowed: Start[] = [];
  const unslowed: Start[] = [];
  for (let n = 0; n < starts; n += 1) {
    unslowed.push(await startCold(context, `${wire.url}/#/operation/${operationId}`, 1));
    slowed.push(await startCold(context, `${wire.url}/#/operation/${operationId}`, slower));
  }
  const locked: { openMs: number; cryptoMs: number }[] = [];
  for (const rate of [1, slower, 1, slower, 1, slower])
    locked.push(await openByPin(context, wire.url, operationId, rate));
  await context.close();
  await wire.close();
  const [pinUnslowed, pinSlowed] = [0, 1].map((odd) => locked.filter((_, at) => at % 2 === odd));
  const pinCryptoMs = median(pinUnslowed?.map(({ cryptoMs }) => cryptoMs) ?? []);
  const pinMs = median(pinSlowed?.map(({ openMs }) => openMs) ?? []) + pinCryptoMs * (slower - 1);
  // The slowed start has it once already.
  const cryptoMs = median(unslowed.map(({ cryptoMs }) => cryptoMs));
  const usableMs = median(slowed.map(({ usableMs }) => usableMs)) + cryptoMs * (slower - 1);
  return [
    atMost(`cold start, flight mode, ${slower}× slower: operation screen usable`, usableMs, 'ms', 1_000),
    atMost('cold start: search ready after that', median(slowed.map(({ searchMs }) => searchMs)), 'ms', 1_000),
    atMost(`PIN to open, ${slower}× slower: operation screen usable`, pinMs, 'ms', 1_500),
    told('PIN to open, not slowed: of that in Web Crypto', pinCryptoMs, 'ms'),
    told('cold start, not slowed: operation screen usable', median(unslowed.map(({ usableMs }) => usableMs)), 'ms'),
    told('cold start, not slowed: of that in Web Crypto', cryptoMs, 'ms'),
  ];
}

/** A phone with the app installed, signed in, everything pulled, ready for flight mode. */
export async function readied(stage: Stage, url: string, officer: string): Promise<BrowserContext> {
  const context = await stage.browser.newContext({
    timezoneId: 'Asia/Jakarta',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    permissions: ['geolocation'],
    geolocation: { latitude: -7.7, longitude: 110.6 },
  });
  // Signed in by the engine alone: the two pages share one origin, so one store.
  const engine = await openPhone(stage, url, context);
  await engine.evaluate(([name, word]) => window.bench.signsIn(name, word), [officer, password] as const);
  await engine.evaluate(() => window.bench.complete());
  await engine.evaluate(() => window.bench.roster());
  await engine.evaluate(([digits, word]) => window.bench.setsPin(digits, word), [pin, password] as const);
  await engine.close();
  const app = await context.newPage();
  await app.goto(`${url}/`);
  await app.goto(`${url}/#/phone`);
  await app.getByText('Siap luring', { exact: true }).waitFor({ timeout: 120_000 });
  await app.close();
  return context;
}

type Start = { usableMs: number; searchMs: number; cryptoMs: number };

async function startCold(context: BrowserContext, url: string, rate: number): Promise<Start> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(url, { waitUntil: 'commit' });
  // Since navigation began, by the page's own clock.
  const usableMs = await whenSeen(page, 'a[href$="/find"]');
  const cryptoMs = await page.evaluate(() => window.cryptoMs);
  const from = await page.evaluate(() => {
    document.querySelector<HTMLElement>('a[href$="/find"]')?.click();
    return performance.now();
  });
  await page.waitForSelector('input[type="search"]');
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (field === null) throw new Error('no field');
    field.value = 'sit';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const found = await whenSeen(page, '[aria-label="Hasil pencarian"] button');
  await page.close();
  return { usableMs, searchMs: found - from, cryptoMs };
}

/** Locked by hand, the app ended, opened again, the PIN typed: from the tap on *Buka*. */
async function openByPin(context: BrowserContext, url: string, operationId: string, rate: number) {
  const before = await context.newPage();
  await before.goto(`${url}/#/phone`);
  await before.getByRole('button', { name: 'Kunci sekarang', exact: true }).click();
  await before.getByLabel('PIN', { exact: true }).waitFor();
  await before.close();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(`${url}/#/operation/${operationId}`, { waitUntil: 'commit' });
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.evaluate(() => (window.cryptoMs = 0));
  const from = await page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Buka');
    button?.click();
    return performance.now();
  });
  const openMs = (await whenSeen(page, 'a[href$="/find"]')) - from;
  const cryptoMs = await page.evaluate(() => window.cryptoMs);
  await page.close();
  return { openMs, cryptoMs };
}

async function whenSeen(page: Page, selector: string): Promise<number> {
  const seen = await page.waitForFunction(
    (one) => (document.querySelector(one) === null ? false : performance.now()),
    selector,
    { timeout: 60_000, polling: 'raf' },
  );
  return Number(await seen.jsonValue());
}

/** Time in Web Crypto, as far as the page waits for it: overlapping calls count once. */
async function countCrypto(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.cryptoMs = 0;
    let open = 0;
    let from = 0;
    const { subtle } = crypto;
    for (const name of ['decrypt', 'deriveBits', 'deriveKey', 'unwrapKey', 'importKey', 'digest'] as const) {
      const original = subtle[name].bind(subtle) as (...args: unknown[]) => Promise<unknown>; // whichever it is
      Object.defineProperty(subtle, name, {
        value: async (...args: unknown[]) => {
          if (open === 0) from = performance.now();
          open += 1;
          try {
            return await original(...args);
          } finally {
            open -= 1;
            if (open === 0) window.cryptoMs += performance.now() - from;
          }
        },
      });
    }
  });
}

declare global {
  interface Window {
    cryptoMs: number;
  }
}
