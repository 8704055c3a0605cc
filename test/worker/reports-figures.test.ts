import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../schema/report.ts';
import { dimensions } from '../../schema/report.ts';
import { readFindings } from '../../worker/reports/findings-sql.ts';
import { type Query, reads } from './office-scene.ts';
import { type Busy, aBusyAutumn } from './reports-busy.ts';
import { type Device, dayFromNow } from './world.ts';

// Some hundred lists are opened one after another.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let busy: Busy;
beforeAll(async () => {
  busy = await aBusyAutumn(20_261_122);
});

/** How many findings the list behind a figure holds, page by page; nobody twice. */
async function listed(reader: Device, query: Query): Promise<Set<string>> {
  const ids = new Set<string>();
  let rows = 0;
  let after: string | undefined;
  for (let page = 0; page < 20; page += 1) {
    const answer = await reads(reader, 'GET /api/findings', { ...query, after });
    for (const { finding } of answer.rows) ids.add(finding.id);
    rows += answer.rows.length;
    if (answer.next === null) {
      expect(ids.size).toBe(rows);
      return ids;
    }
    after = answer.next;
  }
  throw new Error('a list without end');
}

type Figure = { name: string; count: number; query: Query };

/** Every number of a report that opens a list, with the question behind it. */
function figuresOf(report: Report): Figure[] {
  const base: Query = { ...report.filter };
  const figures: Figure[] = [{ name: 'total', count: report.tables.total, query: base }];
  for (const dimension of dimensions) {
    for (const [value, count] of Object.entries(report.tables.by[dimension])) {
      figures.push({ name: `${dimension} ${value}`, count, query: { ...base, [dimension]: value } });
    }
  }
  for (const [code, count] of Object.entries(report.tables.noted))
    figures.push({ name: `noted ${code}`, count, query: { ...base, noted: code } });
  for (const { unitId, self, count } of report.offices) {
    const query = { ...base, unitId: unitId ?? '-', ...(self ? { only: 'self' } : {}) };
    figures.push({ name: `office ${unitId} ${self}`, count, query });
  }
  for (const { period, count } of report.days)
    figures.push({ name: `day ${period}`, count, query: { ...base, ...daysOf(period) } });
  if (report.supplement !== null) {
    for (const supplement of ['validated', 'later'] as const) {
      figures.push({ name: supplement, count: report.supplement[supplement], query: { ...base, supplement } });
    }
  }
  return figures;
}

function daysOf(period: string): { from: string; to: string } {
  if (period.length === 10) return { from: period, to: period };
  const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5))];
  return { from: `${period}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/** Opens the list behind every number; gives back how many there were. */
async function agrees(reader: Device, query: Query): Promise<number> {
  const report = await reads(reader, 'GET /api/report', query);
  const { total } = report.tables;
  for (const dimension of dimensions) expect(sum(Object.values(report.tables.by[dimension])), dimension).toBe(total);
  expect(sum(report.offices.map(({ count }) => count)) + report.officesRest).toBe(total);
  expect(sum(report.days.map(({ count }) => count))).toBe(total);
  if (report.supplement !== null) expect(report.supplement.validated + report.supplement.later).toBe(total);
  const figures = figuresOf(report);
  for (const figure of figures) {
    expect((await listed(reader, figure.query)).size, `${figure.name} of ${JSON.stringify(query)}`).toBe(figure.count);
  }
  return figures.length;
}

/** 31 days, and the months that hold everything. */
const lately = { from: dayFromNow(-30), to: dayFromNow(0) };
function months(): { from: string; to: string } {
  return { from: `${dayFromNow(-110).slice(0, 7)}-01`, to: daysOf(dayFromNow(0).slice(0, 7)).to };
}

describe('the world of this test', () => {
  it('is not a quiet one', async () => {
    const states = await busy.tellsStates();
    expect(states.findings).toBeGreaterThanOrEqual(300);
    for (const state of [
      'withdrawn',
      'joined',
      'split',
      'corrected',
      'closed',
      'reopened',
      'late',
      'countsAgain',
      'noUnit',
      'unknownUnit',
    ] as const) {
      expect(states[state], state).toBeGreaterThan(0);
    }
  });
});

describe('every figure and the list behind it agree', () => {
  const readers = ['leader', 'chief', 'head', 'personnel', 'personnelOfUnit'] as const;

  it.each(readers)('of the last 31 days and of whole months: %s', async (who) => {
    const reader = busy[who];
    expect(await agrees(reader, lately)).toBeGreaterThan(40);
    expect(await agrees(reader, months())).toBeGreaterThan(25);
  });

  it.each(readers)('of an operation that was validated and got a supplement: %s', async (who) => {
    expect(await agrees(busy[who], { operationId: busy.raids[0]?.operationId })).toBeGreaterThan(20);
  });

  it('of an operation that is still open', async () => {
    await agrees(busy.leader, { operationId: busy.raids.at(-1)?.operationId });
    await agrees(busy.head, { operationId: busy.raids.at(-1)?.operationId });
  });

  it.each(readers)('on the list of operations: %s', async (who) => {
    const { rows } = await reads(busy[who], 'GET /api/operations');
    expect(rows.length).toBe(busy.raids.length);
    for (const { operation, findings } of rows) {
      expect((await listed(busy[who], { operationId: operation.id })).size).toBe(findings);
    }
  });

  it('of one office, of a unit below it, of the root, and of people of no unit', async () => {
    for (const unitId of ['opd-0', 'opd-0.a', 'opd-1', 'kab', '-', 'hilang']) {
      expect(await agrees(busy.leader, { ...months(), unitId }), unitId).toBeGreaterThan(8);
    }
    await agrees(busy.leader, { ...months(), unitId: 'opd-0', only: 'self' });
  });

  it('narrowed by one dimension, each in turn', async () => {
    const { tables } = await reads(busy.leader, 'GET /api/report', months());
    for (const dimension of dimensions) {
      const [value = ''] = Object.keys(tables.by[dimension]).toSorted();
      await agrees(busy.leader, { ...months(), [dimension]: value });
      await agrees(busy.head, { ...lately, [dimension]: value });
    }
  });

  it('narrowed, of one operation', async () => {
    await agrees(busy.leader, { operationId: busy.raids[0]?.operationId, reason: 'LUPA' });
    await agrees(busy.leader, { operationId: busy.raids[0]?.operationId, unitId: 'opd-0' });
    await agrees(busy.leader, { operationId: busy.raids[0]?.operationId, ...lately });
  });
});

describe('whom the figures count', () => {
  it('is what the rows say, counted another way', async () => {
    const { from, to } = months();
    const { tables } = await reads(busy.leader, 'GET /api/report', { from, to });
    const counted = await busy.counted();
    expect(tables.total).toBe(counted.length);
    const byReason = Object.groupBy(counted, ({ facts }) => facts.reason.code);
    expect(tables.by.reason).toEqual(
      Object.fromEntries(Object.entries(byReason).map(([code, rows]) => [code, rows?.length])),
    );
  });

  it('is never anybody else’s person for a head or a personnel officer of one office', async () => {
    const counted = await busy.counted();
    for (const [reader, units] of [
      [busy.head, busy.headUnits],
      [busy.personnelOfUnit, busy.headUnits],
    ] as const) {
      const mine = counted.filter(({ unitId }) => unitId !== null && units.includes(unitId)).map(({ id }) => id);
      expect(mine.length).toBeGreaterThan(20);
      const { filter, tables } = await reads(reader, 'GET /api/report', months());
      expect(filter.unitId).toBe('opd-0');
      expect(tables.total).toBe(mine.length);
      expect([...(await listed(reader, months()))].toSorted()).toEqual(mine.toSorted());
    }
  });

  it('is held by the scope alone, even if what was asked were let through', async () => {
    const { accountId, name, id: deviceId } = busy.head;
    const actor = { accountId, name, role: 'head', units: new Set(busy.headUnits), revoked: false } as const;
    const session = {
      actor,
      username: '',
      unitId: 'opd-0',
      unitName: null,
      deviceId,
      standing: '',
      tokenHash: '',
      pushOnly: false,
    };
    const everything = { filter: {}, days: null, reach: { unitId: null, units: 'all', names: new Map() } } as const;
    const found = await readFindings(busy.world.db, session, everything, {
      after: null,
      limit: 1_000,
      supplement: null,
    });
    const mine = (await busy.counted()).filter(({ unitId }) => unitId !== null && busy.headUnits.includes(unitId));
    expect(found.map(({ finding }) => finding.id).toSorted()).toEqual(mine.map(({ id }) => id).toSorted());
  });

  it('tells people checked only where it can be told', async () => {
    const operationId = busy.raids[0]?.operationId ?? '';
    const raid = await reads(busy.chief, 'GET /api/report', { operationId });
    const persons = raid.tables.total - (raid.tables.by.status['KANTOR'] ?? 0);
    expect(raid.checked).toBe(persons + (busy.compliant[operationId] ?? Number.NaN));
    expect((await reads(busy.head, 'GET /api/report', { operationId })).checked).toBeNull();
    const whole = await reads(busy.leader, 'GET /api/report', months());
    const compliant = sum(Object.values(busy.compliant));
    expect(whole.checked).toBe(whole.tables.total - (whole.tables.by.status['KANTOR'] ?? 0) + compliant);
    expect((await reads(busy.leader, 'GET /api/report', { ...months(), reason: 'LUPA' })).checked).toBeNull();
    expect((await reads(busy.leader, 'GET /api/report', { ...months(), unitId: 'opd-0' })).checked).toBeNull();
    expect((await reads(busy.head, 'GET /api/report', months())).checked).toBeNull();
  });

  it('is stated with the log entry it goes up to', async () => {
    const { uptoSeq } = await reads(busy.leader, 'GET /api/report', months());
    const { seq } = await busy.world.first<{ seq: number }>('SELECT max(seq) AS seq FROM log');
    expect(uptoSeq).toBe(seq);
  });
});
