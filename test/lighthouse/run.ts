/**
 * `npm run lighthouse`: Lighthouse on a phone over the officer's pages, a line of JSON for each page and score, a table
 * at the end. Exit 1 when a score is below the target. Each page is opened anew by its address, signed in, with
 * Lighthouse's own slow network and processor; the reports lie in test/results/lighthouse. What loses points, and how to
 * read it on a busy machine: README.md here.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, type Page } from 'puppeteer-core';
import { startServer } from '../../worker/dev/server.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser/chromium.ts';
import { installOnDemand } from '../install-on-demand.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const results = fileURLToPath(new URL('../results/lighthouse/', import.meta.url));
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const target = 95;
/** The middle of three: a busy machine makes one run slow. */
const runs = 3;

/** Of Lighthouse what is used here; its own types come only once it is installed. */
type Lighthouse = {
  default: (
    url: string,
    flags: object,
    config: undefined,
    page: Page,
  ) => Promise<{ lhr: Outcome; report: string[] } | undefined>;
};
type Outcome = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
  /** How much this machine did in a second just then: below a thousand it was busy with something else. */
  environment: { benchmarkIndex: number };
};
type Scores = Record<(typeof categories)[number], number>;
/** What performance is made of, and what was done with the machine. */
type Told = Record<'fcpMs' | 'lcpMs' | 'tbtMs' | 'cls' | 'siMs' | 'machine', number>;
type Measured = Scores & Told;

/** Addresses behind '#', seen by an officer with an operation under way. */
async function pagesOf(page: Page): Promise<[name: string, path: string][]> {
  const home = await page.evaluate(() => {
    const link = document.querySelector('a[href*="/find"]')?.getAttribute('href') ?? '';
    return link.replace(/^#/, '').replace(/\/find.*$/, '');
  });
  if (home === '') throw new Error('The demo has no operation under way for this officer.');
  return [
    ['operations', '/operations'],
    ['operation', home],
    ['find', `${home}/find`],
    ['recap', `${home}/recap`],
    ['this phone', '/phone'],
  ];
}

/** The middle run, as it is: its scores and the numbers they come from belong together. */
async function measured(lighthouse: Lighthouse, page: Page, url: string, name: string): Promise<Measured> {
  const flags = {
    onlyCategories: categories,
    formFactor: 'mobile',
    output: ['html'],
    disableStorageReset: true,
    logLevel: 'error',
  };
  const found: { told: Measured; html: string }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const outcome = await lighthouse.default(url, flags, undefined, page);
    if (outcome === undefined) throw new Error(`Lighthouse said nothing of ${name}.`);
    found.push({ told: numbersOf(outcome.lhr), html: outcome.report[0] ?? '' });
  }
  const middle = found.toSorted((a, b) => a.told.performance - b.told.performance)[Math.floor(runs / 2)];
  if (middle === undefined) throw new Error('No run.');
  writeFileSync(`${results}${name.replaceAll(' ', '-')}.html`, middle.html);
  return middle.told;
}

function numbersOf({ categories: found, audits, environment }: Outcome): Measured {
  const score = (category: string): number => Math.round(100 * (found[category]?.score ?? 0));
  const ms = (audit: string): number => Math.round(audits[audit]?.numericValue ?? Number.NaN);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    fcpMs: ms('first-contentful-paint'),
    lcpMs: ms('largest-contentful-paint'),
    tbtMs: ms('total-blocking-time'),
    cls: Math.round(1_000 * (audits['cumulative-layout-shift']?.numericValue ?? Number.NaN)) / 1_000,
    siMs: ms('speed-index'),
    machine: Math.round(environment.benchmarkIndex),
  };
}

async function signsIn(
  page: Page,
  baseUrl: string,
  { username, password }: { username: string; password: string },
): Promise<void> {
  await page.goto(`${baseUrl}/`);
  await page.locator('::-p-aria(NIP atau nama pengguna)').fill(username);
  await page.locator('::-p-aria([name="Kata sandi"][role="textbox"])').fill(password);
  await page.locator('::-p-aria([name="Masuk"][role="button"])').click();
  for (const name of ['Lewati perkenalan', 'Nanti saja', 'Tanpa PIN dulu'])
    await page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  await page.waitForFunction(() => document.body.textContent.includes('siap luring'), { timeout: 60_000 });
}

async function main(): Promise<boolean> {
  installOnDemand(here, 'Lighthouse');
  mkdirSync(results, { recursive: true });
  // By a name in a variable: the compiler must not look for what is not installed.
  const name = 'lighthouse';
  const lighthouse = (await import(`${here}node_modules/${name}/core/index.js`)) as Lighthouse;
  const stateDir = mkdtempSync(join(tmpdir(), 'sidak-lighthouse-'));
  const server = await startServer({ stateDir, port: 0, demo: true, quiet: true });
  const browser = await launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const officer = server.signIns.find(({ role }) => role === 'officer');
    if (officer === undefined) throw new Error('The demo has no officer.');
    const page = await browser.newPage();
    const table: ({ page: string } & Measured)[] = [
      { page: 'sign-in', ...(await measured(lighthouse, page, `${server.baseUrl}/`, 'sign-in')) },
    ];
    await signsIn(page, server.baseUrl, officer);
    for (const [named, path] of await pagesOf(page))
      table.push({ page: named, ...(await measured(lighthouse, page, `${server.baseUrl}/#${path}`, named)) });
    for (const row of table)
      for (const category of categories)
        console.log(
          JSON.stringify({
            name: `lighthouse ${row.page} ${category}`,
            value: row[category],
            unit: 'points',
            target: `>= ${target}`,
            ok: row[category] >= target,
          }),
        );
    console.table(table);
    return table.every((row) => categories.every((category) => row[category] >= target));
  } finally {
    await browser.close();
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

process.exitCode = (await main()) ? 0 : 1;
