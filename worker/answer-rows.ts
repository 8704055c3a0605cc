/**
 * The rows that office answers are made of, as zod: /api/openapi.json is generated from them, and a test parses
 * every answer with them, so an answer that grows a field nobody named is found. `schema` holds the types; each
 * shape here is bound to its type. Only the server and tests import this.
 */
import * as z from 'zod/mini';
import { caseOutcomes, caseStates } from '../schema/case.ts';
import type { CasePerson, CaseRow } from '../schema/case.ts';
import * as f from '../schema/fields.ts';
import type { FindingRow, ShownSubject } from '../schema/finding.ts';
import { findingFacts, signature, subject } from '../schema/finding-bodies.ts';
import { limits } from '../schema/limits.ts';
import type { CountRow, MemberRow, OperationRow } from '../schema/operation.ts';
import { operationFacts } from '../schema/operation-bodies.ts';
import { subjectStatuses } from '../schema/report.ts';
import type { ConflictRow } from '../schema/rows.ts';

const flags = [
  'late',
  'timeUncertain',
  'retiredEntry',
  'notInRoster',
  'notOnTeam',
  'roleEnded',
  'afterRevocation',
  'possibleDuplicate',
  'impossibleSpeed',
] as const;

const [employee, unlisted, unidentified, office] = subject.def.options;
/** Of a NIK only its last four digits are shown. */
const maskedNik = z.nullable(z.string().check(z.regex(/^•{12}\d{4}$/)));
export const shownSubject: z.ZodMiniType<ShownSubject> = z.discriminatedUnion('kind', [
  employee,
  z.strictObject({ ...unlisted.shape, nik: maskedNik }),
  unidentified,
  office,
]);

const officeOfRow = { unitId: z.nullable(z.string()), officeId: z.nullable(z.string()) };
const happened = { at: f.isoInstant, on: f.isoDay };
const deed = { at: f.isoInstant, by: z.string() };

export const findingRow: z.ZodMiniType<FindingRow> = z.strictObject({
  id: f.uuidV7,
  operationId: f.operationId,
  subject: shownSubject,
  subjectKey: f.subjectKey,
  facts: findingFacts,
  photos: z.array(f.sha256Hex).check(z.maxLength(limits.photosPerFindingMax)),
  signature: z.exactOptional(signature),
  authorId: f.uuid,
  authorName: z.string(),
  deviceId: f.uuid,
  ...happened,
  ...officeOfRow,
  status: z.enum(subjectStatuses),
  flags: z.array(z.enum(flags)),
  state: z.enum(['noted', 'withdrawn', 'joined']),
  withdrawn: z.nullable(z.strictObject({ ...deed, why: z.string() })),
  joinedInto: z.nullable(f.uuidV7),
  twins: z.array(f.uuidV7),
  counts: z.boolean(),
  corrections: z.int(),
});

const casePerson: z.ZodMiniType<CasePerson> = z.strictObject({
  accountId: z.nullable(f.uuid),
  name: z.string(),
  post: z.nullable(z.string()),
});

export const caseRow: z.ZodMiniType<CaseRow> = z.strictObject({
  id: f.uuidV7,
  operationId: f.operationId,
  subject: shownSubject,
  subjectKey: f.subjectKey,
  facts: findingFacts,
  authorName: z.string(),
  ...happened,
  ...officeOfRow,
  status: z.enum(subjectStatuses),
  state: z.enum(caseStates),
  outcome: z.nullable(z.enum(caseOutcomes)),
  before: z.nullable(z.enum(caseStates)),
  flags: z.array(z.enum(['findingWithdrawn', 'keptWithdrawn'])),
  dueOn: z.nullable(f.isoDay),
  forwarded: z.nullable(z.strictObject({ ...deed, to: casePerson })),
  read: z.nullable(z.strictObject({ ...deed, on: f.isoDay, how: z.nullable(z.string()) })),
  guidance: z.nullable(
    z.strictObject({
      ...deed,
      code: f.code,
      label: z.string(),
      assignee: casePerson,
      dueOn: f.isoDay,
      note: z.nullable(z.string()),
    }),
  ),
  result: z.nullable(z.strictObject({ ...deed, on: f.isoDay, text: z.string() })),
  closed: z.nullable(z.strictObject({ ...deed, why: z.string(), agency: z.exactOptional(z.nullable(z.string())) })),
  assigneeId: z.nullable(f.uuid),
});

export const operationRow: z.ZodMiniType<OperationRow> = z.strictObject({
  id: f.operationId,
  facts: z.nullable(operationFacts),
  timeZone: f.timeZone,
  openedOn: f.isoDay,
  openedAt: f.isoInstant,
  leaderId: z.nullable(f.uuid),
  leaderName: z.nullable(z.string()),
  provisional: z.boolean(),
  differs: z.nullable(operationFacts),
  state: z.enum(['open', 'closed', 'validated', 'returned']),
  closed: z.nullable(z.strictObject(deed)),
  validated: z.nullable(z.strictObject({ ...deed, uptoSeq: z.int(), note: z.nullable(z.string()) })),
  returned: z.nullable(z.strictObject({ ...deed, why: z.string() })),
});

export const memberRow: z.ZodMiniType<MemberRow> = z.strictObject({
  operationId: f.operationId,
  accountId: f.uuid,
  name: z.string(),
  openedOn: f.isoDay,
  since: z.optional(f.isoInstant),
});

export const countRow: z.ZodMiniType<CountRow> = z.strictObject({
  operationId: f.operationId,
  deviceId: f.uuid,
  accountId: f.uuid,
  deviceSeq: z.int(),
  compliant: z.int(),
});

export const conflictRow: z.ZodMiniType<ConflictRow> = z.strictObject({
  mutationId: f.uuidV7,
  kind: z.string(),
  thing: z.string(),
  unitId: z.exactOptional(z.nullable(z.string())),
  accountId: f.uuid,
  accountName: z.string(),
  code: z.string(),
  openedAt: f.isoInstant,
  state: z.enum(['open', 'mine', 'theirs', 'referred']),
  why: z.nullable(z.string()),
  settledBy: z.nullable(z.string()),
});
