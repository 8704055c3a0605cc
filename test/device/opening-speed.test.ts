/**
 * How long opening a store of 5,000 findings and 5,000 people's earlier offences takes, by the way its rows lie there.
 * `npm run test:long`; prints what it measured. With the processor four times slower, and cryptography, which no
 * throttle reaches, counted four times.
 */
import { expect } from 'vitest';
import type { Row } from '../../schema/rows.ts';
import { isLong } from '../browser/long.ts';
import { aFinding, operationId, rini } from './fixtures.ts';
import { isFirefox } from './engine.ts';
import { test } from './harness.ts';
import type { Way } from './opening-ways.ts';

test.override({ stretching: 'whole' });

const ways: readonly Way[] = ['readable', 'each', 'bundles', 'whole'];
const slower = 4;
const turns = 5;

const findings = (count: number): unknown[] =>
  Array.from({ length: count }, (_, n) => ({
    type: 'finding',
    key: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    feed: `operation:${operationId}`,
    version: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    body: {
      ...aFinding(),
      id: n,
      subjectKey: `employee:${n}`,
      authorId: rini,
      flags: [],
      state: 'noted',
      on: '2026-02-16',
    },
  }));
const standings = (count: number): unknown[] =>
  Array.from({ length: count }, (_, n) => ({
    type: 'standing',
    key: String(n),
    feed: 'field',
    version: 'seed',
    body: {
      count: 3,
      offences: Array.from({ length: 3 }, (_, at) => ({
        findingId: `01900000-0000-7000-8000-${String(n * 3 + at).padStart(12, '0')}`,
        on: '2026-01-12',
        place: 'Gerbang timur Kompleks Setda',
        violation: 'Tidak memakai masker',
        action: 'Teguran di tempat',
      })),
    },
  }));

test.runIf(isLong && !isFirefox)(
  'bundles open a store of ten thousand rows within its time, single values do not',
  async ({ phone }) => {
    const { page } = phone;
    // Weight is all that matters here: what the rules want of them, they never see.
    const rows = [...findings(5_000), ...standings(5_000)] as Row[];
    for (const way of ways) await page.evaluate(([way, rows]) => window.opening.write(way, rows), [way, rows] as const);
    const cdp = await phone.context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const measured = new Map<Way, number>();
    for (const way of ways) {
      const times: number[] = [];
      let share = 0;
      for (let turn = 0; turn < turns; turn += 1) {
        const { allMs, cryptoMs, rows: count } = await page.evaluate((way) => window.opening.read(way), way);
        expect(count).toBe(10_000);
        times.push(allMs + (slower - 1) * cryptoMs);
        share = cryptoMs;
      }
      const median = times.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
      measured.set(way, median);
      console.log(`${way}: ${median.toFixed(0)} ms (decryption alone ${share.toFixed(0)} ms, times ${slower})`);
    }
    expect(measured.get('bundles')).toBeLessThan(measured.get('each') ?? 0);
    expect(measured.get('bundles')).toBeLessThan(1_000);
  },
  180_000,
);

test.runIf(isLong && !isFirefox)(
  'from the PIN to the open store within a second and a half',
  async ({ phone }) => {
    const { page } = phone;
    await page.evaluate(async () => (await window.device.vault()).setPin('270896', null));
    const cdp = await phone.context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      times.push(
        await page.evaluate(
          async ([who, slower]) => {
            const of = await window.device.vault();
            await of.lock();
            const begun = performance.now();
            await of.unlock(who, { pin: '270896' });
            const allMs = performance.now() - begun;
            const again = performance.now();
            await window.opening.stretch();
            return allMs + (slower - 1) * (performance.now() - again);
          },
          [rini, slower] as const,
        ),
      );
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
    console.log(`PIN to open: ${median.toFixed(0)} ms`);
    expect(median).toBeLessThan(1_500);
  },
  120_000,
);
