import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../schema/catalogue-entry.ts';
import { limits } from '../../schema/limits.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { referUnsettled } from '../../worker/sync/refer.ts';
import { type Raid, aRaid, anUnlisted, applied, noted, reads, refusal } from './office-scene.ts';
import { type Device, type World, aFinding, aWorld, aboutCase, anEmployee, anOperation } from './world.ts';

const person = { accountId: null, name: 'Kepala', post: null };
let world: World;
let officer: Device;
let personnel: Device;
let chief: Device;
let leader: Device;
let head: Device;
let raid: Raid;
let one: Mutation<'finding.record'>;
let two: Mutation<'finding.record'>;

beforeAll(async () => {
  world = await aWorld();
  [officer, personnel, chief, leader] = [
    await world.signsUp('officer'),
    await world.signsUp('personnel'),
    await world.signsUp('chief'),
    await world.signsUp('leader'),
  ];
  head = await world.signsUp('head', { unitId: 'opd-1' });
  raid = await aRaid(officer, 1);
  one = await noted(officer, raid, { who: anEmployee(1) });
  two = await noted(officer, raid, { who: anEmployee(2) });
  await applied(officer, one, two);
});

describe('conflicts', () => {
  it('are listed for those whose business they are, and counted on the report', async () => {
    await applied(officer, await officer.corrects(one, { reason: 'MACET' }));
    const onFinding = await officer.corrects(one, { reason: 'LUPA' });
    await officer.sends(onFinding);
    const forward = async () =>
      personnel.says('case.forward', {
        ...aboutCase(two),
        version: two.id,
        settles: null,
        superior: person,
        note: null,
      });
    await applied(personnel, await forward());
    const onCase = await forward();
    await personnel.sends(onCase);
    const seenBy = async (reader: Device) =>
      (await reads(reader, 'GET /api/conflicts')).rows.map(({ conflict }) => conflict.mutationId);
    expect(await seenBy(leader)).toEqual([onFinding.id, onCase.id].toSorted());
    expect(await seenBy(chief)).toEqual([onFinding.id]);
    expect(await seenBy(personnel)).toEqual([onCase.id]);
    expect(await seenBy(head)).toEqual([]);
    for (const reader of [leader, chief, personnel, head]) {
      const { total, rows } = await reads(reader, 'GET /api/conflicts');
      expect(total).toBe(rows.length);
      expect((await reads(reader, 'GET /api/report')).openConflicts).toBe(total);
    }
  });

  it('about a finding bring both versions to those who may see the finding, and to nobody else', async () => {
    const stranger = await world.signsUp('personnel', { unitId: 'opd-9' });
    const elsewhere = await aRaid(officer, 1);
    const nik = '3174011203900001';
    const guest = await noted(officer, elsewhere, { who: anUnlisted('Tamu', 'contract', { nik }) });
    await applied(officer, guest, await officer.corrects(guest, { reason: 'MACET' }));
    const said = await officer.corrects(guest, { reason: 'LUPA' });
    await officer.sends(said);
    const listing = async (reader: Device) =>
      (await reads(reader, 'GET /api/conflicts')).rows.find(({ conflict }) => conflict.mutationId === said.id);
    const row = await listing(chief);
    expect(row?.mine).toEqual(said.body);
    expect(row?.finding?.finding.facts.reason.code).toBe('MACET');
    expect(row?.finding?.version).not.toBe(guest.id);
    expect(row?.finding?.finding.subject).toMatchObject({ nik: '••••••••••••0001' });
    expect(JSON.stringify(await reads(chief, 'GET /api/conflicts'))).not.toContain(nik);
    for (const reader of [stranger, head]) expect(await listing(reader)).toBeUndefined();

    // The conflict stays its author's, whatever he became; the finding is no longer his to see, nor what was said of it.
    await world.db
      .prepare(`UPDATE accounts SET role = 'head', unit_id = 'opd-9' WHERE id = ?1`)
      .bind(officer.accountId)
      .run();
    expect(await listing(officer)).toMatchObject({ mine: null, finding: null });
    await world.db
      .prepare(`UPDATE accounts SET role = 'officer', unit_id = NULL WHERE id = ?1`)
      .bind(officer.accountId)
      .run();

    await world.db.prepare('UPDATE log SET body = NULL, salt = NULL WHERE id = ?1').bind(said.id).run();
    expect(await listing(chief)).toMatchObject({ mine: null, finding: { finding: { id: guest.id } } });
    await applied(chief, await chief.says('settle.keep', { mutationId: said.id, why: 'sudah benar' }));
  });

  it('about a case say nothing of it to Kasatpol PP', async () => {
    const rows = async (reader: Device) =>
      (await reads(reader, 'GET /api/conflicts')).rows.filter(({ conflict }) => conflict.kind === 'case.forward');
    expect(await rows(personnel)).toMatchObject([{ mine: { superior: person }, finding: null }]);
    await world.db.prepare(`UPDATE accounts SET role = 'chief' WHERE id = ?1`).bind(personnel.accountId).run();
    expect(await rows(personnel)).toMatchObject([{ mine: null, finding: null }]);
    await world.db.prepare(`UPDATE accounts SET role = 'personnel' WHERE id = ?1`).bind(personnel.accountId).run();
  });

  it('are settled for the sender’s version by Kasatpol PP, saying it again on the version that stands', async () => {
    const other = await noted(officer, raid, { who: anEmployee(3) });
    await applied(officer, other, await officer.corrects(other, { reason: 'MACET' }));
    const said = await officer.corrects(other, { reason: 'LUPA' });
    await officer.sends(said);
    await applied(officer, await officer.says('settle.refer', { mutationId: said.id, why: null }));
    const listing = async () =>
      (await reads(chief, 'GET /api/conflicts')).rows.find(({ conflict }) => conflict.mutationId === said.id);
    const row = await listing();
    expect(row?.conflict.state).toBe('referred');
    const again = { ...said.body, version: row?.finding?.version ?? '', settles: said.id };
    await applied(chief, await chief.says('finding.correct', again));
    expect(await listing()).toBeUndefined();
    const { rows } = await reads(chief, 'GET /api/findings', { operationId: raid.operationId });
    expect(rows.find(({ finding }) => finding.id === other.id)?.finding.facts.reason.code).toBe('LUPA');
  });

  it('F33 about the catalogue are read and settled by another admin, with both versions', async () => {
    const [first, second] = [await world.signsUp('admin'), await world.signsUp('admin')];
    const kept = await world.row<CatalogueEntry>('entries', 'reason:LUPA');
    const { version } = await world.first<{ version: string }>(`SELECT version FROM entries WHERE key = 'reason:LUPA'`);
    if (kept === null) throw new Error('no such entry');
    const put = (nameId: string, settles: string | null, on: string) => ({
      entry: { ...kept, nameId },
      version: on,
      settles,
    });
    const stands = await first.says('catalogue.put', put('Lupa membawa', null, version));
    await applied(first, stands);
    const met = await second.says('catalogue.put', put('Ketinggalan', null, version));
    expect((await second.sends(met)).map(({ outcome }) => outcome)).toEqual(['conflict']);
    const listed = async (reader: Device) =>
      (await reads(reader, 'GET /api/conflicts')).rows.find(({ conflict }) => conflict.mutationId === met.id);
    expect(await listed(first)).toMatchObject({ mine: { entry: { nameId: 'Ketinggalan' } } });
    await applied(first, await first.says('catalogue.put', put('Ketinggalan', met.id, stands.id)));
    expect(await listed(first)).toBeUndefined();
    // Neither version is gone.
    expect(await world.count('log', `id IN ('${stands.id}', '${met.id}') AND body IS NOT NULL`)).toBe(2);
  });

  it('are referred by themselves when they stay open too long', async () => {
    const states = async () => (await reads(leader, 'GET /api/conflicts')).rows.map(({ conflict }) => conflict.state);
    expect(await states()).toEqual(['open', 'open']);
    const old = new Date(Date.now() - (limits.settleWithinDays * 24 + 1) * 3_600_000).toISOString();
    await world.db
      .prepare(`UPDATE conflicts SET body = json_set(body, '$.openedAt', ?1) WHERE thing LIKE 'case:%'`)
      .bind(old)
      .run();
    expect((await states()).toSorted()).toEqual(['open', 'referred']);
  });

  it('F34 the hourly job refers them with an entry in the log, once, and the count falls only by settling', async () => {
    const counted = async () => (await reads(leader, 'GET /api/conflicts')).total;
    const before = await counted();
    const entries = () => world.count('log', `kind = 'conflict.referred'`);
    expect(await referUnsettled(world.db, Date.now())).toBe(1);
    expect(await referUnsettled(world.db, Date.now())).toBe(0);
    expect(await entries()).toBe(1);
    expect(await counted()).toBe(before);
    const { rows } = await reads(personnel, 'GET /api/conflicts');
    const old = rows.find(({ conflict }) => conflict.state === 'referred');
    // Its author hears of it by his next pull, and both versions are still there.
    const pulled = await personnel.pullsAll();
    const row = pulled.findLast(({ type, key }) => type === 'conflict' && key === old?.conflict.mutationId);
    expect(row?.body).toMatchObject({ state: 'referred' });
    expect(old?.mine).not.toBeNull();
  });

  it('leave the list when they are settled', async () => {
    const { rows } = await reads(personnel, 'GET /api/conflicts');
    await applied(
      personnel,
      await personnel.says('settle.keep', { mutationId: rows[0]?.conflict.mutationId ?? '', why: 'sudah benar' }),
    );
    expect((await reads(personnel, 'GET /api/conflicts')).rows).toEqual([]);
    expect((await reads(leader, 'GET /api/report')).openConflicts).toBe(1);
  });
});

describe('what is held', () => {
  it('is counted and listed from the first minute, and gone when its parent has come', async () => {
    const unheard = anOperation();
    const early = await officer.records(unheard, aFinding({ who: anEmployee(4) }));
    expect((await officer.sends(early)).map(({ outcome }) => outcome)).toEqual(['held']);
    for (const reader of [leader, chief, personnel]) {
      const { rows, total } = await reads(reader, 'GET /api/held');
      expect(rows).toMatchObject([
        { id: early.id, kind: 'finding.record', parent: unheard.operationId, by: officer.name },
      ]);
      expect(total).toBe(1);
      expect((await reads(reader, 'GET /api/report')).held).toBe(1);
    }
    expect(await reads(head, 'GET /api/held')).toMatchObject({ rows: [], total: 0 });
    expect((await reads(head, 'GET /api/report')).held).toBe(0);
    await applied(officer, await officer.opens(unheard));
    expect(await reads(leader, 'GET /api/held')).toMatchObject({ rows: [], total: 0 });
  });
});

describe('more waits than a page holds', () => {
  it('and every bit of it is on one of the pages, once', async () => {
    const budi = await world.signsUp('officer');
    const unheard = anOperation();
    const early: Mutation[] = [];
    for (let n = 0; n <= limits.pageRowsMax; n += 1)
      early.push(await budi.records(unheard, aFinding({ who: anEmployee(n) })));
    await budi.sends(...early);
    const first = await reads(leader, 'GET /api/held');
    expect([first.rows.length, first.total]).toEqual([limits.pageRowsMax, early.length]);
    const rest = await reads(leader, 'GET /api/held', { after: first.next ?? '' });
    expect([rest.rows.length, rest.next]).toEqual([1, null]);
    const ids = [...first.rows, ...rest.rows].map(({ id }) => id);
    expect(ids.toSorted()).toEqual(early.map(({ id }) => id).toSorted());
    await applied(budi, await budi.opens(unheard));
    expect((await leader.get('/api/held?after=x')).status).toBe(400);
    expect((await leader.get('/api/conflicts?after=x')).status).toBe(400);
  });

  it('and conflicts go on after the last one shown', async () => {
    await officer.sends(
      await officer.corrects(one, { reason: 'LUPA' }),
      await officer.corrects(one, { reason: 'SAKIT' }),
    );
    const ids = (await reads(leader, 'GET /api/conflicts')).rows.map(({ conflict }) => conflict.mutationId);
    expect(ids.length).toBeGreaterThan(1);
    const after = await reads(leader, 'GET /api/conflicts', { after: ids[0] ?? '' });
    expect(after.rows.map(({ conflict }) => conflict.mutationId)).toEqual(ids.slice(1));
    expect(after.total).toBe(ids.length);
  });
});

describe('an export', () => {
  const exported = async () =>
    (await world.db.prepare(`SELECT account_id, thing, body FROM log WHERE kind = 'export.made' ORDER BY seq`).all())
      .results;

  it('is on record before it is made', async () => {
    const body = { what: 'findings', filter: { from: '2026-11-01', unitId: 'opd-1' }, rows: 13 };
    const answer = await head.post('/api/exports', body);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(await exported()).toEqual([{ account_id: head.accountId, thing: null, body: JSON.stringify(body) }]);
    expect((await personnel.post('/api/exports', { what: 'case', filter: { caseId: one.id }, rows: 1 })).status).toBe(
      204,
    );
    expect((await exported())[1]).toMatchObject({ thing: one.id });
  });

  it('of cases is not Kasatpol PP’s to make', async () => {
    expect((await chief.post('/api/exports', { what: 'cases', filter: {}, rows: 1 })).status).toBe(403);
    expect((await chief.post('/api/exports', { what: 'findings', filter: {}, rows: 1 })).status).toBe(204);
    expect((await chief.post('/api/exports', { what: 'case', filter: {}, rows: 1 })).status).toBe(403);
    for (const what of ['conflicts', 'held'])
      expect((await chief.post('/api/exports', { what, filter: {}, rows: 1 })).status).toBe(204);
    expect((await officer.post('/api/exports', { what: 'findings', filter: {}, rows: 1 })).status).toBe(403);
  });

  it('says what was exported in few words', async () => {
    const long = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'v']));
    for (const filter of [long, { from: 'x'.repeat(500) }, { from: 1 }, null]) {
      const answer = await leader.post('/api/exports', { what: 'findings', filter, rows: 1 });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    }
  });
});

describe('what a report can be asked for', () => {
  it.each([
    ['400 invalid from', { from: '2026-09-02', to: '2026-11-30' }],
    ['400 invalid to', { from: '2026-09-01', to: '2026-11-29' }],
    ['400 invalid reason', { violation: 'PROKES-01', reason: 'LUPA' }],
    ['400 invalid from', { from: '2026-02-30' }],
    ['400 invalid status', { status: 'ROBOT' }],
    ['400 invalid', { colour: 'red' }],
    ['404 not_found', { unitId: 'no-such-unit' }],
    ['404 not_found', { operationId: '20200101-AAAAAAAA' }],
  ])('%s: %o', async (expected, query) => {
    expect((await refusal(leader, 'GET /api/report', query)).startsWith(expected)).toBe(true);
  });
});

describe('health', () => {
  it('says whose Sidak it is, to anybody', async () => {
    const answer = await world.env.DB.prepare('SELECT count(*) AS n FROM accounts').first<number>('n');
    expect(answer).toBeGreaterThan(0);
    expect(await reads(head, 'GET /api/health')).toEqual({
      ok: true,
      serverEpoch: 'test',
      government: 'Pemerintah Kabupaten Contoh',
      setupNeeded: false,
    });
  });
});
