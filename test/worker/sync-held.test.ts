import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { FindingRow } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import type { OperationRow } from '../../schema/operation.ts';
import { releaseHeld } from '../../worker/sync/follow-up.ts';
import {
  type Device,
  type Operation,
  type World,
  aFinding,
  aWorld,
  aboutCase,
  anEmployee,
  anOperation,
} from './world.ts';

let world: World;
let budi: Device;
let tini: Device;
beforeAll(async () => {
  world = await aWorld();
  budi = await world.signsUp('officer', { name: 'Budi' });
  tini = await world.signsUp('officer', { name: 'Tini' });
});

function ordersOf<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((one, at) => ordersOf(list.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}

type Sent = { from: Device; m: Mutation };

async function sendOneByOne(sent: readonly Sent[]): Promise<void> {
  for (const { from, m } of sent) await from.sends(m);
}

/** What everybody would see of an operation, with ids by the order the mutations were made in. */
async function stateOf(raid: Operation, made: readonly Sent[]): Promise<unknown> {
  const { results } = await world.db
    .prepare(`SELECT key, version, body FROM findings WHERE feed = ?1 ORDER BY key`)
    .bind(`operation:${raid.operationId}`)
    .all<{ key: string; version: string; body: string }>();
  const place = (id: string): number => made.findIndex(({ m }) => m.id === id);
  const operation = await world.row<OperationRow>('operations', raid.operationId);
  const findings = results.map(({ key, version, body }) => {
    const row = JSON.parse(body) as FindingRow; // the findings table holds these
    return {
      finding: place(key),
      version: place(version),
      reason: row.facts.reason.code,
      corrections: row.corrections,
      counts: row.counts,
    };
  });
  return {
    findings,
    leader: operation?.leaderName,
    provisional: operation?.provisional,
    place: operation?.facts?.place,
  };
}

/** Five mutations of two devices about an operation and two people of its own. */
async function madeAbout(person: number): Promise<{ raid: Operation; made: Sent[] }> {
  const raid = anOperation();
  const opening = await budi.opens(raid);
  const finding = await budi.records(raid, aFinding({ who: anEmployee(person) }));
  const fixed = await budi.corrects(finding, { reason: 'TERTINGGAL-MOBIL' });
  const again = await budi.corrects(finding, { reason: 'TANPA-ALASAN' }, fixed.id);
  const other = await tini.records(raid, aFinding({ who: anEmployee(person + 1) }));
  const made: Sent[] = [opening, finding, fixed, again].map((m) => ({ from: budi, m }));
  made.push({ from: tini, m: other });
  return { raid, made };
}

describe('F32 any order of arrival', () => {
  it('comes to one state where nothing competes, and nothing is left waiting', async () => {
    const orders = ordersOf([0, 1, 2, 3, 4]);
    const states = new Set<string>();
    // Twenty operations at a time, with people of their own, so that nothing of one order meets another. What comes first
    // of each goes in one push of each phone, then what comes second: of one operation no two ever share a push.
    for (let from = 0; from < orders.length; from += 20) {
      const some = await Promise.all(
        orders.slice(from, from + 20).map(async (order, at) => ({ order, ...(await madeAbout(2 * (from + at))) })),
      );
      for (let turn = 0; turn < 5; turn += 1) {
        const due = some.flatMap(({ order, made }) => made[order[turn] ?? -1] ?? []);
        for (const phone of [budi, tini]) {
          const his = due.filter((sent) => sent.from === phone).map(({ m }) => m);
          if (his.length > 0) await phone.sends(...his);
        }
      }
      for (const { raid, made } of some) states.add(JSON.stringify(await stateOf(raid, made)));
    }
    console.info('F32', { orders: orders.length, states: [...states] });
    expect(states.size).toBe(1);
    expect([...states][0]).toContain('"reason":"TANPA-ALASAN","corrections":2');
    expect(await world.count('held')).toBe(0);
    expect(await world.count('conflicts')).toBe(0);
  }, 180_000);

  it('applies exactly one of two that compete and keeps the other as a conflict', async () => {
    const chief = await world.signsUp('chief');
    const outcomes = new Set<string>();
    for (const order of ordersOf([0, 1, 2, 3])) {
      const raid = anOperation();
      const opening = await budi.opens(raid);
      const finding = await budi.records(raid, aFinding({ who: anEmployee(1_000) }));
      const his = await budi.corrects(finding, { reason: 'TERTINGGAL-MOBIL' });
      const theirs = await chief.corrects(finding, { reason: 'TANPA-ALASAN' });
      const made: Sent[] = [opening, finding, his].map((m) => ({ from: budi, m }));
      made.push({ from: chief, m: theirs });
      await sendOneByOne(order.map((at) => made[at]).filter((one) => one !== undefined));
      const { results } = await world.db
        .prepare('SELECT outcome FROM log WHERE id IN (?1, ?2) ORDER BY outcome')
        .bind(his.id, theirs.id)
        .all<{ outcome: string }>();
      outcomes.add(results.map(({ outcome }) => outcome).join());
      expect(await world.count('conflicts', `key IN ('${his.id}', '${theirs.id}') AND state = 'open'`)).toBe(1);
    }
    expect([...outcomes]).toEqual(['applied,conflict']);
    expect(await world.count('held')).toBe(0);
  }, 30_000);
});

describe('what waits', () => {
  it('is decided with the day it came, under its author, and enters the log once', async () => {
    const raid = anOperation();
    const finding = await tini.records(raid, aFinding({ who: anEmployee(4) }));
    expect(await tini.sends(finding)).toMatchObject([{ outcome: 'held', detail: raid.operationId }]);
    const { received } = await world.first<{ received: string }>(
      'SELECT received_at AS received FROM held WHERE id = ?1',
      finding.id,
    );
    // Sent again it still waits, and only once.
    expect(await tini.sends(finding)).toMatchObject([{ outcome: 'held' }]);
    expect(await world.count('held')).toBe(1);
    expect(await world.count('log', `id = '${finding.id}'`)).toBe(0);
    await budi.sends(await budi.opens(raid));
    expect(await world.count('held')).toBe(0);
    const entry = await world.first<Record<string, unknown>>('SELECT * FROM log WHERE id = ?1', finding.id);
    expect(entry).toMatchObject({
      outcome: 'applied',
      account_id: tini.accountId,
      device_id: tini.id,
      received_at: received,
    });
    expect(await world.row<FindingRow>('findings', finding.id)).toMatchObject({ authorName: 'Tini' });
    const { seq } = entry;
    expect(await tini.sends(finding)).toMatchObject([
      { outcome: 'duplicate', was: { outcome: 'applied', seq, code: null } },
    ]);
  });

  it('waits for what it needs next, once the first has come', async () => {
    const raid = anOperation();
    const opening = await budi.opens(raid);
    const finding = await budi.records(raid, aFinding({ who: anEmployee(8) }));
    const fixed = await budi.corrects(finding, { reason: 'TERTINGGAL-MOBIL' });
    const again = await budi.corrects(finding, { reason: 'TANPA-ALASAN' }, fixed.id);
    await sendOneByOne([opening, again].map((m) => ({ from: budi, m })));
    const parentOf = () => world.first('SELECT parent FROM held WHERE id = ?1', again.id);
    expect(await parentOf()).toEqual({ parent: finding.id });
    await budi.sends(finding);
    expect(await parentOf()).toEqual({ parent: fixed.id });
    expect(await budi.sends(again)).toMatchObject([{ outcome: 'held', detail: fixed.id }]);
    await budi.sends(fixed);
    expect(await world.first('SELECT version FROM findings WHERE key = ?1', finding.id)).toEqual({ version: again.id });
    expect(await world.count('held')).toBe(0);
  });

  it('is found in the same push too, whatever the order', async () => {
    const raid = anOperation();
    const opening = await budi.opens(raid);
    const finding = await budi.records(raid, aFinding({ who: anEmployee(5) }));
    const fixed = await budi.corrects(finding, { reason: 'TANPA-ALASAN' });
    expect((await budi.sends(fixed, finding, opening)).map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
      'applied',
    ]);
  });

  it('is refused with its parent, but a finding goes on waiting for its operation', async () => {
    const clerk = await world.signsUp('personnel');
    const raid = anOperation();
    const finding = await clerk.records(raid, aFinding({ who: anEmployee(6) }));
    const closing = await clerk.closes(raid);
    expect((await clerk.sends(finding, closing)).map(({ outcome }) => outcome)).toEqual(['held', 'held']);
    // Only officers open operations.
    expect(await clerk.sends(await clerk.opens(raid))).toMatchObject([{ outcome: 'rejected', code: 'not_allowed' }]);
    expect(await clerk.sends(closing)).toMatchObject([
      { outcome: 'duplicate', was: { outcome: 'rejected', code: 'parent_rejected' } },
    ]);
    expect(await world.count('held', `id = '${finding.id}'`)).toBe(1);
    expect(await clerk.sends(await clerk.closes(raid))).toMatchObject([
      { outcome: 'rejected', code: 'parent_rejected' },
    ]);
    await budi.sends(await budi.opens(raid));
    expect(await world.row<FindingRow>('findings', finding.id)).toMatchObject({ flags: ['roleEnded'] });
    expect(await world.count('held')).toBe(0);
  });

  it('is not refused with somebody else’s opening', async () => {
    const clerk = await world.signsUp('personnel');
    const raid = anOperation();
    const [opening, closing] = [await budi.opens(raid), await budi.closes(raid)];
    expect(await budi.sends(closing)).toMatchObject([{ outcome: 'held' }]);
    expect(await clerk.sends(await clerk.opens(raid))).toMatchObject([{ outcome: 'rejected' }]);
    expect(await budi.sends(closing)).toMatchObject([{ outcome: 'held' }]);
    expect(await budi.sends(opening)).toMatchObject([{ outcome: 'applied' }]);
    expect(await budi.sends(closing)).toMatchObject([{ outcome: 'duplicate', was: { outcome: 'applied' } }]);
  });

  it('is refused when what it waits for is decided and brought no such thing', async () => {
    const raid = anOperation();
    const clerk = await world.signsUp('personnel');
    const citizen = {
      kind: 'unlisted',
      name: 'Warga',
      office: null,
      standing: 'citizen',
      nip: null,
      nik: null,
    } as const;
    const finding = await budi.records(raid, aFinding({ who: citizen }));
    const forward = await clerk.says('case.forward', {
      ...aboutCase(finding),
      version: finding.id,
      settles: null,
      superior: { accountId: null, name: 'Atasan', post: null },
      note: null,
    });
    expect(await clerk.sends(forward)).toMatchObject([{ outcome: 'held' }]);
    await budi.sends(await budi.opens(raid), finding);
    expect(await world.first('SELECT outcome, code FROM log WHERE id = ?1', forward.id)).toEqual({
      outcome: 'rejected',
      code: 'wrong_state',
    });
    expect(await world.count('held')).toBe(0);
  });

  it('is decided by the minute job when its parent came and nobody looked', async () => {
    const raid = anOperation();
    const finding = await tini.records(raid, aFinding({ who: anEmployee(8) }));
    await tini.sends(finding);
    // The Worker that brought the operation was cut off before its follow-up.
    await world.db.prepare(`UPDATE held SET parent = 'elsewhere' WHERE id = ?1`).bind(finding.id).run();
    await budi.sends(await budi.opens(raid));
    await world.db.prepare(`UPDATE held SET parent = ?2 WHERE id = ?1`).bind(finding.id, raid.operationId).run();
    expect(await world.count('held')).toBe(1);
    await releaseHeld(world.db);
    expect(await world.count('held')).toBe(0);
    expect(await world.count('findings', `key = '${finding.id}'`)).toBe(1);
  });

  it('F23 one that cannot be read any more stops no other', async () => {
    const raid = anOperation();
    const [broken, finding] = [
      await budi.records(raid, aFinding({ who: anEmployee(10) })),
      await budi.records(raid, aFinding({ who: anEmployee(11) })),
    ];
    await budi.sends(broken, finding);
    await world.db.prepare(`UPDATE held SET mutation = '{}' WHERE id = ?1`).bind(broken.id).run();
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await budi.sends(await budi.opens(raid));
    expect(await world.count('findings', `key = '${finding.id}'`)).toBe(1);
    await releaseHeld(world.db);
    expect(told).toHaveBeenCalled();
    told.mockRestore();
    expect(await world.count('held', `id = '${broken.id}'`)).toBe(1);
    await world.db.prepare(`DELETE FROM held WHERE id = ?1`).bind(broken.id).run();
  });

  it('one that entered the log beside its waiting is not shown as waiting for ever', async () => {
    const raid = anOperation();
    const finding = await budi.records(raid, aFinding({ who: anEmployee(9) }));
    await budi.sends(finding);
    const waiting = await world.first<Record<string, string | number>>('SELECT * FROM held WHERE id = ?1', finding.id);
    await budi.sends(await budi.opens(raid));
    expect(await world.count('held')).toBe(0);
    const columns = Object.keys(waiting);
    const values = columns.map((_, at) => `?${at + 1}`).join(', ');
    await world.db
      .prepare(`INSERT INTO held (${columns.join(', ')}) VALUES (${values})`)
      .bind(...Object.values(waiting))
      .run();
    await releaseHeld(world.db);
    expect(await world.count('held')).toBe(0);
    expect(await world.count('log', `id = '${finding.id}'`)).toBe(1);
  });
});
