/**
 * A finding: what an officer saw and noted. A fact, never edited: corrected, withdrawn, joined and split by
 * later mutations, all kept. A noted finding is never refused for what it says; doubts become flags (DESIGN §5).
 * The finding's id is the id of the mutation that recorded it.
 */
import * as z from 'zod/mini';
import type { EmploymentStatus } from './identity.ts';
import { maskNik } from './identity.ts';
import * as f from './fields.ts';
import { limits } from './limits.ts';
import type { FindingFlag } from './outcome.ts';

/** A catalogue entry as it read when it was chosen; `text` says what "lainnya" means here. */
const chosen = z.strictObject({
  code: f.code,
  revision: z.int().check(z.minimum(1)),
  label: f.shortLine,
  text: z.nullable(f.text),
});
const violation = z.strictObject({
  code: f.code,
  revision: z.int().check(z.minimum(1)),
  label: f.shortLine,
  basis: z.nullable(f.shortLine),
  text: z.nullable(f.text),
});
export type Violation = z.infer<typeof violation>;
export type Chosen = z.infer<typeof chosen>;

const nip = z.string().check(z.regex(/^\d{18}$/));
const nik = z.string().check(z.regex(/^\d{16}$/));
const employmentStatus = z.enum(['PNS', 'CPNS', 'PPPK', 'NON-ASN']);

export const subject = z.discriminatedUnion('kind', [
  /** As the roster had the person that day. */
  z.strictObject({
    kind: z.literal('employee'),
    employeeId: f.employeeId,
    nip,
    name: f.name,
    unitId: f.unitId,
    unitName: f.shortLine,
    post: z.nullable(f.shortLine),
    status: employmentStatus,
    rosterVersion: z.int().check(z.minimum(0)),
  }),
  /** Not in the roster: another region's civil servant, contract staff, a citizen. */
  z.strictObject({
    kind: z.literal('unlisted'),
    name: f.name,
    office: z.nullable(f.shortLine),
    standing: z.enum(['asn', 'contract', 'citizen']),
    nip: z.nullable(nip),
    nik: z.nullable(nik),
  }),
  /** Refused to be recorded: only what could be seen. */
  z.strictObject({ kind: z.literal('unidentified'), description: f.text }),
  z.strictObject({ kind: z.literal('office'), unitId: f.unitId, unitName: f.shortLine }),
]);
export type Subject = z.infer<typeof subject>;

export const place = z.strictObject({
  name: f.shortLine,
  /** Declared by the phone, never proof: degrees (WGS 84), accuracy in metres, when the fix was taken. */
  fix: z.nullable(
    z.strictObject({
      lat: z.number().check(z.minimum(-90), z.maximum(90)),
      lon: z.number().check(z.minimum(-180), z.maximum(180)),
      accuracyM: z.number().check(z.minimum(0), z.maximum(100_000)),
      at: f.isoInstant,
    }),
  ),
});

export const findingFacts = z.strictObject({
  /** The first is the main one: tables by violation count it. */
  violations: z.array(violation).check(z.minLength(1), z.maxLength(limits.violationsPerFindingMax)),
  reason: chosen,
  action: chosen,
  place,
  /** Surat tugas / izin / FWA, asked where being outside is the point. */
  letter: z.enum(['shown', 'none', 'unchecked', 'not-asked']),
  refusal: z.enum(['none', 'identity', 'signature']),
  witness: z.nullable(f.name),
  note: z.nullable(f.text),
});
export type FindingFacts = z.infer<typeof findingFacts>;

export const aboutFinding = { findingId: f.uuidV7, operationId: f.operationId, subject: f.subjectKey };
const seen = { version: f.version, settles: z.nullable(f.uuid), why: f.text };
const twins = z.array(f.uuidV7).check(z.maxLength(20));

export const findingBodies = {
  'finding.record': z.strictObject({
    operationId: f.operationId,
    subject,
    facts: findingFacts,
    photos: z.array(f.sha256Hex).check(z.maxLength(limits.photosPerFindingMax)),
  }),
  'finding.correct': z.strictObject({ ...aboutFinding, ...seen, facts: findingFacts, on: z.nullable(f.isoDay) }),
  /** `twins`: what was joined into it, so that the rule can make them count again. */
  'finding.withdraw': z.strictObject({ ...aboutFinding, ...seen, twins }),
  'finding.join': z.strictObject({ ...aboutFinding, ...seen, intoId: f.uuidV7, intoVersion: f.version }),
  'finding.split': z.strictObject({ ...aboutFinding, ...seen, intoId: f.uuidV7 }),
} as const;

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
