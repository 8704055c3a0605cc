/** F07: the phone's store is gone, in each way a browser can take it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aFinding, anOpening, rini } from './fixtures.ts';
import { soon, test } from './harness.ts';
import type { Phone } from './harness.ts';

/** An operation that is sent, and two findings that are not. */
async function worksAndGoesOffline(phone: Phone): Promise<void> {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  phone.goesDown();
  await phone.page.evaluate(async (finding) => {
    await window.device.save('finding.record', finding);
    await window.device.save('finding.record', finding);
  }, aFinding());
}

/** As the browser does it: while the app is not open. */
async function clears(phone: Phone, what: 'account' | 'databases' | 'everything but cookies'): Promise<void> {
  await phone.page.close();
  const page = await phone.context.newPage();
  await page.goto(`${phone.origin}/`);
  await page.evaluate(
    async ([what, accountId]) => {
      const all = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
      for (const name of what === 'account' ? [`sidak-${accountId}`] : all)
        await new Promise((resolve) => {
          indexedDB.deleteDatabase(name).onsuccess = resolve;
        });
      if (what === 'everything but cookies') localStorage.clear();
    },
    [what, rini] as const,
  );
  await page.close();
}

const losses = (page: Page) => page.evaluate(() => window.device.losses.value);
const lost = (phone: Phone) => phone.office.told.filter(({ what }) => what === 'lost').map(({ body }) => body);

test('F07 the account’s database is gone: the person is told what was in it, the office too, and noting goes on after the last number', async ({
  phone,
}) => {
  await worksAndGoesOffline(phone);
  const [opening] = await phone.page.evaluate((id) => window.stored.outbox(id), rini);
  await clears(phone, 'account');
  await phone.open();
  expect(await phone.page.evaluate(() => window.device.phase.value)).toBe('ready');
  const [loss] = await losses(phone.page);
  expect(loss).toMatchObject({ deviceId: opening?.mutation.deviceId, unsent: 2, isTold: false });
  expect(loss?.oldestUnsentAt).not.toBeNull();
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => lost(phone)).toMatchObject([{ deviceId: loss?.deviceId, unsent: 2, noticedAt: loss?.noticedAt }]);
  // Told once, shown until it is read.
  await phone.reopen();
  await soon(() => losses(phone.page)).toHaveLength(1);
  await phone.page.evaluate(() => window.device.readLosses());
  await phone.reopen();
  expect(await losses(phone.page)).toEqual([]);
  expect(lost(phone)).toHaveLength(1);
  const saved = await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  expect(saved.ok).toBe(true);
  const [next] = await phone.page.evaluate((id) => window.stored.outbox(id), rini);
  expect(next?.mutation.deviceSeq).toBe(2);
});

test('F07 all databases are gone: said before anybody signs in, with what is known of each store', async ({
  phone,
}) => {
  await worksAndGoesOffline(phone);
  await clears(phone, 'databases');
  await phone.open();
  expect(await phone.page.evaluate(() => window.device.phase.value)).toBe('signed-out');
  await soon(() => losses(phone.page)).toMatchObject([{ unsent: 2 }]);
  phone.comesBack();
  await phone.signsIn('rini');
  await soon(() => lost(phone)).toHaveLength(1);
  // A store of her own again: nothing more is said at the next start.
  await phone.page.evaluate(() => window.device.readLosses());
  await phone.reopen();
  expect(await losses(phone.page)).toEqual([]);
});

test('F07 everything is gone but the session’s cookie: the office hears of the device at once, nobody has to sign in', async ({
  phone,
}) => {
  await worksAndGoesOffline(phone);
  const deviceId = phone.office.people.get('rini')?.deviceId ?? '';
  await phone.context.addCookies([{ name: 'sidak-device', value: deviceId, url: phone.origin }]);
  await clears(phone, 'everything but cookies');
  phone.comesBack();
  await phone.open();
  expect(await phone.page.evaluate(() => window.device.phase.value)).toBe('signed-out');
  await soon(() => losses(phone.page)).toMatchObject([{ deviceId, unsent: null, isTold: true }]);
  expect(lost(phone)).toMatchObject([{ deviceId, unsent: null, oldestUnsentAt: null }]);
});

test('F38 the store is deleted while the app is open: the next finding is not called saved, and the start after it says what is lost', async ({
  phone,
}) => {
  await worksAndGoesOffline(phone);
  const other = await phone.context.newPage();
  await other.goto(`${phone.origin}/`);
  await other.evaluate(
    (name) =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase(name).onsuccess = resolve;
      }),
    `sidak-${rini}`,
  );
  await other.close();
  // Looked at again, it reads its outbox anew.
  await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const saved = await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  expect(saved).toEqual({ ok: false, why: 'storage' });
  expect(await phone.page.evaluate(() => window.device.trouble.value)).toBe(true);
  await phone.reopen();
  expect(await losses(phone.page)).toMatchObject([{ unsent: 2 }]);
});

test('F07 a phone that was never used has lost nothing and asks nothing', async ({ newPhone }) => {
  const phone = await newPhone();
  await phone.open();
  expect(await losses(phone.page)).toEqual([]);
  expect(phone.requests).toEqual([]);
});

test('the office hears with a push what stays behind, and without one how the phone is, but not each time', async ({
  phone,
}) => {
  const reports = () => phone.office.told.filter(({ what }) => what === 'report');
  await soon(reports).toHaveLength(1);
  expect(reports()[0]?.body).toMatchObject({ unsent: 0, health: { oldestUnsentAt: null, photosWaiting: 0 } });
  phone.goesDown();
  const first = await phone.page.evaluate(
    async ([opening, finding]) => {
      await window.device.save('operation.open', opening);
      for (let n = 0; n < 60; n += 1) await window.device.save('finding.record', finding);
      return window.device.outboxItems()[50]?.mutation.at;
    },
    [anOpening(), aFinding()] as const,
  );
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  const pushes = phone.office.told.filter(({ what }) => what === 'push').map(({ body }) => body);
  expect(pushes).toMatchObject([{ unsent: 61 }, { unsent: 11, health: { oldestUnsentAt: null } }]);
  // The clock of the test's office and of its phone are one.
  const told = pushes[0] as { health: { oldestUnsentAt: string } };
  expect(Math.abs(Date.parse(told.health.oldestUnsentAt) - Date.parse(first ?? ''))).toBeLessThan(2_000);
  await phone.reopen();
  await soon(() => phone.requests.at(-1)).toBe('GET /api/sync/pull');
  expect(reports()).toHaveLength(1);
});
