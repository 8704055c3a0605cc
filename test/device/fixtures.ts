/** Things of the field, as forms make them. */
import { gzipSync } from 'node:zlib';
import type { Body } from '../../schema/mutation.ts';
import { packRoster } from '../../schema/roster-pack.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import type { Row } from '../../schema/rows.ts';
import type { Me } from '../../schema/sync.ts';

export const rini = '01900000-0000-7000-8000-00000000a001';
export const budi = '01900000-0000-7000-8000-00000000a002';
export const operationId = '20260216-K7F4Q2MX';

export function aMe(change: Partial<Me> = {}): Me {
  return {
    accountId: rini,
    username: 'rini',
    name: 'Rini Astuti',
    role: 'officer',
    unitId: null,
    unitName: null,
    unitIds: null,
    deviceId: '01900000-0000-7000-8000-00000000d001',
    deviceSeq: 0,
    serverTime: '2026-02-16T01:00:00.000Z',
    serverEpoch: 'first',
    ...change,
  };
}

export function anOpening(change: Partial<Body<'operation.open'>> = {}): Body<'operation.open'> {
  const facts = {
    title: 'Sidak masker',
    orderNumber: '300/12/2026',
    legalBasis: 'Perda 1/2020',
    legalBasisVersion: null,
    place: 'Kompleks Setda',
    squad: 'Regu 1',
    timeZone: 'Asia/Jakarta',
  } as const;
  return { operationId, openedOn: '2026-02-16', facts, team: [], ...change };
}

export function aFinding(change: { employeeId?: number; note?: string } = {}): Body<'finding.record'> {
  const chosen = { revision: 1, text: null };
  return {
    operationId,
    subject: {
      kind: 'employee',
      employeeId: change.employeeId ?? 17,
      nip: '198609262015051001',
      name: 'Sri Wahyuni',
      unitId: 'disdik',
      unitName: 'Dinas Pendidikan',
      post: null,
      status: 'PNS',
      rosterVersion: 1,
    },
    facts: {
      violations: [{ code: 'PROKES-01', label: 'Tidak memakai masker', basis: null, ...chosen }],
      reason: { code: 'TERTINGGAL-MOBIL', label: 'Tertinggal di mobil', ...chosen },
      action: { code: 'TEGURAN', label: 'Teguran di tempat', ...chosen },
      place: { name: 'Gerbang timur', fix: null },
      letter: 'not-asked',
      refusal: 'none',
      witness: null,
      note: change.note ?? null,
    },
    photos: [],
  };
}

export const units: Row[] = ['kab', 'disdik'].map((id) => ({
  type: 'unit',
  key: id,
  feed: 'all',
  version: 'seed',
  body: {
    id,
    name: id,
    shortName: id,
    parentId: id === 'kab' ? null : 'kab',
    trail: id === 'kab' ? '/kab/' : `/kab/${id}/`,
    externalId: null,
    retired: false,
  },
}));

export const entries: Row[] = (
  [
    ['violation', 'PROKES-01'],
    ['reason', 'TERTINGGAL-MOBIL'],
    ['action', 'TEGURAN'],
  ] as const
).map(([list, code]) => ({
  type: 'entry',
  key: `${list}:${code}`,
  feed: 'all',
  version: 'seed',
  body: { list, code, nameId: code, nameEn: code, retired: false, revision: 1, order: 0 },
}));

const sri: RosterEmployee = {
  id: 17,
  nip: '198609262015051001',
  numbers: ['198609262015051001'],
  name: 'Sri Wahyuni, S.Pd.',
  unitId: 'disdik',
  post: 'Guru',
  status: 'PNS',
  active: true,
  grade: null,
  echelon: null,
  pnsId: null,
  gradeId: null,
  standing: null,
  standingId: null,
};

/** Of one employee, as the admin's browser packs it. */
export const packedRoster = (version: number): Uint8Array =>
  gzipSync(packRoster([sri], [{ id: 'disdik', name: 'Dinas Pendidikan' }], { version, asOf: '2026-02-16' }));
