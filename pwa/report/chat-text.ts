/**
 * The recap as a squad leader writes it to a group: official Indonesian, whatever language the screens are in. Names of
 * persons only when the officer has chosen so for this one message.
 */
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { type Line, notedTotal, recapOf } from './figures.ts';
import { actionOf, reasonOf, titleOf } from './finding-words.ts';
import type { ReportInput } from './input.ts';
import { hours, longDay, number, orderNumberOf, refusalWords, relianceOf, statusWords, time } from './words.ts';
import { zoneLabel } from '../ui/format.ts';

export type ChatInput = Pick<
  ReportInput,
  'operation' | 'team' | 'findings' | 'officeOf' | 'counts' | 'supplement' | 'asOf' | 'unsent'
>;

export function chatText(input: ChatInput, withNames: boolean): string {
  return [...heads(input), '', ...result(input), ...(withNames ? names(input) : []), '', ...ending(input)].join('\n');
}

function heads({ operation, team, asOf }: ChatInput): string[] {
  const { facts, openedOn } = operation;
  return [
    '*LAPORAN HASIL KEGIATAN*',
    `*${facts?.title ?? `Operasi ${spokenCodeOf(operation.id)}`}*`,
    '',
    'Izin melaporkan,',
    `Hari, tanggal: ${longDay(openedOn)}`,
    `Waktu: pukul ${hours(operation, asOf)}`,
    ...(facts === null ? [] : [`Tempat: ${facts.place}`, `Dasar: SPT Nomor ${orderNumberOf(operation)}`]),
    ...(facts === null ? [] : [`Personel: ${facts.squad}, ${number(Math.max(1, team.length))} orang`]),
  ];
}

function result({ findings, officeOf, counts }: ChatInput): string[] {
  const figures = recapOf(findings, officeOf);
  const checked = `Diperiksa ${number(counts.checked)} orang, patuh ${number(counts.compliant)} orang.`;
  if (figures.total === 0) return ['*Hasil*', checked, 'Nihil: tidak ada temuan dugaan pelanggaran.'];
  const statuses = figures.statuses.map(({ status, count }) => ({ code: status, label: statusWords[status], count }));
  const noted = notedTotal(figures);
  return [
    '*Hasil*',
    checked,
    `Temuan: ${number(figures.total)} dugaan pelanggaran.`,
    ...table('Dugaan pelanggaran', figures.violations),
    ...(noted > figures.total ? [`(seluruhnya tercatat ${number(noted)} dugaan)`] : []),
    ...table('Alasan', figures.reasons),
    ...table('Tindakan di tempat', figures.actions),
    ...table('Perangkat daerah/asal', figures.offices),
    ...table('Status', statuses),
    ...table('Penolakan', refusals(figures)),
  ];
}

function refusals(figures: { refusedIdentity: number; refusedSignature: number }): Line[] {
  return [
    { code: 'identity', label: refusalWords.identity, count: figures.refusedIdentity },
    { code: 'signature', label: refusalWords.signature, count: figures.refusedSignature },
  ].filter(({ count }) => count > 0);
}

function table(title: string, lines: readonly Line[]): string[] {
  return lines.length === 0
    ? []
    : ['', `${title}:`, ...lines.map(({ label, count }) => `- ${label}: ${number(count)}`)];
}

/** Never a number, never a description: what a group needs to know is who, from where, and what was done. */
function names({ findings, officeOf }: ChatInput): string[] {
  if (findings.length === 0) return [];
  return [
    '',
    'Terduga:',
    ...findings.map(
      (finding, at) =>
        // Of somebody unknown, and of an office itself, both are the same words.
        `${at + 1}. ${[...new Set([titleOf(finding), officeOf(finding).label])].join(', ')} (${reasonOf(finding)}; ${actionOf(finding)})`,
    ),
  ];
}

function ending(input: ChatInput): string[] {
  const { operation, findings, asOf, unsent } = input;
  const reliance = relianceOf(input);
  const zone = operation.timeZone;
  const per = `Per ${time(asOf, zone)} ${zoneLabel(zone)}. ${reliance.short}.`;
  const waits = unsent === null || unsent === 0 ? '' : ` ${number(unsent)} catatan belum terkirim ke server.`;
  return [
    ...(findings.length === 0 ? [] : ['Seluruhnya masih dugaan. Teguran di tempat bukan hukuman disiplin.']),
    `${per}${waits}`,
    'Demikian, dilaporkan.',
  ];
}
