/** What cannot be sent leaves the phone as a file, or by itself, without any key of its owner's. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { rescueEntry, rescueHeader } from '../../schema/rescue-bodies.ts';
import { aFinding, anOpening, budi, rini } from './fixtures.ts';
import type { Phone } from './harness.ts';
import { soon, test } from './harness.ts';
import { linesOf, openRescue } from './office-rescue.ts';

const pin = '270896';
const setsPin = (page: Page) => page.evaluate(async (pin) => (await window.device.vault()).setPin(pin, null), pin);
const locks = (page: Page) => page.evaluate(async () => (await window.device.vault()).lock());
const rescues = (page: Page, who: string | null = null) =>
  page.evaluate(async (who) => {
    const { file, ...counts } = await (await window.device.vault()).rescueFile(who);
    return { ...counts, name: file.name, text: await file.text() };
  }, who);

/** An opening, a finding with a photo, and a finding without. */
async function notes(phone: Phone): Promise<string> {
  return phone.page.evaluate(
    async ([opening, finding]) => {
      await window.device.save('operation.open', opening);
      const taken = await window.device.photos.take('capture:x', await window.pictures.noise(1));
      if (!taken.ok) throw new Error(taken.why);
      await window.device.save('finding.record', { ...finding, photos: [taken.sha256] }, { draft: 'capture:x' });
      await window.device.save('finding.record', finding);
      return taken.sha256;
    },
    [anOpening(), aFinding()] as const,
  );
}

test('F07 made from the lock screen, the rescue file holds everything unsent of everybody, and only the server opens it', async ({
  phone,
}) => {
  await setsPin(phone.page);
  phone.goesDown();
  const sha256 = await notes(phone);
  await locks(phone.page);
  phone.comesBack();
  await phone.signsIn('budi');
  await setsPin(phone.page);
  phone.goesDown();
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), {
    ...anOpening(),
    operationId: '20260216-M2F4Q2MX',
  });
  await locks(phone.page);
  await phone.reopen();
  expect(await phone.page.evaluate(() => window.device.phase.value)).toBe('locked');

  const made = await rescues(phone.page);
  expect(made).toMatchObject({ entries: 4, photos: 1, left: 0 });
  expect(made.name).toMatch(/^sidak-penyelamatan-\d{8}-\d{4}\.sidak$/);
  for (const word of ['Sri Wahyuni', '198609262015051001', 'TERTINGGAL', 'Sidak masker'])
    expect(made.text).not.toContain(word);
  const { header, entries } = linesOf(made.text);
  expect(rescueHeader.safeParse(header).success).toBe(true);
  for (const entry of entries) expect(rescueEntry.safeParse(entry).success).toBe(true);
  const opened = await Promise.all(entries.map(openRescue));
  const authors = opened.flatMap((one) => (one.what === 'mutation' ? [[one.mutation.accountId, one.isProven]] : []));
  expect(authors).toEqual(
    expect.arrayContaining([
      [rini, true],
      [budi, true],
    ]),
  );
  expect(authors).toHaveLength(4);
  const photos = opened.flatMap((one) => (one.what === 'photo' ? [one] : []));
  expect(photos.map(({ entry }) => entry.id)).toEqual([sha256]);
  expect(Buffer.from(photos[0]?.bytes ?? []).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  // Of one person alone, too.
  expect(await rescues(phone.page, budi)).toMatchObject({ entries: 1, photos: 0 });
});

test('what was saved before the server told its key can be rescued once it has', async ({ phone, office }) => {
  // As a phone that was signed in before the server knew of rescue files.
  await phone.page.evaluate(() => window.device.signOut());
  const signIn = office.answer.bind(office);
  office.answer = (browser, method, url, body) => {
    const answer = signIn(browser, method, url, body);
    if (!url.startsWith('/api/session') || answer.body === '') return answer;
    const { rescue: _, ...rest } = JSON.parse(String(answer.body)) as Record<string, unknown>; // the office's own
    return { ...answer, body: JSON.stringify(rest) };
  };
  await phone.signsIn('rini');
  phone.network = (_method, path) => (path === '/api/sync/push' ? 'down' : 'through');
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  expect(await rescues(phone.page)).toMatchObject({ entries: 0, left: 1 });
  office.answer = signIn;
  await phone.reopen();
  await soon(() => rescues(phone.page)).toMatchObject({ entries: 1, left: 0 });
  const [entry] = linesOf((await rescues(phone.page)).text).entries;
  expect(entry === undefined ? null : await openRescue(entry)).toMatchObject({ what: 'mutation', isProven: true });
});

test('PIN forgotten and password changed: what was unsent goes to the office by itself under its author’s name, and a fresh store begins', async ({
  phone,
  office,
}) => {
  await setsPin(phone.page);
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  phone.goesDown();
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await locks(phone.page);
  phone.comesBack();
  await phone.signsIn('rini', 'another password');
  expect(await phone.page.evaluate(() => [window.device.phase.value, window.device.isSealedOff.value])).toEqual([
    'locked',
    true,
  ]);
  expect(await phone.page.evaluate(async () => (await window.device.vault()).beginFresh())).toBe(true);
  expect(await phone.page.evaluate(() => window.device.phase.value)).toBe('ready');
  await soon(() => office.findings().length).toBe(1);
  const authors = office.rows().flatMap(({ row }) => (row.type === 'finding' ? [row.body.authorId] : []));
  expect(authors).toEqual([rini]);
  // Its chain goes on after the old one, and the old store is still there.
  await soon(() => phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(1);
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding({ employeeId: 18 }));
  await soon(() => office.findings().length).toBe(2);
  const names = await phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).toEqual(expect.arrayContaining([`sidak-${rini}`, `sidak-${rini}.1`]));
  // Nothing is sent twice at the next start, and the new password opens the new store in flight mode.
  await phone.reopen();
  expect(await rescues(phone.page)).toMatchObject({ entries: 0, photos: 0 });
  await locks(phone.page);
  phone.goesDown();
  const end = await phone.page.evaluate(
    async (who) => (await window.device.vault()).unlock(who, { password: 'another password' }),
    rini,
  );
  expect(end).toEqual({ ok: true });
});

test('F27 the office was restored while the store stayed closed: what it had taken before goes to it again from the old store', async ({
  phone,
  office,
}) => {
  await setsPin(phone.page);
  const upto = office.log.length;
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  await soon(() => phone.page.evaluate((id) => window.stored.outbox(id).then(([one]) => one?.state), rini)).toBe(
    'landed',
  );
  phone.goesDown();
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await locks(phone.page);
  office.isRestoredTo(upto);
  phone.comesBack();
  await phone.signsIn('rini', 'another password');
  expect(await phone.page.evaluate(async () => (await window.device.vault()).beginFresh())).toBe(true);
  // Without the operation, which had been sent, the finding would be held for ever.
  await soon(() => office.findings().length).toBe(1);
  await soon(() => phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(1);
});

test('what the office cannot take of an old store now is sent again by itself, and what it does not know the author of stays for a rescue file', async ({
  phone,
  office,
}) => {
  await setsPin(phone.page);
  phone.goesDown();
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  const ids = await phone.page.evaluate(() => window.device.outboxItems().map(({ mutation }) => mutation.id));
  office.said.set(ids[0] ?? '', { outcome: 'retry', code: 'busy' });
  office.said.set(ids[1] ?? '', { outcome: 'rejected', code: 'wrong_author' });
  await locks(phone.page);
  phone.comesBack();
  await phone.signsIn('rini', 'another password');
  expect(await phone.page.evaluate(async () => (await window.device.vault()).beginFresh())).toBe(true);
  await soon(() => phone.requests.includes('POST /api/sync/rescue')).toBe(true);
  expect(await rescues(phone.page)).toMatchObject({ entries: 2 });
  office.said.delete(ids[0] ?? '');
  await soon(async () => {
    await phone.page.evaluate(() => window.device.sendNow());
    return office.log.some(({ id }) => id === ids[0]);
  }).toBe(true);
  await soon(async () => (await rescues(phone.page)).entries).toBe(1);
});

test('F27 the office was restored after the fresh store had begun: a new finding waits only until the old store has brought its opening again', async ({
  phone,
  office,
}) => {
  await setsPin(phone.page);
  const upto = office.log.length;
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  phone.goesDown();
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await locks(phone.page);
  phone.comesBack();
  await phone.signsIn('rini', 'another password');
  expect(await phone.page.evaluate(async () => (await window.device.vault()).beginFresh())).toBe(true);
  await soon(() => phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(1);
  await soon(async () => (await rescues(phone.page)).entries).toBe(0);
  phone.goesDown();
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding({ employeeId: 18 }));
  office.isRestoredTo(upto);
  phone.comesBack();
  await soon(async () => {
    await phone.page.evaluate(() => window.device.sendNow());
    return office.findings().length;
  }).toBe(2);
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  await soon(async () => (await rescues(phone.page)).entries).toBe(0);
  // Once more, and no more.
  const asked = phone.requests.filter((one) => one === 'POST /api/sync/rescue').length;
  await phone.reopen();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(2);
  expect(phone.requests.filter((one) => one === 'POST /api/sync/rescue')).toHaveLength(asked);
});

test('what the office only holds, waiting for a note that is still to come, is not sent: it stays in the old store and the rescue file', async ({
  phone,
  office,
}) => {
  await setsPin(phone.page);
  phone.goesDown();
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  const ids = await phone.page.evaluate(() => window.device.outboxItems().map(({ mutation }) => mutation.id));
  office.said.set(ids[1] ?? '', { outcome: 'held' });
  await locks(phone.page);
  phone.comesBack();
  await phone.signsIn('rini', 'another password');
  expect(await phone.page.evaluate(async () => (await window.device.vault()).beginFresh())).toBe(true);
  await soon(() => office.log.some(({ id }) => id === ids[0])).toBe(true);
  await soon(async () => (await rescues(phone.page)).entries).toBe(1);
  office.said.delete(ids[1] ?? '');
  await soon(async () => {
    await phone.page.evaluate(() => window.device.sendNow());
    return office.findings().length;
  }).toBe(1);
  await soon(async () => (await rescues(phone.page)).entries).toBe(0);
});

test('the password was changed and the PIN is known: the store opens with everything in it, and closes with the new one', async ({
  phone,
}) => {
  await setsPin(phone.page);
  phone.goesDown();
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await locks(phone.page);
  phone.network = (_method, path) => (path === '/api/sync/push' ? 'down' : 'through');
  await phone.signsIn('rini', 'another password');
  const opens = (secret: { pin: string } | { password: string }) =>
    phone.page.evaluate(async ([who, secret]) => (await window.device.vault()).unlock(who, secret), [
      rini,
      secret,
    ] as const);
  expect(await opens({ pin })).toEqual({ ok: true });
  expect(await phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(1);
  await locks(phone.page);
  expect(await opens({ password: 'right' })).toMatchObject({ ok: false });
  expect(await opens({ password: 'another password' })).toEqual({ ok: true });
});
