/** One finding as the report's list has it: everything that it holds, of a NIK its last four digits. */
import { findingCode, type FindingRow, nameOf } from '../../schema/finding.ts';
import { formatNip, maskNik } from '../../schema/number-shown.ts';
import { letterWords, refusalWords, statusWords } from './words.ts';

type Chosen = { label: string; text: string | null };
const said = ({ label, text }: Chosen): string => (text === null ? label : `${label}: ${text}`);

/** Somebody without a name is never called by his description. */
export function titleOf({ subject }: FindingRow): string {
  return subject.kind === 'unidentified' ? 'Tidak diketahui identitasnya' : nameOf(subject);
}

/** In its groups, which no line's end parts. */
const nipOf = (nip: string): string => formatNip(nip).replaceAll(' ', '\u00A0');

export function identityOf({ subject, status }: FindingRow): string {
  switch (subject.kind) {
    case 'employee': {
      const { nip } = subject;
      return [
        nip === '' ? '' : `${nip.length === 18 ? 'NIP' : 'No.'} ${nipOf(nip)}`,
        statusWords[status],
        subject.post ?? '',
      ]
        .filter((part) => part !== '')
        .join('\n');
    }
    case 'unlisted':
      return [
        subject.nip === null ? '' : `NIP ${nipOf(subject.nip)}`,
        subject.nik === null ? '' : `NIK ${maskNik(subject.nik)}`,
        statusWords[status],
      ]
        .filter((part) => part !== '')
        .join('\n');
    case 'unidentified':
      return `Ciri: ${subject.description}`;
    case 'office':
      return statusWords[status];
  }
}

export function unitOf({ subject }: FindingRow): string {
  switch (subject.kind) {
    case 'employee':
    case 'office':
      return subject.unitName;
    case 'unlisted':
      return subject.office ?? '';
    case 'unidentified':
      return '';
  }
}

/** All that were noted, the main one first. */
export function violationsOf({ facts }: FindingRow): string {
  const all = facts.violations.map((one) => (one.basis === null ? said(one) : `${said(one)} (${one.basis})`));
  return all.length === 1 ? (all[0] ?? '') : all.map((one, at) => `${at + 1}) ${one}`).join('\n');
}

export const reasonOf = ({ facts }: FindingRow): string => said(facts.reason);
export const actionOf = ({ facts }: FindingRow): string => said(facts.action);

const flagWords: Partial<Record<FindingRow['flags'][number], string>> = {
  // Of when it was noted the flag says nothing: a phone without a signal sends what it noted in time.
  late: 'Temuan susulan: diterima setelah operasi ditutup',
  timeUncertain: 'Jam ponsel tidak pasti; dihitung pada hari operasi',
  notInRoster: 'Tidak ada di daftar pegawai',
  possibleDuplicate: 'Mungkin ganda, belum diperiksa',
};

/** Place, letter, refusal, that he signed (the signature itself stays with the finding), witness, note and doubts. */
export function remarksOf({ facts, flags, signature }: FindingRow): string {
  return [
    facts.place.name,
    letterWords[facts.letter],
    refusalWords[facts.refusal],
    signature === undefined ? '' : 'Bertanda tangan di aplikasi',
    facts.witness === null ? '' : `Saksi: ${facts.witness}`,
    facts.note ?? '',
    ...flags.map((flag) => flagWords[flag] ?? ''),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

export const codeOf = ({ id }: FindingRow): string => findingCode(id);
