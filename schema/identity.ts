/**
 * Numbers of persons: NIP (civil servants), NI PPPK (contract civil servants), NIK (citizens).
 *
 * None has a check digit, so every part is checked instead: a typing error rarely leaves all of them plausible.
 * NIP: birth YYYYMMDD, start YYYYMM, sex, serial. NI PPPK: birth, start year, code 21–29, sex, serial.
 */
import { isRealDay } from './day.ts';

// Apart, since a phone's first visit shows numbers and reads none.
export { formatNip, maskNik } from './number-shown.ts';

export const employmentStatuses = ['PNS', 'CPNS', 'PPPK', 'NON-ASN'] as const;
export type EmploymentStatus = (typeof employmentStatuses)[number];

export const nipFaults = [
  'scientific-notation',
  'not-18-digits',
  'birth-date',
  'birth-in-future',
  'kind-digits',
  'start-date',
  'age-at-start',
  'sex-digit',
  'serial-zero',
] as const;
export type NipFault = (typeof nipFaults)[number];

export type NipReading =
  | { ok: true; nip: string; kind: 'PNS' | 'PPPK'; birthOn: string; sex: 'male' | 'female' }
  | { ok: false; reason: NipFault };

/** What a spreadsheet makes of a long number: 1.98609E+17, with a comma on Indonesian settings. */
const scientific = /^[+-]?\d+(?:[.,]\d*)?[eE][+-]?\d+$/;
/** Years of life at the start of service; "about", since only years are compared. */
const startAge = { min: 16, max: 60 } as const;

/** The digits of a number as printed or pasted: without spaces, dots and the apostrophe that forces text. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/^['‘’`]/u, '')
    .replace(/[\s.]/gu, '');
}

/**
 * Reads an 18-digit number of a civil servant.
 * `todayOn` ('YYYY-MM-DD') refuses births and starts in the future; without it birth is judged against the start only.
 */
export function parseNip(text: string, todayOn?: string): NipReading {
  if (scientific.test(text.trim())) return { ok: false, reason: 'scientific-notation' };
  const nip = bare(text);
  if (!/^[0-9]{18}$/.test(nip)) return { ok: false, reason: 'not-18-digits' };
  const birth = { year: Number(nip.slice(0, 4)), month: Number(nip.slice(4, 6)), day: Number(nip.slice(6, 8)) };
  if (!isRealDay(birth.year, birth.month, birth.day)) return { ok: false, reason: 'birth-date' };
  const birthOn = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`;
  if (todayOn !== undefined && birthOn > todayOn) return { ok: false, reason: 'birth-in-future' };
  const kind = kindOf(nip);
  if (kind === null) return { ok: false, reason: 'kind-digits' };
  const startYear = Number(nip.slice(8, 12));
  if (todayOn !== undefined && startsTooLate(nip, kind, todayOn)) return { ok: false, reason: 'start-date' };
  const age = startYear - birth.year;
  if (age < startAge.min || age > startAge.max) return { ok: false, reason: 'age-at-start' };
  const sex = nip[14];
  if (sex !== '1' && sex !== '2') return { ok: false, reason: 'sex-digit' };
  // Also what is left of a NIP that passed through a 15-digit number: its last digits become zeros.
  if (nip.endsWith('000')) return { ok: false, reason: 'serial-zero' };
  return { ok: true, nip, kind, birthOn, sex: sex === '1' ? 'male' : 'female' };
}

/** Digits 13–14: a month for PNS, a code from 21 for PPPK. */
function kindOf(nip: string): 'PNS' | 'PPPK' | null {
  const digits = Number(nip.slice(12, 14));
  if (digits >= 1 && digits <= 12) return 'PNS';
  return digits >= 21 && digits <= 29 ? 'PPPK' : null;
}

/** Numbers are given out before the service starts, so a start within the next twelve months is believed. */
function startsTooLate(nip: string, kind: 'PNS' | 'PPPK', todayOn: string): boolean {
  const nextYear = String(Number(todayOn.slice(0, 4)) + 1);
  if (kind === 'PPPK') return nip.slice(8, 12) > nextYear;
  return nip.slice(8, 14) > nextYear + todayOn.slice(5, 7);
}

export type NikWarning = 'not-16-digits' | 'area' | 'birth-date' | 'serial-zero';

/**
 * Reads a citizen's number: area 6, birth DDMMYY (women DD+40), serial 4. Warns and never blocks: in the street a
 * number with an error is better than none. `ok` says that it has sixteen digits, so that it can be compared.
 */
export function parseNik(text: string): { ok: boolean; nik: string; warnings: NikWarning[] } {
  const nik = bare(text);
  if (!/^[0-9]{16}$/.test(nik)) return { ok: false, nik, warnings: ['not-16-digits'] };
  const warnings: NikWarning[] = [];
  if (Number(nik.slice(0, 2)) < 11 || nik.slice(2, 4) === '00' || nik.slice(4, 6) === '00') warnings.push('area');
  const dayDigits = Number(nik.slice(6, 8));
  const day = dayDigits > 40 ? dayDigits - 40 : dayDigits;
  const [month, year] = [Number(nik.slice(8, 10)), Number(nik.slice(10, 12))];
  // The century is not in the number: 29 February is right if it is right in either.
  if (!isRealDay(1900 + year, month, day) && !isRealDay(2000 + year, month, day)) warnings.push('birth-date');
  if (nik.endsWith('0000')) warnings.push('serial-zero');
  return { ok: true, nik, warnings };
}
