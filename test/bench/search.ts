/**
 * Search among 60,000 with names from everywhere: how many of 200 misspelt queries have the right person among the first
 * five, beside plain substring search and two libraries; what a keystroke costs in a Chromium whose processor is slowed
 * four times, the first one included; what is sent, how long until it can be searched, what it weighs in memory.
 */
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { fold } from '../../schema/fold.ts';
import { packRoster } from '../../schema/roster-pack.ts';
import { unpackRoster } from '../../schema/roster-unpack.ts';
import { makeLargeRegency } from '../../worker/dev/regency.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type Mistyped, mistype, seeded } from '../schema/typist.ts';
import { bundle } from './bundle.ts';
import { type Line, atLeast, atMost, median, quantile, told } from './line.ts';
import { installPeers } from './peers-install.ts';

const slower = 4;
const asked = 200;
const firstFew = 5;
/** As the officer's screen asks. */
const hitsMax = 30;
const loads = 6;

type Searcher = (query: string) => readonly number[];
type Peers = Record<'miniSearch' | 'microFuzzy', (people: readonly { id: number; text: string }[]) => Searcher>;

export async function search(): Promise<Line[]> {
  const { employees, units } = makeLargeRegency(20_261_120);
  const packed = packRoster(employees, units, { version: 1, asOf: '2026-11-28T00:00:00.000Z' });
  const queries = mistype(employees, asked, seeded(200));
  const roster = unpackRoster(packed);
  const people = employees.map(({ id, name }) => ({ id, text: fold(name) }));
  installPeers();
  // A package of its own folder, not of this program.
  const peers = (await import(new URL('peers/name-search.mjs', import.meta.url).href)) as Peers;
  const searchers: Record<string, Searcher> = {
    Sidak: (query) => roster.search(query, firstFew).map(({ person }) => person.id),
    'plain substrings': substrings(people),
    'MiniSearch (prefix, fuzzy 0.2)': peers.miniSearch(people),
    'uFuzzy (one error a term, any order)': peers.microFuzzy(people),
  };
  const lines: Line[] = [];
  for (const [name, searcher] of Object.entries(searchers)) lines.push(...quality(name, searcher, queries));
  const bytes = gzipSync(packed, { level: 9 });
  lines.push(atMost('roster of 60,000, sent', bytes.length / 1e6, 'MB', 1.3));
  lines.push(...(await inBrowser(bytes, queries)));
  return lines;
}

/** Every word typed stands somewhere in the name. */
function substrings(people: readonly { id: number; text: string }[]): Searcher {
  return (query) => {
    const words = fold(query).split(' ');
    const found: number[] = [];
    for (const { id, text } of people) {
      if (words.every((word) => text.includes(word))) found.push(id);
      if (found.length === firstFew) break;
    }
    return found;
  };
}

function quality(name: string, searcher: Searcher, queries: readonly Mistyped[]): Line[] {
  const took: number[] = [];
  const byRule = new Map<string, { right: number; all: number }>();
  let right = 0;
  for (const { rule, typed, id, meant } of queries) {
    const from = performance.now();
    const isRight = searcher(typed).includes(id);
    took.push(performance.now() - from);
    const counts = byRule.get(rule) ?? { right: 0, all: 0 };
    byRule.set(rule, { right: counts.right + Number(isRight), all: counts.all + 1 });
    right += Number(isRight);
    if (!isRight && name === 'Sidak') console.error(`  not among the first five: "${typed}" for ${meant} (${rule})`);
  }
  const share = (100 * right) / queries.length;
  const label = `${name}: the right one of ${queries.length} misspelt among the first five`;
  const total = name === 'Sidak' ? atLeast(label, share, '%', 95) : told(label, share, '%');
  return [
    total,
    ...[...byRule].map(([rule, counts]) => told(`– ${name}: ${rule}`, (100 * counts.right) / counts.all, '%')),
    told(`– ${name}: a whole query, p95, this process, not slowed`, quantile(took, 0.95), 'ms'),
  ];
}

async function inBrowser(bytes: Buffer, queries: readonly Mistyped[]): Promise<Line[]> {
  const server = createServer((request, response) => {
    const isRoster = request.url === '/roster';
    response.writeHead(200, { 'content-type': isRoster ? 'application/octet-stream' : 'text/html' });
    response.end(isRoster ? bytes : '<!doctype html><title>search</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const browser = await launchChromium();
  try {
    return await measured(browser, `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`, queries);
  } finally {
    await browser.close();
    server.close();
  }
}

type Keys = { warm: number[]; atOnce: number[]; all: number[] };

async function measured(browser: Browser, url: string, queries: readonly Mistyped[]): Promise<Line[]> {
  const code = await bundle('pages/search-page.ts');
  const keys: Keys = { warm: [], atOnce: [], all: [] };
  const ready: number[] = [];
  let heap = 0;
  // Each in a page of its own, so that nothing is left from the one before.
  for (let n = 0; n < loads; n += 1) {
    const page = await browser.newPage();
    await page.goto(url);
    await page.evaluate(code);
    const cdp = await page.context().newCDPSession(page);
    const weigh = async (): Promise<number> => {
      await cdp.send('HeapProfiler.collectGarbage');
      const usage = await cdp.send('Runtime.getHeapUsage');
      return usage.usedSize + usage.backingStorageSize;
    };
    const before = await weigh();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    ready.push(await page.evaluate(() => window.searching.fetches()));
    heap = (await weigh()) - before;
    const typed = queries.flatMap((query, at) => (at % loads === n ? [query.typed, query.meant] : []));
    // Every other page is asked before it has warmed up, as by who searches in the first half second.
    const isWarm = n % 2 === 0;
    if (isWarm) await page.evaluate(() => window.searching.warms());
    const words = [typed, hitsMax] as const;
    const took = await page.evaluate(([all, most]) => window.searching.types(all, most), words);
    keys[isWarm ? 'warm' : 'atOnce'].push(took[0] ?? Number.NaN);
    keys.all.push(...took);
    await page.close();
  }
  const among = `a keystroke among 60,000, ${slower}× slower`;
  return [
    atMost(`search: ${among}: p95`, quantile(keys.all, 0.95), 'ms', 16),
    told('– median', median(keys.all), 'ms'),
    told('– p99', quantile(keys.all, 0.99), 'ms'),
    told('– the first key, median', median(keys.warm), 'ms'),
    told('– the first key in the half second after loading, median', median(keys.atOnce), 'ms'),
    atMost(`roster of 60,000: download to searchable, ${slower}× slower, median`, median(ready), 'ms', 2_000),
    told('roster of 60,000: memory once loaded', heap / 1e6, 'MB'),
  ];
}
