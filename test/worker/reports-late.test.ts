import { beforeAll, describe, expect, it } from 'vitest';
import type { Mutation } from '../../schema/mutation.ts';
import { type Raid, aRaid, applied, closeAndValidate, noted, reads, refusal } from './office-scene.ts';
import { type Device, type World, aWorld, anEmployee, dayFromNow } from './world.ts';

const report = 'GET /api/report';
const findings = 'GET /api/findings';
let world: World;
let chief: Device;
let offline: Device;
let raid: Raid;
let late: Mutation<'finding.record'>;

beforeAll(async () => {
  world = await aWorld();
  chief = await world.signsUp('chief');
  const leader = await world.signsUp('officer');
  offline = await world.signsUp('officer');
  raid = await aRaid(leader, 3, [offline]);
  await applied(
    leader,
    await noted(leader, raid, { who: anEmployee(1) }),
    await noted(leader, raid, { who: anEmployee(2), reason: 'MACET' }),
  );
  // Noted in flight mode on the morning of the raid, while the others go home and the report is validated.
  late = await noted(offline, raid, { who: anEmployee(3) });
  await closeAndValidate(chief, raid);
});

describe('a finding that arrives after its operation was validated', () => {
  it('is kept, marked, and shown beside the validated figure as temuan susulan', async () => {
    const { operationId } = raid;
    expect((await reads(chief, report, { operationId })).supplement).toEqual({ validated: 2, later: 0 });
    await applied(offline, late);
    const after = await reads(chief, report, { operationId });
    expect(after.tables.total).toBe(3);
    expect(after.supplement).toEqual({ validated: 2, later: 1 });
    const { rows } = await reads(chief, findings, { operationId, supplement: 'later' });
    expect(rows.map(({ finding }) => [finding.id, finding.flags])).toEqual([[late.id, ['late']]]);
    expect((await reads(chief, findings, { operationId, supplement: 'validated' })).rows).toHaveLength(2);
  });

  it('is counted in period reports on its own day, not on the day it arrived', async () => {
    const day = dayFromNow(-3);
    expect((await reads(chief, report, { from: day, to: day })).tables.total).toBe(3);
    const today = dayFromNow(0);
    expect((await reads(chief, report, { from: today, to: today })).tables.total).toBe(0);
    const { days } = await reads(chief, report, { from: dayFromNow(-4), to: today });
    expect(days.map(({ count }) => count)).toEqual([0, 3, 0, 0, 0]);
  });

  it('leaves the validated figure when it is withdrawn', async () => {
    await applied(offline, await offline.withdraws(late));
    expect((await reads(chief, report, { operationId: raid.operationId })).supplement).toEqual({
      validated: 2,
      later: 0,
    });
  });

  it('has no supplement where nothing was validated', async () => {
    const open = await aRaid(raid.leader, 0);
    expect((await reads(chief, report, { operationId: open.operationId })).supplement).toBeNull();
    expect(await refusal(chief, findings, { operationId: open.operationId, supplement: 'later' })).toBe(
      '400 invalid supplement',
    );
    expect(await refusal(chief, findings, { supplement: 'later' })).toBe('400 invalid supplement');
  });

  it('is seen as later also when the validation claims to have read beyond its own entry', async () => {
    const sooner = await aRaid(raid.leader, 0);
    await applied(raid.leader, await raid.leader.closes(sooner));
    const { operationId } = sooner;
    const { version } = await reads(chief, 'GET /api/operations/:id', {}, operationId);
    const claim = { operationId, version, settles: null, uptoSeq: 9_999_999, note: null };
    await applied(chief, await chief.says('operation.validate', claim));
    await applied(raid.leader, await noted(raid.leader, sooner, { who: anEmployee(4) }));
    expect((await reads(chief, report, { operationId })).supplement).toEqual({ validated: 0, later: 1 });
  });
});
