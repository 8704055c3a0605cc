/**
 * The words of the report and of the text for the group chat. Not in `text/`: they are an official paper's, Indonesian
 * whatever language the screens are in.
 */
import type { FindingRow, SubjectStatus } from '../../schema/finding.ts';
import type { OperationRow } from '../../schema/operation.ts';
import { timeInZone, type ZoneId } from '../../schema/zone.ts';
import { dayInZone } from '../../schema/zone.ts';
import { refusals } from '../text/id/first.ts';
import { formatFullDate, formatLongDate, formatNumber, formatTime, zoneLabel } from '../ui/format.ts';
import { proposedFollowUp } from './follow-up.ts';
import type { ReportInput, ReportTexts } from './input.ts';

export const statusWords: Record<SubjectStatus, string> = {
  PNS: 'PNS',
  CPNS: 'CPNS',
  PPPK: 'PPPK',
  'NON-ASN': 'Non-ASN',
  'ASN-LAIN': 'ASN daerah atau instansi lain',
  WARGA: 'Warga',
  'TAK-DIKENAL': 'Tidak diketahui identitasnya',
  KANTOR: 'Kantor/perangkat daerah',
};

export const letterWords: Record<FindingRow['facts']['letter'], string> = {
  shown: 'Surat tugas/izin/FWA ditunjukkan',
  none: 'Tanpa surat tugas/izin/FWA',
  unchecked: 'Surat tugas/izin/FWA belum diverifikasi',
  'not-asked': '',
};

export const refusalWords: Record<FindingRow['facts']['refusal'], string> = { ...refusals, none: '' };
/** In a table that counts all; beside a finding nothing is said of it. */
export const notRefused = refusals.none;

export const presumption =
  'Seluruh catatan dalam laporan ini merupakan dugaan pelanggaran dan orang yang tercantum berstatus terduga, sampai ada keputusan pejabat yang berwenang. Tindakan di tempat, termasuk teguran di tempat, bukan hukuman disiplin.';

export const number = (count: number): string => formatNumber(count, 'id');
/** 'Jumat, 20 November 2026'. */
export const longDay = (on: string): string => formatLongDate(on, 'id');
export const time = (at: string, zone: ZoneId): string => formatTime(at, zone, 'id');
/** '20 November 2026 pukul 11.05 WIB'. */
export function moment(at: string, zone: ZoneId): string {
  return `${formatFullDate(dayInZone(Date.parse(at), zone), 'id')} pukul ${time(at, zone)} ${zoneLabel(zone)}`;
}
export function dayOfMoment(at: string, zone: ZoneId): string {
  return formatFullDate(dayInZone(Date.parse(at), zone), 'id');
}

/** '08.10 s.d. 11.05 WIB'; an operation still open ends when the report is made. */
export function hours({ openedAt, closed, timeZone }: OperationRow, asOf: string): string {
  return `${time(openedAt, timeZone)} s.d. ${time(closed?.at ?? asOf, timeZone)} ${zoneLabel(timeZone)}`;
}

export type Reliance = { short: string; long: string; isDraft: boolean };

/** How far the report may be relied upon: said on every page. */
export function relianceOf(about: Pick<ReportInput, 'operation' | 'asOf' | 'supplement'>): Reliance {
  const { operation, asOf } = about;
  const { state, validated, returned, timeZone } = operation;
  const per = `Keadaan per ${moment(asOf, timeZone)}.`;
  if (state === 'validated' && validated !== null) {
    const supplement = supplementWords(about);
    const long = `Laporan telah divalidasi oleh ${validated.by} pada ${moment(validated.at, timeZone)}.`;
    return {
      isDraft: false,
      short: `Divalidasi ${dayOfMoment(validated.at, timeZone)}${supplement === null ? '' : `; angka ${supplement.short}`}`,
      long: [long, ...(supplement === null ? [] : [supplement.long]), per].join(' '),
    };
  }
  const why =
    state === 'open'
      ? 'Operasi belum ditutup dan laporan belum divalidasi.'
      : state === 'returned'
        ? `Laporan dikembalikan oleh ${returned?.by ?? 'Kasatpol PP'} untuk diperbaiki dan belum divalidasi.`
        : 'Laporan belum divalidasi.';
  return { isDraft: true, short: 'Belum divalidasi', long: `${why} ${per}` };
}

/** What the figures hold and the validation does not cover; null when it covers them all, or there is none. */
export function supplementWords({
  operation,
  supplement: { count, since },
}: Pick<ReportInput, 'operation' | 'supplement'>): { short: string; long: string } | null {
  if (operation.state !== 'validated' || count === 0) return null;
  const short = `termasuk ${number(count)} temuan susulan`;
  return {
    short,
    long:
      since === 'validation'
        ? `Angka dalam laporan ini ${short} yang diterima setelah validasi.`
        : `Angka dalam laporan ini ${short} yang diterima setelah operasi ditutup; yang diterima setelah validasi tidak tercakup olehnya.`,
  };
}

/** What is not at the server yet, said plainly; null at the office. */
export function unsentWords(unsent: number | null): string | null {
  if (unsent === null) return null;
  if (unsent === 0) return 'Semua catatan ponsel pembuat laporan sudah terkirim ke server.';
  return `${number(unsent)} catatan masih tersimpan di ponsel pembuat laporan dan belum terkirim ke server.`;
}

type ForTexts = { operation: OperationRow; counts: ReportInput['counts']; findings: number; asOf: string };

/** What the officer starts from in V and VII; he may write it anew. */
export function proposedTexts(about: ForTexts): ReportTexts {
  return { execution: executionOf(about), followUp: proposedFollowUp(about.findings) };
}

function executionOf({ operation, counts, findings, asOf }: ForTexts): string {
  const place = operation.facts === null ? '' : ` di ${operation.facts.place}`;
  const found =
    findings === 0
      ? 'Tidak ditemukan dugaan pelanggaran.'
      : `Dicatat ${number(findings)} temuan dugaan pelanggaran dan dilakukan tindakan di tempat.`;
  return (
    `Kegiatan dilaksanakan pada hari ${longDay(operation.openedOn)}, pukul ${hours(operation, asOf)}${place}. ` +
    `Petugas memeriksa ${number(counts.checked)} orang, ${number(counts.compliant)} di antaranya patuh. ${found} ` +
    'Kegiatan berjalan tertib dan lancar.'
  );
}

/** The number alone: people write 'SPT 094/…' and '094/…'. */
export function orderNumberOf({ id, facts }: OperationRow): string {
  return facts === null ? id : facts.orderNumber.replace(/^SPT[\s.:]+/i, '');
}

/** 'laporan-SPT-094-1203-2026-2026-11-20.pdf': by order number and date. */
export function fileName({ id, facts, openedOn }: OperationRow): string {
  const order = (facts?.orderNumber ?? id)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `laporan-${order === '' ? id : order}-${openedOn}.pdf`;
}

/** '09.47', on another day than the operation's with its date. */
export function timeOf(finding: FindingRow, operation: OperationRow): string {
  const clock = timeInZone(Date.parse(finding.at), operation.timeZone).replace(':', '.');
  return finding.on === operation.openedOn ? clock : `${formatFullDate(finding.on, 'id')} ${clock}`;
}
