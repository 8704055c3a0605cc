/** What the report of a raid is made from, in the words of the people who were there. */
import type { ReportInput } from '../../pwa/report/input.ts';
import { proposedTexts } from '../../pwa/report/words.ts';
import type { FindingFacts, FindingRow, Subject } from '../../schema/finding.ts';
import { statusOf } from '../../schema/finding.ts';
import type { Letterhead } from '../../schema/office.ts';
import type { OperationRow } from '../../schema/operation.ts';

export const regency: Letterhead = {
  government: 'Pemerintah Kabupaten Contoh',
  office: 'Satuan Polisi Pamong Praja',
  address: 'Jalan Merdeka Nomor 12, Contoh, Jawa Tengah 57400',
  contact: 'Telepon (0272) 321000, pos-el satpolpp@contoh.go.id',
  place: 'Contoh',
  paper: 'F4',
  signatory: {
    post: 'Kepala Satuan Polisi Pamong Praja Kabupaten Contoh',
    name: 'Drs. Bambang Setiawan, M.Si.',
    rank: 'Pembina Utama Muda (IV/c)',
    nip: '196809121990031004',
  },
  copies: ['Bupati Contoh', 'Sekretaris Daerah Kabupaten Contoh', 'Kepala BKPSDM Kabupaten Contoh'],
  logo: null,
};

export const raid: OperationRow = {
  id: '20261120-K7F4Q2MX',
  facts: {
    title: 'Kepatuhan Masker ASN',
    orderNumber: 'SPT 094/1203/2026',
    legalBasis: 'Peraturan Bupati Contoh Nomor 12 Tahun 2026 tentang Disiplin Protokol Kesehatan',
    legalBasisVersion: null,
    place: 'Gerbang Timur Kompleks Setda',
    squad: 'Regu II',
    timeZone: 'Asia/Jakarta',
  },
  timeZone: 'Asia/Jakarta',
  openedOn: '2026-11-20',
  openedAt: '2026-11-20T01:10:00.000Z',
  leaderId: 'a',
  leaderName: 'Wahyu Hidayat',
  provisional: false,
  differs: null,
  state: 'closed',
  closed: { at: '2026-11-20T04:05:00.000Z', by: 'Wahyu Hidayat' },
  validated: null,
  returned: null,
};

export const facts: FindingFacts = {
  violations: [
    { code: 'PROKES-01', revision: 1, label: 'Tidak memakai masker', basis: 'Perbup 12/2026 Ps. 5', text: null },
  ],
  reason: { code: 'TERTINGGAL-MOBIL', revision: 1, label: 'Tertinggal di mobil', text: null },
  action: { code: 'TEGURAN-TEMPAT', revision: 1, label: 'Teguran di tempat', text: null },
  place: { name: 'Gerbang Timur', fix: null },
  letter: 'not-asked',
  refusal: 'none',
  witness: null,
  note: null,
};

export const siti = {
  kind: 'employee',
  employeeId: 17,
  nip: '198609262015051001',
  name: 'Siti Nurhaliza, S.Sos.',
  unitId: 'disdik-paud',
  unitName: 'Bidang PAUD dan Pendidikan Nonformal',
  post: 'Analis Kebijakan Ahli Muda',
  status: 'PNS',
  rosterVersion: 3,
} satisfies Subject;

/** The nth finding of the raid, a minute after the one before. */
export function noted(
  n: number,
  change: { who?: Subject; facts?: Partial<FindingFacts>; photos?: string[] } = {},
): FindingRow {
  const subject = change.who ?? siti;
  const id = `0190a2b4-0000-7000-8000-${String(n).padStart(12, '0')}`;
  return {
    id,
    operationId: raid.id,
    subject,
    subjectKey: `finding:${id}`,
    facts: { ...facts, ...change.facts },
    photos: change.photos ?? [],
    authorId: 'a',
    authorName: 'Wahyu Hidayat',
    deviceId: 'd',
    at: new Date(Date.parse('2026-11-20T01:15:00.000Z') + n * 60_000).toISOString(),
    on: '2026-11-20',
    unitId: null,
    officeId: subject.kind === 'employee' ? 'disdik' : null,
    status: statusOf(subject),
    flags: [],
    state: 'noted',
    withdrawn: null,
    joinedInto: null,
    twins: [],
    counts: true,
    corrections: 0,
  };
}

export function reportOf(findings: readonly FindingRow[], change: Partial<ReportInput> = {}): ReportInput {
  const operation = change.operation ?? raid;
  const counts = { compliant: 417, checked: 417 + findings.length };
  const asOf = '2026-11-20T04:10:00.000Z';
  return {
    letterhead: regency,
    operation,
    team: ['Wahyu Hidayat', 'Ratna Dewi', 'Agus Salim'],
    findings,
    officeOf: ({ officeId, subject }) =>
      officeId === null
        ? { code: subject.kind, label: subject.kind === 'unlisted' ? (subject.office ?? 'Warga') : 'Tidak diketahui' }
        : { code: officeId, label: 'Dinas Pendidikan' },
    counts,
    supplement: { count: 0, since: 'closing' },
    asOf,
    unsent: 4,
    texts: proposedTexts({ operation, counts, findings: findings.length, asOf }),
    withList: true,
    photosPerPage: 4,
    photos: [],
    photosMissing: 0,
    ...change,
  };
}

/** A gradient of 12 × 9 pixels. */
export const smallJpeg = new Uint8Array(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAJAAwDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQH/8QAFxABAAMAAAAAAAAAAAAAAAAAABZjof/EABUBAQEAAAAAAAAAAAAAAAAAAAIE/8QAGBEAAgMAAAAAAAAAAAAAAAAAAAEDExX/2gAMAwEAAhEDEQA/AIYhVhEKsaQJtSYdaP/Z',
    'base64',
  ),
);
