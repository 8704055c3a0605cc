/** Two tabs of one phone over a long queue: one sends at a time, and the office has each finding once (F22). */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aFinding, anOpening, rini } from './fixtures.ts';
import type { Phone, Way } from './harness.ts';
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

const findings = (page: Page) => page.evaluate(() => window.device.rowsOfType('finding').length);
const notesOne = (page: Page) => page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());

/** Two tabs in flight mode that know the operation; what the first has begun is over. */
async function twoTabs(phone: Phone): Promise<[Page, Page]> {
  const first = phone.page;
  await notes(first, 0);
  await soon(() => first.evaluate((id) => window.stored.outbox(id), rini)).toMatchObject([{ state: 'landed' }]);
  phone.goesDown();
  const second = await phone.open();
  await soon(() => second.evaluate(() => window.device.rowsOfType('operation').length)).toBe(1);
  return [first, second];
}

test('a tab that dies the moment it has saved: the other shows the finding, so nobody enters it again', async ({
  phone,
}) => {
  const [dies, stays] = await twoTabs(phone);
  // Of a dead tab no timer comes.
  await dies.evaluate(() => Reflect.set(window, 'setTimeout', () => 0));
  await notesOne(dies);
  await soon(() => findings(stays)).toBe(1);
});

test('a tab that dies before it can tell: the other shows and sends the finding once somebody looks at it', async ({
  phone,
}) => {
  const [dies, stays] = await twoTabs(phone);
  await dies.evaluate(() => {
    Reflect.set(window, 'setTimeout', () => 0);
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
  await notesOne(dies);
  expect(await findings(stays)).toBe(0);
  await dies.close();
  await stays.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await soon(() => findings(stays)).toBe(1);
  phone.comesBack();
  await stays.evaluate(() => window.device.sendNow());
  await soon(() => phone.office.findings()).toHaveLength(1);
});

/** What is sealed opens only once `opens` was called. */
async function opensSlowly(page: Page): Promise<{ isOpening: () => Promise<boolean>; opens: () => Promise<void> }> {
  await page.evaluate(() => {
    const real = crypto.subtle.decrypt.bind(crypto.subtle);
    const isOpen = new Promise((resolve) => Reflect.set(window, 'opens', resolve));
    SubtleCrypto.prototype.decrypt = async (...args) => {
      Reflect.set(window, 'isOpening', true);
      await isOpen;
      return real(...args);
    };
  });
  return {
    isOpening: () => page.evaluate(() => Reflect.get(window, 'isOpening') === true),
    opens: () => page.evaluate(() => Reflect.get(window, 'opens')()),
  };
}
const saysRows = (from: Page) =>
  from.evaluate(
    (accountId) => new BroadcastChannel('sidak').postMessage({ accountId, what: 'rows' }), // oxlint-disable-line unicorn/require-post-message-target-origin
    rini,
  );

test('what is saved while another tab’s findings are being opened stays in view', async ({ phone }) => {
  const [other, page] = await twoTabs(phone);
  const { isOpening, opens } = await opensSlowly(page);
  await notesOne(other);
  await soon(isOpening).toBe(true);
  await notesOne(page);
  expect(await findings(page)).toBe(1);
  await opens();
  await soon(() => findings(page)).toBe(2);
});

test('what is saved, or pulled, while everything is read anew for another tab stays in view', async ({
  phone,
  office,
  newPhone,
}) => {
  const [other, page] = await twoTabs(phone);
  const { isOpening, opens } = await opensSlowly(page);
  await saysRows(other);
  await soon(isOpening).toBe(true);
  await notesOne(page);
  const colleague = await newPhone();
  await colleague.open();
  await colleague.signsIn('budi');
  await notesOne(colleague.page);
  await soon(() => office.findings()).toHaveLength(1);
  phone.comesBack();
  await page.evaluate(() => window.device.sendNow());
  await soon(() => findings(page)).toBe(2);
  await opens();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(await findings(page)).toBe(2);
  expect(await waiting(page)).toBe(0);
});
