/**
 * A finding: what an officer saw and noted. A fact, never edited: corrected, withdrawn, joined and split by
 * later mutations, all kept. A noted finding is never refused for what it says; doubts become flags (DESIGN §5).
 * The finding's id is the id of the mutation that recorded it.
 */
import type { EmploymentStatus } from './identity.ts';
import { maskNik } from './number-shown.ts';
import type { Chosen, FindingFacts, Subject, Violation } from './finding-bodies.ts';
import type { FindingFlag } from './outcome.ts';

export type { Chosen, FindingFacts, Subject, Violation };

/** What a report groups people by. */
export type SubjectStatus = EmploymentStatus | 'ASN-LAIN' | 'WARGA' | 'TAK-DIKENAL' | 'KANTOR';

/** A subject as others may see it: of a NIK only its last four digits. */
export type ShownSubject = Subject;

export type FindingRow = {
  id: string;
  operationId: string;
  subject: ShownSubject;
  subjectKey: string;
  facts: FindingFacts;
  photos: string[];
  /** As `signature.ts` writes it; absent when nobody signed. Shown with the finding alone, never copied elsewhere. */
  signature?: string;
  authorId: string;
  authorName: string;
  deviceId: string;
  /** Instant, UTC. */
  at: string;
  /** Day in the operation's time zone; computed once. */
  on: string;
  unitId: string | null;
  /** The perangkat daerah above the unit; tallies are kept for both. */
  officeId: string | null;
  status: SubjectStatus;
  flags: FindingFlag[];
  state: 'noted' | 'withdrawn' | 'joined';
  withdrawn: { at: string; by: string; why: string } | null;
  joinedInto: string | null;
  twins: string[];
  /** Whether any figure counts it. */
  counts: boolean;
  corrections: number;
};

/** Names the subject for `encounter` and `standing`; who cannot be told apart from others is alone under his finding. */
export function subjectKeyOf(who: Subject, findingId: string): string {
  switch (who.kind) {
    case 'employee':
      return `employee:${who.employeeId}`;
    case 'unlisted':
      return who.nip === null ? `finding:${findingId}` : `nip:${who.nip}`;
    case 'office':
      return `unit:${who.unitId}`;
    case 'unidentified':
      return `finding:${findingId}`;
  }
}

/** Key of the row that tells who was met in an operation. */
export const encounterKey = (operationId: string, subjectKey: string): string => `${operationId}:${subjectKey}`;

export function employeeIdOf(subjectKey: string): number | null {
  return subjectKey.startsWith('employee:') ? Number(subjectKey.slice(9)) : null;
}

export function statusOf(who: Subject): SubjectStatus {
  switch (who.kind) {
    case 'employee':
      return who.status;
    case 'unlisted':
      return who.standing === 'asn' ? 'ASN-LAIN' : who.standing === 'contract' ? 'NON-ASN' : 'WARGA';
    case 'unidentified':
      return 'TAK-DIKENAL';
    case 'office':
      return 'KANTOR';
  }
}

/** An employee, another region's ASN and a contract worker get a case; citizens, unknown persons and offices do not. */
export function hasCase(who: Subject): boolean {
  return who.kind === 'employee' || (who.kind === 'unlisted' && who.standing !== 'citizen');
}

export function nameOf(who: Subject): string {
  switch (who.kind) {
    case 'employee':
    case 'unlisted':
      return who.name;
    case 'unidentified':
      return who.description;
    case 'office':
      return who.unitName;
  }
}

export function shownSubject(who: Subject): ShownSubject {
  return who.kind === 'unlisted' && who.nik !== null ? { ...who, nik: maskNik(who.nik) } : who;
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What people say aloud: six signs of Crockford's base 32 from the id's random end, 'K7F-4Q2'. Not unique, a handle. */
export function findingCode(id: string): string {
  let rest = Number.parseInt(id.slice(-8), 16) % 2 ** 30;
  let code = '';
  for (let n = 0; n < 6; n += 1) {
    code = (signs[rest % 32] ?? '') + code;
    rest = Math.floor(rest / 32);
  }
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}

/** Which of the chosen entries must be said in words and are not. */
export function missingText(facts: FindingFacts): 'violation' | 'reason' | null {
  if (facts.violations.some((one) => one.code === 'LAIN-01' && one.text === null)) return 'violation';
  if (facts.reason.code === 'LAIN' && facts.reason.text === null) return 'reason';
  return null;
}
