/** What comes down: whole or known to be incomplete, and never at the price of what the phone has noted. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Row } from '../../schema/rows.ts';
import { isFirefox } from './engine.ts';
import { aFinding, anOpening, budi, operationId, packedRoster, rini } from './fixtures.ts';
import type { Way } from './harness.ts';
import { soon, test } from './harness.ts';

const waiting = (page: Page) => page.evaluate(() => window.device.sync.value.waiting);
const syncOf = (page: Page) => page.evaluate(() => window.device.sync.value);
const outbox = (page: Page) => page.evaluate((id) => window.stored.outbox(id), rini);

function officers(count: number): Row[] {
  return Array.from({ length: count }, (_, n) => ({
    type: 'officer',
    key: `o${n}`,
    feed: 'field',
    version: 'seed',
    body: { accountId: `o${n}`, name: `Petugas ${n}`, active: true },
  }));
}

test('F24 the link is cut at every page of the first pull: it goes on where it was, and says it is incomplete until then', async ({
  office,
  newPhone,
}) => {
  office.writes(officers(10));
  office.pageRows = 3;
  const phone = await newPhone();
  let pulls = 0;
  phone.network = (_method, path): Way => (path === '/api/sync/pull' && (pulls += 1) % 2 === 0 ? 'down' : 'through');
  await phone.open();
  await phone.signsIn('rini');
  const look = () =>
    phone.page.evaluate(() => ({
      complete: window.device.sync.value.complete,
      rows: (['officer', 'unit', 'entry'] as const).reduce(
        (sum, type) => sum + window.device.rowsOfType(type).length,
        0,
      ),
    }));
  const all = 15;
  const seen: number[] = [];
  for (let n = 0; n < 60; n += 1) {
    await phone.page.waitForTimeout(50);
    const { complete, rows } = await look();
    seen.push(rows);
    if (complete) break;
    await phone.reopen();
  }
  expect(await look()).toEqual({ complete: true, rows: all });
  // It was seen half full, and said so.
  expect(seen.some((rows) => rows > 0 && rows < all)).toBe(true);
  // Nothing was begun anew: what was there stayed.
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(pulls).toBeGreaterThanOrEqual(7);
});

// Firefox is given no clock of the test's own.
test.skipIf(isFirefox)(
  'F04 what the office acknowledged stays on the phone for 35 days of the office’s clock, and goes only then',
  async ({ phone, office }) => {
    await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
    await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
    await soon(() => waiting(phone.page)).toBe(0);
    const kept = () =>
      phone.page.evaluate(async (id) => (await window.stored.outbox(id)).map(({ state }) => state), rini);
    await soon(kept).toEqual(['landed', 'landed']);
    const dayMs = 86_400_000;
    const pulls = async (afterDays: number): Promise<void> => {
      office.aheadMs = afterDays * dayMs;
      const before = phone.requests.length;
      await phone.page.evaluate(() => window.device.sendNow());
      await soon(() => phone.requests.slice(before)).toContain('GET /api/sync/pull');
      await phone.page.waitForTimeout(300);
    };
    await pulls(34);
    expect(await kept()).toHaveLength(2);
    // Its own clock, years ahead or behind, makes no difference.
    await phone.page.clock.install({ time: new Date('2060-01-01T00:00:00Z') });
    await pulls(34.5);
    expect(await kept()).toHaveLength(2);
    await pulls(36);
    await soon(kept).toEqual([]);
    // The rows themselves are the office's and stay.
    expect(await phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(1);
  },
);

test('F27 the office is restored from a backup: the phone sends what is lacking, nothing is doubled, nothing of the lost time stays', async ({
  phone,
  office,
}) => {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await soon(() => waiting(phone.page)).toBe(0);
  const upto = office.log.length;
  await phone.page.evaluate(
    async (finding) => {
      for (let n = 0; n < 3; n += 1) await window.device.save('finding.record', finding);
    },
    aFinding({ employeeId: 18 }),
  );
  await soon(() => waiting(phone.page)).toBe(0);
  office.writes(officers(1));
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.rowsOfType('officer').length)).toBe(1);
  const before = office.findings();
  expect(before).toHaveLength(4);

  office.isRestoredTo(upto);
  expect(office.findings()).toHaveLength(1);
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => office.findings().length).toBe(4);
  await soon(() => waiting(phone.page)).toBe(0);
  expect(office.findings().toSorted()).toEqual(before.toSorted());
  await soon(async () => (await syncOf(phone.page)).complete).toBe(true);
  await soon(() => phone.page.evaluate(() => window.device.rowsOfType('officer').length)).toBe(0);
  expect(await phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(4);
  const states = (await outbox(phone.page)).map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(['landed']));
  // It is over: the next round asks for news only.
  phone.requests.length = 0;
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.requests.includes('GET /api/sync/pull')).toBe(true);
  expect(phone.requests).not.toContain('POST /api/sync/push');
});

test('two colleagues note the same person: after the pull both see both, flagged', async ({
  phone,
  newPhone,
  office,
}) => {
  const team = [{ accountId: budi, name: 'Budi Santoso' }];
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening({ team }));
  await soon(() => waiting(phone.page)).toBe(0);
  const other = await newPhone();
  await other.open();
  await other.signsIn('budi');
  await soon(() => other.page.evaluate(() => window.device.rowsOfType('operation').length)).toBe(1);
  other.goesDown();
  await other.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await soon(() => office.findings().length).toBe(1);
  other.comesBack();
  await other.page.evaluate(() => window.device.sendNow());
  await soon(() => office.findings().length).toBe(2);
  await phone.page.evaluate(() => window.device.sendNow());
  for (const { page } of [phone, other])
    await soon(() =>
      page.evaluate(() =>
        window.device
          .rowsOfType('finding')
          .map(({ body }) => body.flags.join())
          .toSorted((a, b) => a.localeCompare(b)),
      ),
    ).toEqual(['', 'possibleDuplicate']);
  // Noted a third time, the phone itself says so at once.
  phone.goesDown();
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  const flags = await phone.page.evaluate(() => window.device.rowsOfType('finding').at(-1)?.body.flags);
  expect(flags).toEqual(['possibleDuplicate']);
});

test('F33 what another has changed meanwhile is a conflict: both versions are shown, settling ends it, and none is destroyed', async ({
  phone,
  office,
}) => {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  const saved = await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  const id = saved.ok ? saved.id : '';
  await soon(() => waiting(phone.page)).toBe(0);
  phone.goesDown();
  const change = { findingId: id, operationId, subject: 'employee:17', version: id, settles: null, why: 'salah ketik' };
  const facts = { ...aFinding().facts, note: 'punya saya' };
  await phone.page.evaluate((body) => window.device.save('finding.correct', body), { ...change, facts, on: null });
  const [row] = office.rows().flatMap(({ row }) => (row.type === 'finding' ? [row] : []));
  if (row === undefined) throw new Error('the finding did not arrive');
  const version = '01900000-0000-7000-8000-00000000e001';
  office.writes([{ ...row, version, body: { ...row.body, facts: { ...row.body.facts, note: 'punya mereka' } } }]);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.attention().length)).toBe(1);
  await soon(() => phone.page.evaluate(() => window.device.attention()[0]?.conflict?.body.state)).toBe('open');
  const [item] = await phone.page.evaluate(() => window.device.attention());
  expect(item).toMatchObject({
    outcome: 'conflict',
    mine: { facts: { note: 'punya saya' } },
    theirs: { body: { facts: { note: 'punya mereka' } } },
  });
  expect(await phone.page.evaluate((id) => window.device.rowState('finding', id), id)).toBe('attention');
  const mine = { ...change, version, settles: item?.mutation.id ?? '', facts, on: null };
  expect((await phone.page.evaluate((body) => window.device.save('finding.correct', body), mine)).ok).toBe(true);
  expect(await phone.page.evaluate(() => window.device.attention())).toEqual([]);
  await soon(() => waiting(phone.page)).toBe(0);
  await soon(() => phone.page.evaluate((id) => window.device.findRow('finding', id)?.body.facts.note, id)).toBe(
    'punya saya',
  );
  expect(await phone.page.evaluate(() => window.device.sync.value.attention)).toBe(0);
  // What was not taken lies on the phone and at the office as it was written.
  const kept = (await phone.page.evaluate((id) => window.stored.outbox(id), rini)).map(({ mutation }) => mutation.id);
  expect(kept).toContain(item?.mutation.id);
  expect(office.log.map(({ id }) => id)).toContain(item?.mutation.id);
  expect(office.log.some(({ changes }) => JSON.stringify(changes).includes('punya mereka'))).toBe(true);
});

test('the roster comes whole, is kept for flight mode, and a damaged file replaces nothing', async ({
  phone,
  office,
}) => {
  office.roster = { version: 1, bytes: packedRoster(1) };
  const search = (): Promise<string[]> =>
    phone.page.evaluate(() => window.device.roster.value?.search('sri', 5).map(({ person }) => person.name) ?? []);
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(search).toEqual(['Sri Wahyuni, S.Pd.']);
  phone.goesDown();
  await phone.reopen();
  await soon(search).toEqual(['Sri Wahyuni, S.Pd.']);
  office.roster = { version: 2, bytes: packedRoster(2).slice(0, 40) };
  phone.comesBack();
  phone.requests.length = 0;
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.requests).toContain('GET /api/roster/current');
  await phone.page.waitForTimeout(100);
  expect(await search()).toEqual(['Sri Wahyuni, S.Pd.']);
  expect((await syncOf(phone.page)).rosterVersion).toBe(1);
  office.roster = { version: 2, bytes: packedRoster(2) };
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(async () => (await syncOf(phone.page)).rosterVersion).toBe(2);
  // The same bytes under a later number are not fetched twice.
  office.roster = { ...office.roster, version: 3 };
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(async () => (await syncOf(phone.page)).rosterVersion).toBe(3);
});

test('an office page is shown without network with the time it is from; a refusal is not papered over', async ({
  phone,
  office,
}) => {
  const answer = office.answer.bind(office);
  let status = 200;
  let headers: Record<string, string> = { 'x-sidak': '1' };
  const contentType = (): string => (status === 200 ? 'application/json' : 'application/problem+json');
  office.answer = (browser, method, url, body) =>
    url.startsWith('/api/cases')
      ? { status, headers, contentType: contentType(), body: bodyOf(status) }
      : answer(browser, method, url, body);
  const get = () => phone.page.evaluate(() => window.device.office.get<{ n: number }>('/api/cases', { queue: 'open' }));
  const first = await get();
  expect(first).toMatchObject({ ok: true, value: { n: 1 }, stale: false });
  await soon(() => pagesKept(phone.page)).toBe(1);
  phone.goesDown();
  await phone.reopen();
  const kept = await get();
  expect(kept).toEqual({ ...first, stale: true });
  expect(await phone.page.evaluate(() => window.device.office.get('/api/other'))).toEqual({
    ok: false,
    problem: 'offline',
  });
  // A café's portal that answers in JSON is nobody's page, and takes no page's place in the cupboard (F28).
  phone.comesBack();
  headers = {};
  expect(await get()).toEqual(kept);
  status = 403;
  expect(await get()).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
});

function pagesKept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('sidak-'))?.name ?? '';
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const count = await new Promise<number>((resolve) => {
      const asked = db.transaction('pages').objectStore('pages').count();
      asked.addEventListener('success', () => resolve(asked.result));
    });
    db.close();
    return count;
  });
}

function bodyOf(status: number): string {
  return JSON.stringify(status === 200 ? { n: 1 } : { type: 'x', title: 'x', status, code: 'forbidden' });
}
