/**
 * From *Simpan* to durable, with 5,000 findings on the phone and its processor slowed four times, against a bare strict
 * put of as many bytes in the same page; both interleaved. The phone is in flight mode, as at the gate.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { findingsOn, openOperation, password, type Stage } from './stage.ts';
import { type Line, atMost, quantile, told } from './line.ts';
import { openPhone } from './rounds/sidak.ts';
import { stockUp } from './stock.ts';
import { openWire } from './wire.ts';

const slower = 4;
const turns = 60;
/** Nobody notes two people within this time. What is measured next must not meet the round that the save before begins. */
const pauseMs = 800;

export async function save(stage: Stage): Promise<Line[]> {
  const { officer: mate } = await stockUp(stage);
  const operation = await openOperation(stage.baseUrl, 'petugas7', mate, 'BENCH9AV');
  const wire = await openWire(stage.baseUrl);
  const page = await openPhone(stage, wire.url);
  await page.evaluate(([name, word]) => window.bench.signsIn(name, word), [mate, password] as const);
  await page.evaluate(() => window.bench.complete());
  wire.goesDown();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const bodies = findingsOn(operation.operationId, stage.regency, turns + warmUps);
  // The first saves load the rules; a person has them by then.
  await page.evaluate((some) => window.bench.records(some), bodies.splice(0, warmUps));
  const bytes = JSON.stringify(bodies[0]).length + envelopeBytes;
  const took: number[] = [];
  const bare: number[] = [];
  for (const body of bodies) {
    await sleep(pauseMs);
    took.push(...(await page.evaluate((one) => window.bench.records([one]), body)));
    await sleep(pauseMs);
    bare.push(...(await page.evaluate((size) => window.bench.putsBare(1, size), bytes)));
  }
  await page.context().close();
  await wire.close();
  const [p95, bareP95] = [quantile(took, 0.95), quantile(bare, 0.95)];
  return [
    atMost('save-to-durable p95, 5,000 findings, 4× slower', p95, 'ms', 100),
    told('save-to-durable median', quantile(took, 0.5), 'ms'),
    told('bare strict put of the same bytes p95', bareP95, 'ms'),
    told('bare strict put median', quantile(bare, 0.5), 'ms'),
    atMost('save-to-durable p95 against a bare strict put', p95 / bareP95, '×', 2),
  ];
}

const warmUps = 10;

/** What an envelope adds to its body: ids, hashes, salt. */
const envelopeBytes = 620;
