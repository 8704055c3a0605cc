/** workerd killed with SIGKILL during pushes: three times here, fifty in `npm run test:long`. */
import { expect, it } from 'vitest';
import { isLong } from '../browser/long.ts';
import { killSeries } from './kill-series.ts';

const kills = isLong ? 50 : 3;

it(
  `F16 F25 killed ${kills} times in the middle of pushes: what was acknowledged is there once, every chain holds`,
  { timeout: 60_000 + kills * 20_000 },
  async () => {
    const report = await killSeries(kills, isLong ? Date.now() : 1, () => undefined);
    console.info('killed workerd', report);
    expect(report).toMatchObject({ kills, ackedMissing: 0, doubled: 0, gaps: 0, falseBlocks: 0, brokenLinks: 0 });
    // Not vacuous: answers had been given, and kills did cut pushes off.
    expect(report.acked).toBeGreaterThan(kills * 10);
    expect(report.cuts).toBe(kills);
    expect(report.cutCommitted + report.cutUnwritten).toBeGreaterThan(0);
  },
);
