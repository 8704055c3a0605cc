import { beforeAll, describe, expect, it } from 'vitest';
import { countingDb } from './doubles.ts';
import { type World, aFinding, aWorld, anEmployee, anOperation, officeCount } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

/** DESIGN §9. */
const most = { reads: 4, writes: 12, rowsAlone: 20, rowsEach: 14 };

describe('what a push costs', () => {
  it('writes few rows for one finding alone', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    const counted = countingDb(world.db);
    const finding = await budi.records(raid, aFinding({ who: anEmployee(1) }));
    const response = await budi.talksTo(world.with(counted.db)).pushes([finding]);
    expect(response.status).toBe(200);
    const sealing = counted.sql.filter((sql) => sql.includes('blocks')).length;
    console.info('one finding alone', { ...counted, db: null, sql: null, sealing });
    // The block that seals it is one more row, beside the push.
    expect(counted.rowsWritten).toBeLessThanOrEqual(most.rowsAlone);
  });

  it('writes few rows for each of 100 findings over 30 offices, with few statements', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    const findings = [];
    for (let n = 0; n < 100; n += 1) findings.push(await budi.records(raid, aFinding({ who: anEmployee(200 + n) })));
    const counted = countingDb(world.db);
    const results = await budi.talksTo(world.with(counted.db)).sends(...findings);
    expect(results.every(({ outcome }) => outcome === 'applied')).toBe(true);
    expect(new Set(findings.map(({ body }) => 'unitId' in body.subject && body.subject.unitId)).size).toBe(officeCount);
    const push = counted.sql.filter((sql) => !/blocks|hash, outcome FROM log/.test(sql));
    const reads = push.filter((sql) => /^\s*SELECT/.test(sql)).length;
    console.info('100 findings', {
      rowsEach: counted.rowsWritten / 100,
      rowsRead: counted.rowsRead,
      reads,
      writes: push.length - reads,
    });
    expect(reads).toBeLessThanOrEqual(most.reads);
    expect(push.length - reads).toBeLessThanOrEqual(most.writes);
    expect(counted.rowsWritten / 100).toBeLessThanOrEqual(most.rowsEach);
  });

  it('needs no more statements for a push that touches everything at once', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const old = anOperation();
    const opened = await budi.opens(old);
    const known = await budi.records(old, aFinding({ who: anEmployee(50) }));
    const fixed = await budi.corrects(known, { reason: 'TERTINGGAL-MOBIL' });
    await budi.sends(opened, known, fixed);
    const orphan = await budi.records(anOperation(), aFinding({ who: anEmployee(51) }));
    await budi.sends(orphan);
    const strange = { ...(await budi.closes(raid)), hash: '0'.repeat(64) };
    budi.deviceSeq += 3;
    const everything = [
      await budi.opens(raid),
      await budi.records(raid, aFinding({ who: anEmployee(52) })),
      await budi.says('operation.count', { operationId: raid.operationId, compliant: 12 }),
      await budi.corrects(known, { reason: 'LUPA' }),
      await budi.records(anOperation(), aFinding({ who: anEmployee(53) })),
      await budi.withdraws(known, fixed.id),
      await budi.closes(raid),
      orphan,
      strange,
    ];
    const counted = countingDb(world.db);
    const results = await budi.talksTo(world.with(counted.db)).sends(...everything);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
      'applied',
      'conflict',
      'held',
      'applied',
      'applied',
      'held',
      'rejected',
    ]);
    const push = counted.sql.filter((sql) => !/blocks|hash, outcome FROM log/.test(sql));
    const reads = push.filter((sql) => /^\s*SELECT/.test(sql)).length;
    console.info('everything at once', { reads, writes: push.length - reads });
    expect(reads).toBeLessThanOrEqual(most.reads);
    expect(push.length - reads).toBeLessThanOrEqual(most.writes);
    expect(await world.count('alarms', `device_id = '${budi.id}' AND kind = 'gap'`)).toBe(1);
  });
});
