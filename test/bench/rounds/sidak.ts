/** One round of Sidak: a phone notes findings without network, sends them, and a fresh phone fetches them. */
import type { BrowserContext, Page } from 'playwright-core';
import { bundle } from '../bundle.ts';
import { findingsOn, openOperation, password, type Stage } from '../stage.ts';
import { openWire } from '../wire.ts';
import { type Plan, type Round, takeLink } from './round.ts';

let code: Promise<string> | undefined;

/** A page on the server's own origin that holds the engine and nothing else. */
export async function openPhone({ browser }: Stage, url: string, known?: BrowserContext): Promise<Page> {
  code ??= bundle('pages/sidak-page.ts');
  const context = known ?? (await browser.newContext({ serviceWorkers: 'block', timezoneId: 'Asia/Jakarta' }));
  const page = await context.newPage();
  await page.goto(`${url}/api/health`);
  await page.evaluate(await code);
  return page;
}

/** Three pairs of officers, so that the pull of a round is not the pull of all rounds before it. */
const pairs = 3;

/** Each round has an operation of its own. */
export async function sidakRound(stage: Stage, { n, link, findings }: Plan): Promise<Round> {
  const [leader, mate] = [`petugas${1 + 2 * (n % pairs)}`, `petugas${2 + 2 * (n % pairs)}`];
  const operation = await openOperation(stage.baseUrl, leader, mate, `BENCH${String(n).padStart(3, '0')}`);
  const wire = await openWire(stage.baseUrl);
  const first = await openPhone(stage, wire.url);
  await first.evaluate(([name, word]) => window.bench.signsIn(name, word), [leader, password] as const);
  await first.evaluate(() => window.bench.complete());
  wire.goesDown();
  await first.evaluate(
    (bodies) => window.bench.records(bodies),
    findingsOn(operation.operationId, stage.regency, findings),
  );
  wire.comesBack();
  await takeLink(first, link);
  wire.reset();
  const pushMs = await first.evaluate(() => window.bench.sendsAll());
  const push = wire.bytes();
  await first.context().close();

  const second = await openPhone(stage, wire.url);
  await takeLink(second, link);
  wire.reset();
  await second.evaluate(([name, word]) => window.bench.signsIn(name, word), [mate, password] as const);
  const pullMs = await second.evaluate(([operationId, count]) => window.bench.pullsFindings(operationId, count), [
    operation.operationId,
    findings,
  ] as const);
  const pull = wire.bytes();
  await second.context().close();
  await wire.close();
  return { push: { ms: pushMs, ...push }, pull: { ms: pullMs, ...pull } };
}
