import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import type { PullAnswer } from '../../schema/sync.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';
import { entryKey } from '../../schema/catalogue.ts';
import { countingDb } from './doubles.ts';
import { type Device, type World, aFinding, aWorld, aboutCase, anEmployee, anOperation, dayFromNow } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

const named = (rows: PullAnswer['rows']): string[] => rows.map(({ feed, type, key }) => `${feed} ${type} ${key}`);

async function aRaidOf(budi: Device, people: number[]) {
  const raid = anOperation();
  const findings = [];
  for (const n of people) findings.push(await budi.records(raid, aFinding({ who: anEmployee(n) })));
  await budi.sends(await budi.opens(raid), ...findings);
  return { raid, findings };
}

describe('a pull', () => {
  it('brings everything once, in order of feed and number, and then nothing', async () => {
    const budi = await world.signsUp('officer');
    const { raid, findings } = await aRaidOf(budi, [1, 2]);
    const rows = await budi.pullsAll();
    const feed = `operation:${raid.operationId}`;
    expect(named(rows).filter((name) => name.startsWith(feed))).toEqual([
      `${feed} operation ${raid.operationId}`,
      `${feed} member ${raid.operationId}:${budi.accountId}`,
      ...findings.map(({ id }) => `${feed} finding ${id}`),
    ]);
    expect(rows.filter(({ type }) => type === 'entry')).toHaveLength(startingCatalogue.length);
    expect(rows.some(({ type, feed: of }) => type === 'standing' && of === 'field')).toBe(true);
    for (const one of new Set(rows.map((row) => row.feed))) {
      const seqs = rows.filter((row) => row.feed === one).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }
    const again = await budi.pulls();
    expect(again).toMatchObject({ rows: [], more: false, roster: 0 });
    expect(again.feeds).toEqual(['all', 'field', `account:${budi.accountId}`, feed]);
    expect(new Set(Object.values(again.next)).size).toBe(1);
  });

  it('gives each role its own feeds: standing only to those who go out', async () => {
    const feedsOf = async (device: Device) => (await device.pulls()).feeds.map((feed) => feed.split(':')[0]);
    expect(await feedsOf(await world.signsUp('chief'))).toEqual(['all', 'field', 'account']);
    for (const role of ['personnel', 'head', 'leader', 'admin'] as const) {
      const person = await world.signsUp(role);
      expect(await feedsOf(person)).toEqual(['all', 'account']);
      expect((await person.pullsAll()).filter(({ type }) => type === 'standing')).toEqual([]);
    }
    const tini = await world.signsUp('officer');
    const old = anOperation({ openedOn: dayFromNow(-limits.feedDays - 2) });
    await tini.sends(await tini.opens(old), await tini.opens(anOperation()));
    // An operation leaves the phone 90 days after its opening.
    expect(await feedsOf(tini)).toEqual(['all', 'field', 'account', 'operation']);
  });

  it('shows a stranger nothing of a feed that he merely names', async () => {
    const budi = await world.signsUp('officer');
    const { raid } = await aRaidOf(budi, [3]);
    const curious = await world.signsUp('officer');
    curious.cursors = { [`operation:${raid.operationId}`]: '0:', [`account:${budi.accountId}`]: '0:' };
    const answer = await curious.pulls();
    expect(answer.feeds).not.toContain(`operation:${raid.operationId}`);
    expect(
      answer.rows.filter(({ feed }) => feed.startsWith('operation:') || feed === `account:${budi.accountId}`),
    ).toEqual([]);
  });

  it('tells whoever held a case that it has left him', async () => {
    const budi = await world.signsUp('officer');
    const clerk = await world.signsUp('personnel');
    const [boss, other] = [
      await world.signsUp('head', { unitId: 'opd-4' }),
      await world.signsUp('head', { unitId: 'opd-4' }),
    ];
    const { findings } = await aRaidOf(budi, [4]);
    const [finding] = findings;
    if (finding === undefined) throw new Error('no finding');
    const about = { ...aboutCase(finding), settles: null };
    await boss.pullsAll();
    const forward = await clerk.says('case.forward', {
      ...about,
      version: finding.id,
      superior: { accountId: boss.accountId, name: boss.name, post: null },
      note: null,
    });
    expect(await clerk.sends(forward)).toMatchObject([{ outcome: 'applied' }]);
    expect((await boss.pulls()).rows).toMatchObject([
      { type: 'case', key: finding.id, version: forward.id, body: { state: 'forwarded' } },
    ]);
    const assign = await clerk.says('case.assign', {
      ...about,
      version: forward.id,
      guidance: 'LISAN',
      label: 'Pembinaan lisan',
      assignee: { accountId: other.accountId, name: other.name, post: null },
      dueOn: dayFromNow(7),
      note: null,
    });
    expect(await clerk.sends(assign)).toMatchObject([{ outcome: 'applied' }]);
    expect((await boss.pulls()).rows).toMatchObject([{ type: 'case', key: finding.id, body: null }]);
    expect((await other.pullsAll()).filter(({ type }) => type === 'case')).toMatchObject([
      { key: finding.id, body: { state: 'assigned' } },
    ]);
    // A phone that never had it is not told that it left.
    boss.cursors = {};
    expect((await boss.pullsAll()).filter(({ type }) => type === 'case')).toEqual([]);
  });

  it('never skips and never repeats, however pages are cut', async () => {
    const budi = await world.signsUp('officer');
    // 9 operations of 83 rows each: pages end inside operations, and numbers with several rows are not torn.
    const expected = new Set<string>();
    for (let n = 0; n < 9; n += 1) {
      const raid = anOperation();
      const team = Array.from({ length: 40 }, () => ({ accountId: crypto.randomUUID(), name: 'Petugas' }));
      const findings = [];
      for (let m = 0; m < 41; m += 1)
        findings.push(await budi.records(raid, aFinding({ who: anEmployee(1_000 + 41 * n + m) })));
      const results = await budi.sends(await budi.opens({ ...raid, team }), ...findings);
      expect(results.every(({ outcome }) => outcome === 'applied')).toBe(true);
      for (const { id } of findings) expected.add(`operation:${raid.operationId} finding ${id}`);
      for (const { accountId } of team)
        expected.add(`operation:${raid.operationId} member ${raid.operationId}:${accountId}`);
    }
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let more = true; more && sizes.length < 30;) {
      const page = await budi.pulls();
      seen.push(...named(page.rows));
      sizes.push(page.rows.length);
      ({ more } = page);
    }
    console.info('pages', sizes);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...expected].filter((name) => !seen.includes(name))).toEqual([]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(limits.pullRowsMax);
    expect(sizes.length).toBeLessThan(6);
  }, 30_000);

  it('gives up half-read feeds to what changes meanwhile without losing it', async () => {
    const budi = await world.signsUp('officer');
    const { raid } = await aRaidOf(budi, [5]);
    await manyFindings(700, `operation:${raid.operationId}`);
    const first = await budi.pulls();
    expect(first.more).toBe(true);
    const { findings } = await aRaidOf(budi, [5, 6]);
    const rows = await budi.pullsAll();
    for (const { id } of findings)
      expect(rows.filter(({ type, key }) => type === 'finding' && key === id)).toHaveLength(1);
    const all = [...first.rows, ...rows].filter(({ key }) => key.startsWith('other-'));
    expect(new Set(all.map(({ key }) => key)).size).toBe(700);
  });

  it('refuses cursors that are none', async () => {
    const budi = await world.signsUp('officer');
    const ask = async (cursors: string) =>
      (await budi.get(`/api/sync/pull?cursors=${encodeURIComponent(cursors)}`)).status;
    for (const bad of ['', 'x', '[]', '{"all":"1"}', '{"all":1}', '{"all":"01:00000000"}', '{"all":"1:0000000g"}']) {
      expect(await ask(bad), bad).toBe(400);
    }
    const many = Object.fromEntries(Array.from({ length: limits.feedsMax + 1 }, (_, n) => [`f${n}`, '0:']));
    expect(await ask(JSON.stringify(many))).toBe(400);
    expect((await budi.get('/api/sync/pull?page=1')).status).toBe(400);
  });

  it('F27 notices a restored database by the entry that it lacks', async () => {
    const budi = await world.signsUp('officer');
    const { findings } = await aRaidOf(budi, [7, 8]);
    await budi.pullsAll();
    const before = { ...budi.cursors };
    const restored = async () => {
      const response = await budi.get(`/api/sync/pull?cursors=${encodeURIComponent(JSON.stringify(before))}`);
      return [response.status, (await response.json<{ code?: string }>()).code];
    };
    expect(await restored()).toEqual([200, undefined]);
    // Back to before the second finding, as Time Travel does; then another phone writes under the same number.
    const [, lost] = findings;
    const { seq } = await world.first<{ seq: number }>('SELECT seq FROM log WHERE id = ?1', lost?.id ?? '');
    const tables = ['log', 'findings', 'cases', 'encounters', 'standings', 'blocks'];
    const column = (table: string) => (table === 'blocks' ? 'last_seq' : 'seq');
    await world.db.batch(
      tables.map((table) => world.db.prepare(`DELETE FROM ${table} WHERE ${column(table)} >= ?1`).bind(seq)),
    );
    expect(await restored()).toEqual([409, 'restored']);
    const tini = await world.signsUp('officer');
    await tini.sends(await tini.opens(anOperation()));
    expect(await restored()).toEqual([409, 'restored']);
    // The device sends again what the server lacks; nothing is doubled.
    budi.cursors = {};
    expect(await budi.sends(...findings)).toMatchObject([{ outcome: 'duplicate' }, { outcome: 'applied' }]);
    const rows = await budi.pullsAll();
    for (const { id } of findings)
      expect(rows.filter(({ type, key }) => type === 'finding' && key === id)).toHaveLength(1);
  });
});

describe('what a pull costs', () => {
  const most = (k: number): number => 3 * k + 50;

  it('reads what is new and no more, among many rows', async () => {
    const budi = await world.signsUp('officer');
    for (let n = 0; n < 12; n += 1) await aRaidOf(budi, [2_000 + 3 * n, 2_001 + 3 * n, 2_002 + 3 * n]);
    await manyFindings(20_000);
    await budi.pullsAll();
    const counted = countingDb(world.db);
    budi.talksTo(world.with(counted.db));
    const figures: [number, number, number][] = [];
    for (const k of [0, 1, 5, 40]) {
      const raid = anOperation();
      const sent = [await budi.opens(raid)];
      for (let n = 0; n < k; n += 1)
        sent.push((await budi.records(raid, aFinding({ who: anEmployee(3_000 + 100 * k + n) }))) as never);
      if (k > 0) await budi.sends(...sent);
      counted.reset();
      const { rows } = await budi.pulls();
      figures.push([rows.length, counted.rowsRead, counted.reads]);
      expect(counted.rowsRead).toBeLessThanOrEqual(most(rows.length));
      expect(counted.rowsWritten).toBe(0);
    }
    console.info('pull: [new rows, rows read, statements]', figures);
  }, 30_000);

  it('F26 reads no more after 10,000 entries were retired than what changed since', async () => {
    const budi = await world.signsUp('officer');
    await retiredEntries(10_000);
    const first = countingDb(world.db);
    budi.talksTo(world.with(first.db));
    const rows = await budi.pullsAll();
    console.info('first pull: rows', rows.length, 'rows read', first.rowsRead);
    expect(first.rowsRead).toBeLessThanOrEqual(most(rows.length));
    const admin = await world.signsUp('admin');
    const [entry] = startingCatalogue;
    if (entry === undefined) throw new Error('an empty catalogue');
    const { version } = await world.first<{ version: string }>(
      'SELECT version FROM entries WHERE key = ?1',
      entryKey(entry.list, entry.code),
    );
    await admin.sends(
      await admin.says('catalogue.put', { version, settles: null, entry: { ...entry, retired: true } }),
    );
    const next = countingDb(world.db);
    budi.talksTo(world.with(next.db));
    const answer = await budi.pulls();
    expect(named(answer.rows)).toEqual([`all entry ${entryKey(entry.list, entry.code)}`]);
    console.info('next pull: rows read', next.rowsRead);
    expect(next.rowsRead).toBeLessThanOrEqual(most(1));
  }, 30_000);
});

/** Findings of other operations, past the doors: only their number matters. */
async function manyFindings(count: number, feed = ''): Promise<void> {
  await world.db
    .prepare(
      `INSERT INTO findings (key, feed, seq, version, body)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
       SELECT 'other-' || ?2 || i, coalesce(nullif(?2, ''), 'operation:20200101-' || printf('%08d', i / 20)), 1 + i % 50, 'v',
         json_object('unitId', 'opd-' || (i % 30), 'on', '2020-01-01') FROM n`,
    )
    .bind(count, feed)
    .run();
}

/** Entries retired one by one over the years, each by a log entry of its own. */
async function retiredEntries(count: number): Promise<void> {
  await world.db.batch([
    world.db
      .prepare(
        `INSERT INTO log (seq, id, kind, v, device_id, at, body_hash, hash, outcome, received_at)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
         SELECT (SELECT max(seq) FROM log) + i, 'retired-' || i, 'catalogue.put', 1, 'server', '', '', printf('%064d', i), 'applied', '' FROM n`,
      )
      .bind(count),
    world.db
      .prepare(
        `INSERT INTO entries (key, feed, seq, version, body)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
         SELECT 'reason:OLD-' || i, 'all', (SELECT max(seq) FROM log) - ?1 + i, 'retired-' || i, json_object('retired', json('true')) FROM n`,
      )
      .bind(count),
  ]);
}
