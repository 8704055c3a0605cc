/** What mutations about a finding must look like (zod). Apart from the rules, so that a phone's first visit does not load it. */
import * as z from 'zod/mini';
import * as f from './fields.ts';
import { limits } from './limits.ts';
import { signatureForm } from './signature.ts';

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
/** As the roster has it: contract staff have a number of another kind or none, and are noted all the same. */
const rosterNumber = z.string().check(z.regex(/^[^\p{Cc}]{0,30}$/u));
const employmentStatus = z.enum(['PNS', 'CPNS', 'PPPK', 'NON-ASN']);

export const subject = z.discriminatedUnion('kind', [
  /** As the roster had the person that day. */
  z.strictObject({
    kind: z.literal('employee'),
    employeeId: f.employeeId,
    nip: rosterNumber,
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

const point = {
  lat: z.number().check(z.minimum(-90), z.maximum(90)),
  lon: z.number().check(z.minimum(-180), z.maximum(180)),
  accuracyM: z.number().check(z.minimum(0), z.maximum(100_000)),
  at: f.isoInstant,
};
export const place = z.strictObject({
  name: f.shortLine,
  /**
   * Declared by the phone, never proof: degrees (WGS 84), accuracy in metres, when the fix was taken. `before`: the fix
   * of this phone's finding before, so that a leap can be seen (since version 2).
   */
  fix: z.nullable(z.strictObject({ ...point, before: z.optional(z.strictObject(point)) })),
});

export const findingFacts = z.strictObject({
  /** The first is the main one: tables by violation count it. */
  violations: z.array(violation).check(z.minLength(1), z.maxLength(limits.violationsPerFindingMax)),
  reason: chosen,
  action: chosen,
  place,
  /** Surat tugas / izin / FWA, asked where being outside is the point. */
  letter: z.enum(['shown', 'none', 'unchecked', 'not-asked']),
  /** `unable`: cannot sign (an injured hand, cannot write), which is no refusal (since version 3). */
  refusal: z.enum(['none', 'identity', 'signature', 'unable']),
  witness: z.nullable(f.name),
  note: z.nullable(f.text),
});
export type FindingFacts = z.infer<typeof findingFacts>;

/** Drawn on the phone by whom the finding is about; erased with the body (since version 3). */
export const signature = z.string().check(z.maxLength(limits.signatureCharsMax), z.regex(signatureForm));

export const aboutFinding = { findingId: f.uuidV7, operationId: f.operationId, subject: f.subjectKey };
const seen = { version: f.version, settles: z.nullable(f.uuid), why: f.text };
const twins = z.array(f.uuidV7).check(z.maxLength(20));

export const findingBodies = {
  'finding.record': z.strictObject({
    operationId: f.operationId,
    subject,
    facts: findingFacts,
    photos: z.array(f.sha256Hex).check(z.maxLength(limits.photosPerFindingMax)),
    signature: z.exactOptional(signature),
  }),
  'finding.correct': z.strictObject({ ...aboutFinding, ...seen, facts: findingFacts, on: z.nullable(f.isoDay) }),
  /** `twins`: what was joined into it, so that the rule can make them count again. */
  'finding.withdraw': z.strictObject({ ...aboutFinding, ...seen, twins }),
  'finding.join': z.strictObject({ ...aboutFinding, ...seen, intoId: f.uuidV7, intoVersion: f.version }),
  'finding.split': z.strictObject({ ...aboutFinding, ...seen, intoId: f.uuidV7 }),
} as const;
