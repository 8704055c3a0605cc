/** Two tabs of one phone over a long queue: one sends at a time, and the office has each finding once (F22). */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aFinding, anOpening, rini } from './fixtures.ts';
import type { Way } from './harness.ts';
import { soon, test } from './harness.ts';

const waiting = (page: Page) => page.evaluate(() => window.device.sync.value.waiting);

async function notes(page: Page, count: number): Promise<void> {
  await page.evaluate(
    async ([opening, finding, count]) => {
      await window.device.save('operation.open', opening);
      for (let n = 0; n < count; n += 1) {
        const facts = { ...finding.facts, note: `temuan ${n}` };
        await window.device.save('finding.record', { ...finding, facts });
      }
    },
    [anOpening(), aFinding(), count] as const,
  );
}

test('F22 the tab that sends is closed in the middle of 200: the other goes on, and each arrives once', async ({
  phone,
}) => {
  phone.goesDown();
  await notes(phone.page, 200);
  const first = phone.page;
  const second = await phone.open();
  await soon(() => waiting(second)).toBe(201);
  let running = 0;
  let most = 0;
  let pushes = 0;
  let left: Page | null = null;
  phone.network = async (_method, path): Promise<Way> => {
    if (path !== '/api/sync/push') return 'through';
    most = Math.max(most, (running += 1));
    pushes += 1;
    // The tab that sends dies while its second push is under way: the office takes it, nobody hears the answer.
    if (pushes === 2) {
      const isFirst = await first.evaluate(() => window.device.connection.value.sending);
      left = isFirst ? second : first;
      await (isFirst ? first : second).close();
    } else await new Promise((resolve) => setTimeout(resolve, 40));
    running -= 1;
    return 'through';
  };
  await first.evaluate(() => window.device.sendNow());
  await soon(() => left !== null).toBe(true);
  const other = left ?? second;
  await other.evaluate(() => window.device.sendNow());
  await soon(() => waiting(other)).toBe(0);
  expect(most).toBe(1);
  const findings = phone.office.findings();
  expect(findings).toHaveLength(200);
  expect(new Set(findings).size).toBe(200);
  const items = await other.evaluate((id) => window.stored.outbox(id), rini);
  expect(items.filter(({ state }) => state === 'waiting')).toEqual([]);
});
