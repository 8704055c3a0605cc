/** What officers note, in their words: operations, people, findings. Nothing here is sent or stored. */
import { zones } from '../../schema/calendar.ts';
import type { Subject } from '../../schema/finding.ts';
import { subjectKeyOf } from '../../schema/finding.ts';
import type { Body, Mutation } from '../../schema/mutation.ts';
import { operationIdOf } from '../../schema/operation.ts';

export const officeCount = 30;
export const officeId = (n: number): string => `opd-${n % officeCount}`;

/** The day it is in Jakarta, some days from now. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + zones['Asia/Jakarta'].offsetHours * 3_600_000 + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

export type Operation = Body<'operation.open'>;

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let operations = 0;

/** An operation that opened today (or on `openedOn`), each with a join code of its own. */
export function anOperation(some: Partial<Operation['facts']> & { openedOn?: string; code?: string } = {}): Operation {
  const { openedOn = dayFromNow(0), code = nextCode(), ...facts } = some;
  return {
    operationId: operationIdOf(openedOn, code),
    openedOn,
    team: [],
    facts: {
      title: 'Razia masker kompleks pemkab',
      orderNumber: '800/123/SPT/2026',
      legalBasis: 'Perbup Contoh 12/2026',
      legalBasisVersion: null,
      place: 'Kompleks Setda',
      squad: 'Regu 1',
      timeZone: 'Asia/Jakarta',
      ...facts,
    },
  };
}

function nextCode(): string {
  operations += 1;
  return Array.from({ length: 8 }, (_, place) => signs[Math.floor(operations / 32 ** (7 - place)) % 32] ?? '0').join(
    '',
  );
}

/** Employee n, of office n mod 30. */
export function anEmployee(n: number, some: Partial<Extract<Subject, { kind: 'employee' }>> = {}): Subject {
  const unitId = officeId(n);
  return {
    kind: 'employee',
    employeeId: n + 1,
    nip: `1986092620150510${String(n % 100).padStart(2, '0')}`,
    name: `Pegawai ${n}`,
    unitId,
    unitName: `Dinas ${unitId}`,
    post: 'Pelaksana',
    status: 'PNS',
    rosterVersion: 1,
    ...some,
  };
}

export type FindingWords = {
  who?: Subject;
  violations?: readonly string[];
  reason?: string;
  action?: string;
  place?: string;
  /** Hashes of its photos. */
  photos?: readonly string[];
};

/** A finding as an officer notes it; the operation is named when it is recorded. Defaults: no mask, forgotten. */
export function aFinding(words: FindingWords = {}): Omit<Body<'finding.record'>, 'operationId'> {
  const { who = anEmployee(0), violations = ['PROKES-01'], reason = 'LUPA', action = 'TEGURAN-TEMPAT' } = words;
  return {
    subject: who,
    facts: {
      violations: violations.map((code) => ({ code, revision: 1, label: code, basis: null, text: null })),
      reason: { code: reason, revision: 1, label: reason, text: null },
      action: { code: action, revision: 1, label: action, text: null },
      place: { name: words.place ?? 'Pintu timur', fix: null },
      letter: 'not-asked',
      refusal: 'none',
      witness: null,
      note: null,
    },
    photos: [...(words.photos ?? [])],
  };
}

/** The hints that later mutations about a finding carry. */
export function aboutFinding(m: Mutation<'finding.record'>): {
  findingId: string;
  operationId: string;
  subject: string;
} {
  return { findingId: m.id, operationId: m.body.operationId, subject: subjectKeyOf(m.body.subject, m.id) };
}

/** The same for the case that was born with it. */
export function aboutCase(m: Mutation<'finding.record'>): { caseId: string; operationId: string; subject: string } {
  const { findingId, ...about } = aboutFinding(m);
  return { caseId: findingId, ...about };
}
