/** One phone, several people, no network: each opens his own store, and nobody another's. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aFinding, anOpening, budi, operationId, rini } from './fixtures.ts';
import type { Phone } from './harness.ts';
import { soon, test } from './harness.ts';
import { readableText } from './raw-store.ts';

test.override({ stretching: 'whole' });

const pinOf = { [rini]: '270896', [budi]: '310785' } as const;

const setsPin = (page: Page, pin: string) =>
  page.evaluate(async (pin) => (await window.device.vault()).setPin(pin, null), pin);
const locks = (page: Page) => page.evaluate(async () => (await window.device.vault()).lock());
const unlocks = (page: Page, who: string, secret: { pin: string } | { password: string }) =>
  page.evaluate(async ([who, secret]) => (await window.device.vault()).unlock(who, secret), [who, secret] as const);
const phaseOf = (page: Page) => page.evaluate(() => window.device.phase.value);
const waiting = (page: Page) => page.evaluate(() => window.device.sync.value.waiting);
const seen = (page: Page) =>
  page.evaluate(() => ({
    name: window.device.account.value?.name ?? null,
    findings: window.device.rowsOfType('finding').length,
    operations: window.device.rowsOfType('operation').length,
    waiting: window.device.sync.value.waiting,
  }));
/** What a thief reads of the keys themselves. */
const heldKeys = async (page: Page) => (await readableText(page)).match(/key (?:held|extractable)/g)?.length ?? 0;

/** Rini has a PIN, an operation and a finding that is not sent; the phone is in flight mode. */
async function riniWorks(phone: Phone): Promise<void> {
  expect(await setsPin(phone.page, pinOf[rini])).toEqual({ ok: true });
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => waiting(phone.page)).toBe(0);
  phone.goesDown();
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
}

test('F30 in flight mode: lock, be refused with a wrong PIN, unlock, and everything is there', async ({ phone }) => {
  await riniWorks(phone);
  expect(await locks(phone.page)).toBe(true);
  expect(await phaseOf(phone.page)).toBe('locked');
  expect(await seen(phone.page)).toEqual({ name: null, findings: 0, operations: 0, waiting: 0 });
  expect(await unlocks(phone.page, rini, { pin: '999998' })).toMatchObject({ ok: false, why: 'wrong' });
  expect(await unlocks(phone.page, rini, { pin: pinOf[rini] })).toEqual({ ok: true });
  expect(await seen(phone.page)).toEqual({ name: 'Rini Astuti', findings: 1, operations: 1, waiting: 1 });
  // The password opens it too: a PIN may be forgotten where there is no signal.
  await locks(phone.page);
  await phone.reopen();
  expect(await phaseOf(phone.page)).toBe('locked');
  expect(await unlocks(phone.page, rini, { password: 'wrong' })).toMatchObject({ ok: false, why: 'wrong' });
  expect(await unlocks(phone.page, rini, { password: 'right' })).toEqual({ ok: true });
  expect(await seen(phone.page)).toMatchObject({ findings: 1, waiting: 1 });
});

test('locked, the key is not on the phone, and while it is open it cannot be taken out of the browser', async ({
  phone,
}) => {
  await riniWorks(phone);
  const open = await readableText(phone.page);
  expect(open).not.toContain('extractable');
  const before = await heldKeys(phone.page);
  await locks(phone.page);
  expect(await heldKeys(phone.page)).toBe(before - 1);
  // Nothing can be noted behind the lock either.
  const saved = await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  expect(saved).toEqual({ ok: false, why: 'storage' });
  expect(
    await phone.page.evaluate(
      (id) =>
        window.stored.outbox(id).then(
          () => 'read',
          () => 'closed',
        ),
      rini,
    ),
  ).toBe('closed');
});

test('F30 F31 two people, one phone, flight mode: they switch, neither sees the other’s, and each is sent under his own name', async ({
  phone,
  office,
}) => {
  await phone.page.evaluate(() => window.device.signOut());
  await phone.signsIn('budi');
  await setsPin(phone.page, pinOf[budi]);
  await phone.page.evaluate(() => window.device.signOut());
  await phone.signsIn('rini');
  await riniWorks(phone);
  await locks(phone.page);
  const accounts = await phone.page.evaluate(async () => (await window.device.vault()).accounts());
  expect(accounts).toMatchObject([
    { accountId: budi, name: 'Budi Santoso', hasPin: true, isOpen: false },
    { accountId: rini, name: 'Rini Astuti', hasPin: true, isOpen: false },
  ]);
  // Rini's PIN is not Budi's.
  expect(await unlocks(phone.page, budi, { pin: pinOf[rini] })).toMatchObject({ ok: false });
  expect(await unlocks(phone.page, budi, { pin: pinOf[budi] })).toEqual({ ok: true });
  expect(await seen(phone.page)).toEqual({ name: 'Budi Santoso', findings: 0, operations: 0, waiting: 0 });
  const own = { ...anOpening(), operationId: '20260216-M2F4Q2MX' };
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), own);
  // The network is back, and the browser still holds Rini's session: nothing of Budi's goes out under it, nor is asked.
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.connection.value.needsSignIn)).toBe(true);
  expect(await phone.page.evaluate(() => window.device.office.get('/api/cases'))).toEqual({
    ok: false,
    problem: 'offline',
  });
  expect(phone.requests).not.toContain('GET /api/cases');
  await phone.signsIn('budi');
  await soon(() => waiting(phone.page)).toBe(0);
  expect(office.findings()).toHaveLength(0);
  // Rini again: by her PIN, then signed in.
  await locks(phone.page);
  await unlocks(phone.page, rini, { pin: pinOf[rini] });
  expect(await seen(phone.page)).toMatchObject({ name: 'Rini Astuti', findings: 1, waiting: 1 });
  await phone.signsIn('rini');
  await soon(() => waiting(phone.page)).toBe(0);
  const authors = office.rows().flatMap(({ row }) => {
    if (row.type === 'finding') return [row.body.authorId];
    return row.type === 'operation' ? [`${row.key} ${row.body.leaderName}`] : [];
  });
  expect(authors).toEqual([`${operationId} Rini Astuti`, '20260216-M2F4Q2MX Budi Santoso', rini]);
});

test('signing out takes the key away and keeps everything', async ({ phone }) => {
  await riniWorks(phone);
  await phone.page.evaluate(() => window.device.signOut());
  expect(await phaseOf(phone.page)).toBe('signed-out');
  await phone.reopen();
  expect(await unlocks(phone.page, rini, { pin: pinOf[rini] })).toEqual({ ok: true });
  expect(await seen(phone.page)).toMatchObject({ findings: 1, waiting: 1 });
});

test('wrong PINs wait longer and longer; neither a restart nor another clock makes it shorter, and nothing is wiped', async ({
  phone,
}) => {
  await riniWorks(phone);
  await locks(phone.page);
  for (let n = 0; n < 5; n += 1)
    expect(await unlocks(phone.page, rini, { pin: '999998' })).toMatchObject({ ok: false });
  const left = async (page: Page): Promise<number> => {
    const end = await unlocks(page, rini, { pin: pinOf[rini] });
    return end.ok ? 0 : end.waitMs;
  };
  const first = await left(phone.page);
  expect(first).toBeGreaterThan(20_000);
  // The right one is not even looked at while it waits.
  const page = await phone.reopen();
  expect(await left(page)).toBeGreaterThan(20_000);
  await page.evaluate(() => {
    const real = Date.now;
    Date.now = () => real() + 7 * 86_400_000;
  });
  expect(await left(page)).toBeGreaterThan(20_000);
  // Sat through with the app open, it is over.
  await page.evaluate(async (id) => {
    await (await window.device.vault()).watchWait(id);
    const steady = performance.now.bind(performance);
    performance.now = () => steady() + 31_000;
  }, rini);
  await soon(() => unlocks(page, rini, { pin: pinOf[rini] })).toEqual({ ok: true });
  expect(await seen(page)).toMatchObject({ findings: 1, waiting: 1 });
});

test('a PIN of six digits that everybody tries first is no PIN', async ({ phone }) => {
  const weak = await phone.page.evaluate(async () => {
    const { isWeakPin } = await window.device.vault();
    return ['12345', '111111', '123456', '654321', '27o896', '270896', '102938'].map(isWeakPin);
  });
  expect(weak).toEqual([true, true, true, true, true, false, false]);
});

test('left alone for longer than the setting says, the phone is locked at the next start and while it lies open', async ({
  phone,
}) => {
  await riniWorks(phone);
  await phone.page.evaluate(async () => (await window.device.vault()).setIdleMinutes(5));
  const aged = (minutes: number): Promise<void> =>
    phone.page.evaluate(async (minutes) => {
      await new Promise((resolve, reject) => {
        const request = indexedDB.open('sidak');
        request.addEventListener('error', reject);
        request.addEventListener('success', () => {
          const tx = request.result.transaction('settings', 'readwrite');
          tx.objectStore('settings').put(Date.now() - minutes * 60_000, 'usedAt');
          tx.addEventListener('complete', () => {
            request.result.close();
            resolve(null);
          });
        });
      });
    }, minutes);
  await aged(4);
  await phone.reopen();
  expect(await phaseOf(phone.page)).toBe('ready');
  await aged(6);
  await phone.reopen();
  expect(await phaseOf(phone.page)).toBe('locked');
  expect(await unlocks(phone.page, rini, { pin: pinOf[rini] })).toEqual({ ok: true });
  // Lying open before somebody else.
  await aged(6);
  await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await soon(() => phaseOf(phone.page)).toBe('locked');
  // A clock set back is no way around it.
  expect(await unlocks(phone.page, rini, { pin: pinOf[rini] })).toEqual({ ok: true });
  await aged(-60);
  await phone.reopen();
  expect(await phaseOf(phone.page)).toBe('locked');
});

test('without PIN and password nothing would open it again: such a store is not locked', async ({ phone }) => {
  // As a phone of version 1 is after its update, until the person signs in again.
  await phone.page.evaluate(async (id) => {
    await new Promise((resolve) => {
      const request = indexedDB.open('sidak');
      request.addEventListener('success', () => {
        const tx = request.result.transaction('keys', 'readwrite');
        const get = tx.objectStore('keys').get(id);
        get.addEventListener('success', () => tx.objectStore('keys').put({ ...get.result, password: null }));
        tx.addEventListener('complete', () => {
          request.result.close();
          resolve(null);
        });
      });
    });
  }, rini);
  expect(await locks(phone.page)).toBe(false);
  await phone.page.evaluate(() => window.device.signOut());
  await phone.signsIn('rini');
  expect(await phaseOf(phone.page)).toBe('ready');
});
