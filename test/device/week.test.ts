/** A week in flight mode, with a clock that is right or not: everything arrives once, and counts on its day (F35). */
import { expect } from 'vitest';
import { isLong } from '../browser/long.ts';
import { isFirefox } from './engine.ts';
import { aFinding, anOpening, operationId } from './fixtures.ts';
import type { Phone } from './harness.ts';
import { soon, test } from './harness.ts';

const dayMs = 86_400_000;
/** Nine in the morning in Jakarta, on the day of the operation. */
const monday = Date.parse('2026-02-16T02:00:00.000Z');
const days = 7;
const total = 20;
/** Three a day, and two on the last. */
const ofDay = (day: number): number => (day < days ? 3 : total - 3 * (days - 1));
const nameOf = (day: number): string => new Date(monday + day * dayMs).toISOString().slice(0, 10);

type Week = {
  /** How far the phone's clock is off on that day; before the app is opened, or (`inForm`) while its form is open. */
  offMs: (day: number) => number;
  inForm?: number;
  /** From this day on nobody can know the day: the operation's, marked. */
  unsureFrom: number;
};

const years50 = 50 * 365 * dayMs;
const weeks: [string, Week][] = [
  ...(isLong ? [['right', { offMs: () => 0, unsureFrom: 8 }] satisfies [string, Week]] : []),
  ['fifty years behind', { offMs: () => -years50, unsureFrom: 8 }],
  ['three days ahead', { offMs: () => 3 * dayMs, unsureFrom: 8 }],
  ['set back by fifty years on Thursday', { offMs: (day) => (day < 3 ? 0 : -years50), unsureFrom: 3 }],
  [
    'set three days ahead on Thursday, in mid-form',
    { offMs: (day) => (day < 3 ? 0 : 3 * dayMs), inForm: 3, unsureFrom: 3 },
  ],
];

for (const [clock, week] of weeks)
  // Firefox is not given a clock of the test's own.
  test.skipIf(isFirefox)(
    `F35 a week in flight mode, the clock ${clock}: twenty findings arrive once, each on its day`,
    async ({ newPhone }) => passes(await newPhone(), week),
    120_000,
  );

async function passes(phone: Phone, { offMs, inForm, unsureFrom }: Week): Promise<void> {
  sets(phone, monday);
  phone.clockMs = monday + offMs(0);
  await phone.open();
  await phone.signsIn('rini');
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  // The round is over, so that what it learned of the clock is in the store.
  await soon(() => phone.page.evaluate(isSyncing)).toBe(false);
  phone.goesDown();

  for (let day = 1; day <= days; day += 1) {
    const now = monday + day * dayMs;
    sets(phone, now);
    phone.clockMs = now + offMs(day === inForm ? day - 1 : day);
    await phone.reopen();
    if (day === inForm) await phone.page.clock.setSystemTime(now + offMs(day));
    expect(await notes(phone, day)).toBe(ofDay(day));
  }
  expect(await phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(total);

  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  const rows = phone.office.rows().flatMap(({ row }) => (row.type === 'finding' ? [row.body] : []));
  expect(rows).toHaveLength(total);
  const told = rows.map(({ facts, on, flags }) => [facts.note, on, flags.includes('timeUncertain')]);
  const expected = Array.from({ length: days }, (_, at) => at + 1).flatMap((day) =>
    Array.from({ length: ofDay(day) }, (_, n) => {
      const isUnsure = day >= unsureFrom;
      return [`hari ${day} temuan ${n}`, nameOf(isUnsure ? 0 : day), isUnsure];
    }),
  );
  expect(told).toEqual(expected);
  expect(rows.every((row) => row.operationId === operationId)).toBe(true);
}

/** The office's clock, which is right by definition, is set to this and runs on. */
function sets(phone: Phone, ms: number): void {
  phone.office.aheadMs = ms - Date.now();
}

/** Runs in the page. */
async function isSyncing(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name?.startsWith('sync:'));
}

async function notes(phone: Phone, day: number): Promise<number> {
  return phone.page.evaluate(
    async ([finding, day, count]) => {
      let saved = 0;
      for (let n = 0; n < count; n += 1) {
        const facts = { ...finding.facts, note: `hari ${day} temuan ${n}` };
        const done = await window.device.save('finding.record', { ...finding, facts });
        if (done.ok) saved += 1;
      }
      return saved;
    },
    [aFinding(), day, ofDay(day)] as const,
  );
}
