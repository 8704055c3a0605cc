/** Answers of the office routes, as zod (see answer-rows.ts for why), each bound to its type in schema/api.ts. */
import * as z from 'zod/mini';
import type * as api from '../schema/api.ts';
import { caseQueues } from '../schema/api.ts';
import * as f from '../schema/fields.ts';
import { limits } from '../schema/limits.ts';
import type { Report } from '../schema/report.ts';
import { dimensions, followUps, reportFilter } from '../schema/report.ts';
import * as rows from './answer-rows.ts';

const asOf = f.isoInstant;
const next = z.nullable(z.string());
const pageOf = <S extends z.ZodMiniType>(row: S) => z.array(row).check(z.maxLength(limits.pageRowsMax));
const amount = z.int().check(z.minimum(0));
const amounts = z.record(z.string(), amount);

export const caseListing: z.ZodMiniType<api.CaseListing> = z.strictObject({
  case: rows.caseRow,
  version: f.uuid,
  operationState: z.nullable(z.enum(['open', 'closed', 'validated', 'returned'])),
  twins: z.array(f.uuidV7),
  hasConflict: z.boolean(),
  photos: amount,
});

export const casesAnswer: z.ZodMiniType<api.CasesAnswer> = z.strictObject({
  asOf,
  on: f.isoDay,
  rows: pageOf(caseListing),
  next,
  counts: z.record(z.enum(caseQueues), amount),
});

export const historyEntry: z.ZodMiniType<api.HistoryEntry> = z.strictObject({
  seq: z.int(),
  id: f.uuid,
  kind: z.string(),
  at: f.isoInstant,
  receivedAt: f.isoInstant,
  accountId: z.nullable(f.uuid),
  by: z.nullable(z.string()),
  outcome: z.enum(['applied', 'conflict', 'rejected']),
  code: z.nullable(z.string()),
  body: z.nullable(z.record(z.string(), z.unknown())),
});
const history = z.array(historyEntry).check(z.maxLength(limits.historyMax));

const candidate: z.ZodMiniType<api.Candidate> = z.strictObject({
  accountId: f.uuid,
  name: z.string(),
  post: z.nullable(z.string()),
});

export const caseFile: z.ZodMiniType<api.CaseFile> = z.strictObject({
  asOf,
  on: f.isoDay,
  case: rows.caseRow,
  version: f.uuid,
  finding: rows.findingRow,
  findingVersion: f.uuid,
  operation: z.nullable(rows.operationRow),
  twins: pageOf(z.strictObject({ finding: rows.findingRow, version: f.uuid, case: z.nullable(rows.caseRow) })),
  others: z
    .array(
      z.strictObject({
        findingId: f.uuidV7,
        on: f.isoDay,
        place: z.string(),
        violation: z.string(),
        action: z.string(),
      }),
    )
    .check(z.maxLength(limits.offencesMax)),
  history,
  nik: z.nullable(z.string().check(z.regex(/^\d{16}$/))),
  superiors: pageOf(candidate),
  assignees: pageOf(candidate),
});

export const findingListing: z.ZodMiniType<api.FindingListing> = z.strictObject({
  finding: rows.findingRow,
  version: f.uuid,
  followUp: z.enum(followUps),
  seq: z.int(),
});

export const findingsAnswer: z.ZodMiniType<api.FindingsAnswer> = z.strictObject({
  asOf,
  rows: pageOf(findingListing),
  next,
});

export const report: z.ZodMiniType<Report> = z.strictObject({
  asOf,
  uptoSeq: amount,
  filter: reportFilter,
  tables: z.strictObject({ total: amount, by: z.record(z.enum(dimensions), amounts), noted: amounts }),
  offices: pageOf(
    z.strictObject({ unitId: z.nullable(z.string()), name: z.string(), count: amount, self: z.boolean() }),
  ),
  officesRest: amount,
  days: z.array(z.strictObject({ period: z.string(), count: amount })),
  checked: z.nullable(amount),
  supplement: z.nullable(z.strictObject({ validated: amount, later: amount })),
  openConflicts: amount,
  held: amount,
});

export const operationListing: z.ZodMiniType<api.OperationListing> = z.strictObject({
  operation: rows.operationRow,
  version: f.uuid,
  findings: amount,
  checked: z.nullable(amount),
  team: amount,
});

export const operationsAnswer: z.ZodMiniType<api.OperationsAnswer> = z.strictObject({
  asOf,
  rows: pageOf(operationListing),
  next,
  toValidate: amount,
});

export const operationFile: z.ZodMiniType<api.OperationFile> = z.strictObject({
  asOf,
  operation: rows.operationRow,
  version: f.uuid,
  members: pageOf(rows.memberRow),
  counts: pageOf(rows.countRow),
  unsentDevices: z.int(),
  report,
  history,
});

export const conflictsAnswer: z.ZodMiniType<api.ConflictsAnswer> = z.strictObject({
  asOf,
  rows: pageOf(
    z.strictObject({
      conflict: rows.conflictRow,
      version: f.uuid,
      mine: z.nullable(z.record(z.string(), z.unknown())),
      finding: z.nullable(z.strictObject({ finding: rows.findingRow, version: f.uuid })),
    }),
  ),
  next: z.nullable(f.uuidV7),
  total: amount,
});

export const heldAnswer: z.ZodMiniType<api.HeldAnswer> = z.strictObject({
  asOf,
  rows: pageOf(
    z.strictObject({ id: f.uuidV7, kind: z.string(), parent: z.string(), by: z.string(), receivedAt: f.isoInstant }),
  ),
  next: z.nullable(f.uuidV7),
  total: amount,
});
