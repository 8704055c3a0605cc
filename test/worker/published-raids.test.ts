// Raids as newspapers reported them: entered finding by finding, the computed report must give total and parts.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Subject } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import type { Report } from '../../schema/report.ts';
import published from '../data/cases.csv?raw';
import { type Raid, aRaid, anUnlisted, applied, noted, reads, unitsBelow } from './office-scene.ts';
import { type Device, type FindingWords, type World, aWorld, anEmployee, dayFromNow } from './world.ts';

// The largest of them is 169 findings.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Published = { id: string; total: number; parts: number[]; names: string[]; isSumOk: boolean; dimension: string };

function readPublished(): Published[] {
  const [, ...lines] = published.trim().split(/\r?\n/);
  return lines.map((line) => {
    const [id = '', , , total = '', parts = '', names = '', isSumOk = '', ...dimension] = line.split(',');
    return {
      id,
      total: Number(total),
      parts: parts.split('|').map(Number),
      names: names.split('|'),
      isSumOk: isSumOk === 'true',
      dimension: dimension.join(','),
    };
  });
}

const foundMax = 200;
const rows = readPublished();
const small = rows.filter(({ total, parts }) => Math.max(total, sum(parts)) <= foundMax);

function sum(parts: readonly number[]): number {
  return parts.reduce((a, b) => a + b, 0);
}

/** What an officer notes of the nth person of a part, by the part's published name. */
const words: Record<string, (n: number) => FindingWords & { letter?: 'shown' | 'none' }> = {
  teguran_di_tempat: (n) => ({ who: anEmployee(n), action: 'TEGURAN-TEMPAT' }),
  asn: (n) => ({ who: anEmployee(n) }),
  warga: (n) => ({ who: citizen(n) }),
  asn_denda: (n) => ({ who: anEmployee(n), action: 'DENDA' }),
  warga_kerja_sosial: (n) => ({ who: citizen(n), action: 'KERJA-SOSIAL' }),
  setwan: (n) => ({ who: anEmployee(n, { unitId: 'setwan', unitName: 'Sekretariat DPRD' }) }),
  dpm: (n) => ({ who: anEmployee(n + 10, { unitId: 'dpm', unitName: 'Dinas Penanaman Modal' }) }),
  kerja_sosial: (n) => ({ who: citizen(n), action: 'KERJA-SOSIAL' }),
  denda: (n) => ({ who: citizen(n), action: 'DENDA' }),
  ktp_ditahan: (n) => ({ who: citizen(n), action: 'KTP-DITAHAN' }),
  tanpa_surat_tugas: (n) => ({ who: anEmployee(n), violations: ['JAM-01'], reason: 'TANPA-ALASAN', letter: 'none' }),
  dengan_surat_tugas: (n) => ({
    who: anEmployee(n + 100),
    violations: ['JAM-01'],
    reason: 'SURAT-TUGAS',
    letter: 'shown',
  }),
  a: (n) => ({ who: citizen(n), action: 'KERJA-SOSIAL' }),
  b: (n) => ({ who: citizen(n), action: 'DENDA' }),
};

const citizen = (n: number): Subject => anUnlisted(`Warga ${n}`, 'citizen');
const civilServants = (report: Report): number =>
  ['PNS', 'CPNS', 'PPPK', 'ASN-LAIN'].reduce((all, status) => all + (report.tables.by.status[status] ?? 0), 0);
const ofUnit = (report: Report, unitId: string): number =>
  report.offices.find((one) => one.unitId === unitId)?.count ?? 0;
const ofAction = (report: Report, action: string): number => report.tables.by.action[action] ?? 0;

/** Where the report says a part: one figure of it, or of one narrowed by another filter. */
const figures: Record<
  string,
  (report: Report, narrowed: (filter: Record<string, string>) => Promise<Report>) => number | Promise<number>
> = {
  teguran_di_tempat: (report) => ofAction(report, 'TEGURAN-TEMPAT'),
  asn: civilServants,
  warga: (report) => report.tables.by.status['WARGA'] ?? 0,
  asn_denda: async (_, narrowed) => ofAction(await narrowed({ status: 'PNS' }), 'DENDA'),
  warga_kerja_sosial: async (_, narrowed) => ofAction(await narrowed({ status: 'WARGA' }), 'KERJA-SOSIAL'),
  setwan: (report) => ofUnit(report, 'setwan'),
  dpm: (report) => ofUnit(report, 'dpm'),
  kerja_sosial: (report) => ofAction(report, 'KERJA-SOSIAL'),
  denda: (report) => ofAction(report, 'DENDA'),
  ktp_ditahan: (report) => ofAction(report, 'KTP-DITAHAN'),
  tanpa_surat_tugas: (report) => report.tables.by.reason['TANPA-ALASAN'] ?? 0,
  dengan_surat_tugas: (report) => report.tables.by.reason['SURAT-TUGAS'] ?? 0,
  a: (report) => ofAction(report, 'KERJA-SOSIAL'),
  b: (report) => ofAction(report, 'DENDA'),
  temuan: (report) => report.tables.total,
};

let world: World;
let officer: Device;
let chief: Device;

beforeAll(async () => {
  world = await aWorld();
  await unitsBelow(world, { setwan: 'kab', dpm: 'kab' });
  officer = await world.signsUp('officer');
  chief = await world.signsUp('chief');
});

async function enter(row: Published, daysAgo: number): Promise<Raid> {
  const raid = await aRaid(officer, daysAgo);
  const said: Mutation[] = [];
  for (const [at, name] of row.names.entries()) {
    for (let n = 0; n < (row.parts[at] ?? 0); n += 1)
      said.push(await noted(officer, raid, words[name]?.(n) ?? {}, { minutes: n }));
  }
  if (row.id === 'D13')
    said.push(await officer.says('operation.count', { operationId: raid.operationId, compliant: 30 }));
  await applied(officer, ...said, await officer.closes(raid));
  return raid;
}

describe('published raids', () => {
  it('are all there, the one above 200 people left to the load test', () => {
    expect(rows.map(({ id }) => id).filter((id) => !small.some((row) => row.id === id))).toEqual(['B7']);
    expect(small).toHaveLength(11);
    expect(small.filter(({ isSumOk }) => !isSumOk).map(({ id }) => id)).toEqual(['C7']);
    expect(small.flatMap(({ names }) => names).filter((name) => figures[name] === undefined)).toEqual([]);
  });

  it.each(small.map((row, at) => [row.id, row.dimension, row, at + 1] as const))(
    '%s, by %s',
    async (id, _dimension, row, daysAgo) => {
      const raid = await enter(row, daysAgo);
      const day = dayFromNow(-daysAgo);
      // The raid's own report, from its findings, and that of its day, from the kept sums.
      for (const asked of [{ operationId: raid.operationId }, { from: day, to: day }]) {
        const narrowed = async (filter: Record<string, string>) =>
          reads(chief, 'GET /api/report', { ...asked, ...filter });
        const report = await narrowed({});
        const parts = await Promise.all(row.names.map(async (name) => figures[name]?.(report, narrowed)));
        expect(parts, id).toEqual(row.parts);
        // A published sum that is wrong is not repeated: the report gives the true one.
        expect(report.tables.total, id).toBe(row.isSumOk ? row.total : sum(row.parts));
      }
    },
  );

  it('C7 was published as 88 and is 90', async () => {
    const { total, parts } = small.find(({ id }) => id === 'C7') ?? { total: 0, parts: [] };
    expect([total, parts]).toEqual([88, [27, 63]]);
    const day = dayFromNow(-(small.findIndex(({ id }) => id === 'C7') + 1));
    const { tables } = await reads(chief, 'GET /api/report', { from: day, to: day });
    expect(tables).toMatchObject({ total: 90, by: { action: { 'KERJA-SOSIAL': 27, DENDA: 63 } } });
  });

  it('63 civil servants of 30 offices are 30 lines that sum to them', async () => {
    const day = dayFromNow(-(small.findIndex(({ id }) => id === 'A2') + 1));
    const { offices } = await reads(chief, 'GET /api/report', { from: day, to: day });
    const lines = offices.filter(({ unitId }) => unitId !== null);
    expect(lines).toHaveLength(30);
    expect(sum(lines.map(({ count }) => count))).toBe(63);
    expect(offices.find(({ unitId }) => unitId === null)?.count).toBe(106);
  });

  it('a letter of assignment is on the finding as it was shown', async () => {
    const day = dayFromNow(-(small.findIndex(({ id }) => id === 'D1') + 1));
    const { rows: findings } = await reads(chief, 'GET /api/findings', { from: day, to: day });
    const shown = findings.filter(({ finding }) => finding.facts.letter === 'shown');
    expect([shown.length, findings.length - shown.length]).toEqual([7, 13]);
  });

  it('nobody found among thirty phones is thirty checked', async () => {
    const daysAgo = small.findIndex(({ id }) => id === 'D13') + 1;
    const { tables, checked } = await reads(chief, 'GET /api/report', {
      from: dayFromNow(-daysAgo),
      to: dayFromNow(-daysAgo),
    });
    expect([tables.total, checked]).toEqual([0, 30]);
  });
});
