import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './pages.ts';
import { demoName, signIn } from './sign-in.ts';

declare global {
  interface Window {
    /** Markup of the app at each change, before anybody could have touched it. */
    shown: string[];
    moved: number;
  }
}

/** From the very first: what is drawn, and how far things move that are drawn already (CLS). */
async function watchOpening(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shown = [];
    window.moved = 0;
    const look = () => window.shown.push(document.getElementById('app')?.innerHTML ?? '');
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) window.moved += Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

test('the app opens, and opens again without a network', async ({ phone, stage }) => {
  // The sign-in screen asks whose government it is, and does without.
  stage.allowErrors(/ERR_INTERNET_DISCONNECTED.*\/api\/health/);
  await phone.goto('/');
  await phone.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await phone.context().setOffline(true);
  await phone.goto('/any/path?from=home-screen');
  expect(await phone.title()).toContain('Sidak');
  await phone.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
});

test('the mark is painted before a script has run, and the app takes it over as it stands', async ({ phone }) => {
  await watchOpening(phone);
  let scriptComes = (): void => undefined;
  const held = new Promise<void>((resolve) => (scriptComes = resolve));
  await phone.route('**/assets/shell-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await phone.goto('/', { waitUntil: 'commit' });
  const mark = phone.getByRole('img', { name: 'Sidak' });
  await mark.waitFor();
  await phone.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const before = await mark.boundingBox();
  await phone.evaluate(() => (window.shown = []));
  scriptComes();
  await phone.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
  // The first thing that Preact drew, beside what stands in index.html: the same but for the region that is spoken.
  const isSame = await phone.evaluate(async () => {
    const parse = (html: string) =>
      new DOMParser().parseFromString(html.replace(/>\s+/g, '>').replace(/\s+</g, '<'), 'text/html');
    const drawn = parse(window.shown[0] ?? '').body;
    drawn.querySelector('[role=status].sr')?.remove();
    const written = parse(await (await fetch('/')).text()).getElementById('app');
    return drawn.firstElementChild?.isEqualNode(written?.firstElementChild ?? null);
  });
  expect(isSame).toBe(true);
  expect(before?.width).toBe(72);
});

test(
  'opened again, the app says nothing of a roster that it is only opening, and nothing moves',
  { timeout: 90_000 },
  async ({ phone }) => {
    await signIn(phone, demoName('officer'));
    await phone.getByText('Daring, siap luring').waitFor({ timeout: 60_000 });
    await watchOpening(phone);
    await phone.goto('/?again#/operations');
    await phone.getByText('Daring, siap luring').waitFor();
    const { shown, moved } = await phone.evaluate(() => ({ shown: window.shown.join(), moved: window.moved }));
    expect(shown).toContain('Operasi');
    expect(shown).not.toContain('Daftar pegawai belum ada');
    expect(shown).not.toContain('masih diambil');
    // Google's bound for "good".
    expect(moved).toBeLessThan(0.1);
    const operation = await phone.locator('a[href^="#/operation/"]').first().getAttribute('href');
    await phone.goto(`/?find${operation}/find`);
    await phone.getByText('daftar per').waitFor();
    expect(await phone.evaluate(() => window.moved)).toBeLessThan(0.03);
  },
);

test('the page may run nothing that was not built', async ({ phone, stage }) => {
  const answer = await phone.goto('/');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  // Compiling WebAssembly, for the reader of staff cards, is no evaluating of text.
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
  stage.allowErrors(/Content Security Policy/);
  await phone.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.body.append(script);
  });
  expect(await phone.evaluate(() => 'ranInline' in window)).toBe(false);
});

test('the pictures of the install dialog are fetched anew after a day, the app itself is asked for each time', async ({
  stage,
}) => {
  const headersOf = async (path: string): Promise<[number, ...(string | null)[]]> => {
    const { status, headers } = await fetch(`${stage.baseUrl}${path}`);
    return [status, ...['content-type', 'cache-control', 'x-content-type-options'].map((name) => headers.get(name))];
  };
  const day = 'public, max-age=86400';
  expect(await headersOf('/screenshots/officer-home.png')).toEqual([200, 'image/png', day, 'nosniff']);
  const shell = await headersOf('/manifest.webmanifest');
  expect(shell).toEqual([200, 'application/manifest+json', 'no-cache', 'nosniff']);
});
