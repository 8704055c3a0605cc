import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Raid,
  aRaid,
  anUnlisted,
  applied,
  closeAndValidate,
  noted,
  reads,
  refusal,
  theOffice,
} from './office-scene.ts';
import { type Device, type World, aWorld, anEmployee, dayFromNow } from './world.ts';

const list = 'GET /api/operations';
const one = 'GET /api/operations/:id';
let world: World;
let first: Device;
let second: Device;
let chief: Device;
let head: Device;
let ours: Raid;
let theirs: Raid;
let empty: Raid;

beforeAll(async () => {
  world = await aWorld();
  [first, second, chief] = [
    await world.signsUp('officer', { name: 'Budi' }),
    await world.signsUp('officer', { name: 'Ani' }),
    await world.signsUp('chief'),
  ];
  head = await world.signsUp('head', { unitId: 'opd-1' });
  ours = await aRaid(first, 5, [second]);
  theirs = await aRaid(first, 4);
  empty = await aRaid(second, 3);
  const count = async (device: Device, { operationId }: Raid, compliant: number) =>
    device.says('operation.count', { operationId, compliant });
  await applied(
    first,
    await noted(first, ours, { who: anEmployee(1) }),
    await noted(first, ours, { who: theOffice('opd-2') }),
    await count(first, ours, 10),
  );
  await applied(
    second,
    await noted(second, ours, { who: anEmployee(2) }),
    await count(second, ours, 4),
    await count(second, ours, 7),
  );
  await applied(
    first,
    await noted(first, theirs, { who: anEmployee(2) }),
    await noted(first, theirs, { who: anUnlisted('Warga', 'citizen') }),
  );
  await applied(second, await count(second, empty, 30), await second.closes(empty));
});

describe('the list of operations', () => {
  it('is newest first, with what was found and how many were checked', async () => {
    const { rows, toValidate } = await reads(chief, list);
    expect(rows.map(({ operation, findings, checked, team }) => [operation.id, findings, checked, team])).toEqual([
      [empty.operationId, 0, 30, 1],
      [theirs.operationId, 2, 2, 1],
      // Two persons and an office noted; running totals of two phones, the last of each.
      [ours.operationId, 3, 2 + 10 + 7, 2],
    ]);
    expect(toValidate).toBe(1);
    expect((await reads(chief, list, { state: 'closed' })).rows.map(({ operation }) => operation.id)).toEqual([
      empty.operationId,
    ]);
  });

  it('shows a head only where his people were noted, and only them', async () => {
    const { rows, toValidate } = await reads(head, list);
    expect(rows.map(({ operation, findings, checked }) => [operation.id, findings, checked])).toEqual([
      [ours.operationId, 1, null],
    ]);
    expect(toValidate).toBe(0);
  });

  it('comes in pages', async () => {
    const page = await reads(chief, list, { limit: '2' });
    expect(page.rows).toHaveLength(2);
    const rest = await reads(chief, list, { limit: '2', after: page.next ?? '' });
    expect(rest.rows.map(({ operation }) => operation.id)).toEqual([ours.operationId]);
    expect(rest.next).toBeNull();
  });
});

describe('one operation', () => {
  it('shows team, running totals, report and history', async () => {
    const { operation, version, members, counts, report, history } = await reads(chief, one, {}, ours.operationId);
    expect([operation.id, operation.facts?.place]).toEqual([ours.operationId, 'Kompleks Setda']);
    expect(version).toMatch(/^[0-9a-f-]{36}$/);
    expect(members.map(({ name }) => name)).toEqual(['Ani', 'Budi']);
    expect(new Set(counts.map(({ compliant }) => compliant))).toEqual(new Set([10, 7]));
    expect(report.tables).toMatchObject({ total: 3, by: { status: { PNS: 2, KANTOR: 1 } } });
    expect(report.checked).toBe(19);
    expect(report.days).toEqual([{ period: dayFromNow(-5), count: 3 }]);
    expect(history.map(({ kind }) => kind)).toEqual(['operation.open']);
  });

  it('with nothing found is a report like any other', async () => {
    const { report } = await reads(chief, one, {}, empty.operationId);
    expect(report).toMatchObject({ checked: 30, offices: [], days: [], tables: { total: 0, noted: {} } });
  });

  it('shows a head his own people only, and no running totals', async () => {
    const { counts, report } = await reads(head, one, {}, ours.operationId);
    expect(counts).toEqual([]);
    expect(report).toMatchObject({ checked: null, filter: { unitId: 'opd-1' }, tables: { total: 1 } });
    expect(await refusal(head, one, {}, theirs.operationId)).toBe('404 not_found');
    expect(await refusal(head, 'GET /api/report', { operationId: theirs.operationId })).toBe('404 not_found');
    expect(await refusal(head, 'GET /api/findings', { operationId: theirs.operationId })).toBe('404 not_found');
  });

  it('is validated by the log entry its report names', async () => {
    const before = await reads(chief, one, {}, empty.operationId);
    await closeAndValidate(chief, ours);
    const after = await reads(chief, one, {}, ours.operationId);
    expect(after.operation.validated?.uptoSeq).toBeGreaterThanOrEqual(before.report.uptoSeq);
    expect(after.history.map(({ kind, by }) => [kind, by])).toEqual([
      ['operation.open', 'Budi'],
      ['operation.close', 'Budi'],
      ['operation.validate', chief.name],
    ]);
    expect((await reads(chief, list)).toValidate).toBe(1);
  });
});
