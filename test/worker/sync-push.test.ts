import { beforeAll, describe, expect, it } from 'vitest';
import type { ConflictRow, EncounterRow, StandingRow } from '../../schema/rows.ts';
import type { FindingRow } from '../../schema/finding.ts';
import type { OperationRow } from '../../schema/operation.ts';
import { type World, aFinding, aWorld, anEmployee, anOperation } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

describe('a push', () => {
  it('keeps a raid: operation, team, findings, cases, encounters, standing, tallies, log', async () => {
    const budi = await world.signsUp('officer', { name: 'Budi' });
    const raid = anOperation();
    const opening = await budi.opens(raid);
    const one = await budi.records(raid, aFinding({ who: anEmployee(1) }));
    const two = await budi.records(raid, aFinding({ who: anEmployee(2), reason: 'TERTINGGAL-MOBIL' }));
    const results = await budi.sends(opening, one, two, await budi.closes(raid));
    expect(results.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual(Array(4).fill('applied undefined'));
    const seqs = results.map(({ seq }) => seq ?? 0);
    expect(seqs).toEqual([0, 1, 2, 3].map((n) => (seqs[0] ?? 0) + n));
    expect(results.map(({ id }) => id)).toEqual([opening.id, one.id, two.id, expect.any(String)]);

    expect(await world.row<OperationRow>('operations', raid.operationId)).toMatchObject({
      state: 'closed',
      leaderName: 'Budi',
    });
    expect(await world.row<FindingRow>('findings', two.id)).toMatchObject({
      flags: [],
      officeId: 'opd-2',
      counts: true,
    });
    expect(await world.count('cases', `key IN ('${one.id}', '${two.id}')`)).toBe(2);
    expect(await world.row<StandingRow>('standings', '3')).toMatchObject({ offences: [{ findingId: two.id }] });
    const finding = await world.first<{ seq: number; feed: string }>(
      'SELECT seq, feed FROM findings WHERE key = ?1',
      two.id,
    );
    expect(finding).toEqual({ seq: seqs[2], feed: `operation:${raid.operationId}` });
    const operation = await world.first<{ seq: number }>('SELECT seq FROM operations WHERE key = ?1', raid.operationId);
    expect(operation.seq).toBe(seqs[3]);
    const entry = await world.first<Record<string, unknown>>('SELECT * FROM log WHERE id = ?1', two.id);
    expect(entry).toMatchObject({
      kind: 'finding.record',
      device_id: budi.id,
      device_seq: 3,
      outcome: 'applied',
      thing: null,
    });
    expect(JSON.parse(String(entry['body']))).toEqual(two.body);
    expect(await world.first('SELECT head_seq, head_hash FROM devices WHERE id = ?1', budi.id)).toEqual({
      head_seq: 4,
      head_hash: budi.prevHash,
    });
    expect(await world.count('alarms')).toBe(0);
  });

  it('F16 keeps one row however often the answer is lost', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const sent = [await budi.opens(raid), await budi.records(raid, aFinding({ who: anEmployee(3) }))];
    const first = await budi.sends(...sent);
    for (let n = 0; n < 5; n += 1) {
      const again = await budi.sends(...sent);
      expect(again).toEqual(
        first.map(({ id, index, seq }) => ({
          id,
          index,
          seq,
          outcome: 'duplicate',
          was: { outcome: 'applied', seq, code: null },
        })),
      );
    }
    expect(await world.count('findings', `feed = 'operation:${raid.operationId}'`)).toBe(1);
    expect(await world.count('log', `device_id = '${budi.id}'`)).toBe(2);
    expect(await world.count('alarms', `device_id = '${budi.id}'`)).toBe(0);
  });

  it('F17 keeps one row of 50 identical pushes in parallel', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    const finding = await budi.records(raid, aFinding({ who: anEmployee(4) }));
    const results = (await Promise.all(Array.from({ length: 50 }, () => budi.sends(finding)))).flat();
    const outcomes = Object.groupBy(results, ({ outcome }) => outcome);
    console.info('F17', Object.fromEntries(Object.entries(outcomes).map(([outcome, all]) => [outcome, all.length])));
    expect(outcomes.applied).toHaveLength(1);
    expect(outcomes.duplicate).toHaveLength(49);
    const seq = outcomes.applied?.[0]?.seq;
    expect(new Set(outcomes.duplicate?.map(({ was }) => was?.seq))).toEqual(new Set([seq]));
    expect(await world.count('findings', `key = '${finding.id}'`)).toBe(1);
    expect(await world.count('log', `id = '${finding.id}'`)).toBe(1);
    expect(await world.first("SELECT cells ->> '$.total' AS n FROM tallies WHERE scope = ?1", 'own:opd-4')).toEqual({
      n: 1,
    });
  }, 30_000);

  it('F18 refuses another content under an id that is taken, and writes nothing for it', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const first = await budi.records(raid, aFinding({ who: anEmployee(5) }));
    await budi.sends(await budi.opens(raid), first);
    const other = await budi.records(raid, aFinding({ who: anEmployee(6) }), { id: first.id });
    const [result] = await budi.sends(other);
    expect(result).toMatchObject({ id: first.id, outcome: 'rejected', code: 'id_reuse' });
    expect(await world.row<FindingRow>('findings', first.id)).toMatchObject({ subjectKey: 'employee:6' });
    expect(await world.count('log', `id = '${first.id}'`)).toBe(1);
  });

  it('F19 keeps both notes of two officers on one person, the second flagged', async () => {
    const budi = await world.signsUp('officer');
    const tini = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    await tini.sends(await tini.joins(raid));
    const [one, two] = [
      await budi.records(raid, aFinding({ who: anEmployee(7) })),
      await tini.records(raid, aFinding({ who: anEmployee(7) })),
    ];
    // At the same moment: the encounter is guarded, so one of them reads again and sees the other.
    const [[first], [second]] = await Promise.all([budi.sends(one), tini.sends(two)]);
    expect([first?.outcome, second?.outcome]).toEqual(['applied', 'applied']);
    const rows = await Promise.all([one, two].map((m) => world.row<FindingRow>('findings', m.id)));
    expect(rows.filter((row) => row?.flags.includes('possibleDuplicate'))).toHaveLength(1);
    const met = await world.row<EncounterRow>('encounters', `${raid.operationId}:employee:8`);
    expect(met?.findingIds.toSorted()).toEqual([one.id, two.id].toSorted());
  });

  it('flags a finding that arrives after its operation was closed and validated', async () => {
    const budi = await world.signsUp('officer');
    const chief = await world.signsUp('chief');
    const raid = anOperation();
    const opening = await budi.opens(raid);
    const late = await budi.records(raid, aFinding({ who: anEmployee(9) }));
    const closing = await budi.closes(raid);
    const [, closed] = await budi.sends(opening, closing);
    const validated = await chief.says('operation.validate', {
      operationId: raid.operationId,
      version: closing.id,
      settles: null,
      uptoSeq: closed?.seq ?? 0,
      note: null,
    });
    expect(await chief.sends(validated)).toMatchObject([{ outcome: 'applied' }]);
    expect(await budi.sends(late)).toMatchObject([{ outcome: 'applied' }]);
    expect(await world.row<FindingRow>('findings', late.id)).toMatchObject({ flags: ['late'], counts: true });
  });

  it('keeps both versions when a thing has moved, until a person settles it', async () => {
    const budi = await world.signsUp('officer');
    const tini = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens({ ...raid, team: [] }));
    const finding = await budi.records(raid, aFinding({ who: anEmployee(10) }));
    await budi.sends(finding);
    const chief = await world.signsUp('chief');
    const his = await chief.corrects(finding, { reason: 'TERTINGGAL-MOBIL' });
    const mine = await budi.corrects(finding, { reason: 'TANPA-ALASAN' });
    expect(await chief.sends(his)).toMatchObject([{ outcome: 'applied' }]);
    expect(await budi.sends(mine)).toMatchObject([{ outcome: 'conflict', code: 'moved' }]);
    expect(await world.row<FindingRow>('findings', finding.id)).toMatchObject({
      facts: { reason: { code: 'TERTINGGAL-MOBIL' } },
    });
    expect(await world.row<ConflictRow>('conflicts', mine.id)).toMatchObject({
      state: 'open',
      accountId: budi.accountId,
    });
    const entry = await world.first<{ outcome: string; body: string }>(
      'SELECT outcome, body FROM log WHERE id = ?1',
      mine.id,
    );
    expect(entry.outcome).toBe('conflict');
    expect(JSON.parse(entry.body)).toEqual(mine.body);
    const { facts, ...about } = mine.body;
    const again = await budi.says('finding.correct', { ...about, facts, version: his.id, settles: mine.id });
    expect(await budi.sends(again)).toMatchObject([{ outcome: 'applied' }]);
    expect(await world.row<ConflictRow>('conflicts', mine.id)).toMatchObject({ state: 'mine' });
    expect(tini.role).toBe('officer');
  });
});
