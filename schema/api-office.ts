/** Requests and answers of what office screens read: cases, findings, operations, conflicts, what is held, exports. */
import * as z from 'zod/mini';
import { page } from './api-page.ts';
import type { CaseRow } from './case.ts';
import { caseStates } from './case.ts';
import * as f from './fields.ts';
import type { FindingRow } from './finding.ts';
import { limits } from './limits.ts';
import type { CountRow, MemberRow, OperationRow } from './operation.ts';
import type { Report } from './report.ts';
import { noUnit, reportFilter } from './report.ts';
import type { ConflictRow } from './rows.ts';

export const caseQueues = [...caseStates, 'open', 'overdue'] as const;
export const casesQuery = z.strictObject({
  queue: z.optional(z.enum(caseQueues)),
  unitId: z.optional(z.union([f.unitId, z.literal(noUnit)])),
  violation: z.optional(f.code),
  /** Part of a name, digits of a NIP, or a finding code. */
  search: z.optional(z.string().check(z.maxLength(60))),
  ...page,
});
export type CaseListing = {
  case: CaseRow;
  version: string;
  operationState: OperationRow['state'] | null;
  /** Ids of the other findings on this person in this operation; withdrawn and joined ones are not among them. */
  twins: string[];
  hasConflict: boolean;
  /** Photos that the finding names, held or still to come. */
  photos: number;
};
export type CasesAnswer = {
  asOf: string;
  on: string;
  rows: CaseListing[];
  next: string | null;
  counts: Record<(typeof caseQueues)[number], number>;
};

/** One line of a thing's history, from the log: who, what, when. */
export type HistoryEntry = {
  seq: number;
  id: string;
  kind: string;
  at: string;
  receivedAt: string;
  accountId: string | null;
  by: string | null;
  outcome: 'applied' | 'conflict' | 'rejected';
  code: string | null;
  /** Null where erased or not the reader's to see. */
  body: Record<string, unknown> | null;
};
export type Candidate = { accountId: string; name: string; post: string | null };
export type CaseFile = {
  asOf: string;
  on: string;
  case: CaseRow;
  version: string;
  finding: FindingRow;
  findingVersion: string;
  operation: OperationRow | null;
  /** The other findings on this person in this operation, with their versions. */
  twins: { finding: FindingRow; version: string; case: CaseRow | null }[];
  /** Earlier and later findings on the same employee, newest first, at most ten. */
  others: { findingId: string; on: string; place: string; violation: string; action: string }[];
  history: HistoryEntry[];
  /** Whole NIK, only for personnel. */
  nik: string | null;
  /** Heads above the person's unit, nearest first. */
  superiors: Candidate[];
  /** Others who may carry out guidance. */
  assignees: Candidate[];
};

export const findingsQuery = z.extend(reportFilter, {
  ...page,
  /** Figures without a dimension of their own. */
  noted: z.optional(f.code),
  /** For one operation: only what came after its validation, or only what was there. */
  supplement: z.optional(z.enum(['validated', 'later'])),
});
export type FindingListing = { finding: FindingRow; version: string; followUp: string; seq: number };
export type FindingsAnswer = { asOf: string; rows: FindingListing[]; next: string | null };

export const operationsQuery = z.strictObject({
  state: z.optional(z.enum(['open', 'closed', 'validated', 'returned'])),
  ...page,
});
export type OperationListing = {
  operation: OperationRow;
  version: string;
  findings: number;
  checked: number | null;
  team: number;
};
export type OperationsAnswer = { asOf: string; rows: OperationListing[]; next: string | null; toValidate: number };
export type OperationFile = {
  asOf: string;
  operation: OperationRow;
  version: string;
  members: MemberRow[];
  counts: CountRow[];
  /** Devices of the team that hold unsent work, as they last said: more may come. */
  unsentDevices: number;
  report: Report;
  history: HistoryEntry[];
};

/** Lists of what waits for somebody: pages of `limits.pageRowsMax` in order of the mutations' ids. */
export const pendingQuery = z.strictObject({ after: z.optional(f.uuidV7) });
export type ConflictListing = {
  conflict: ConflictRow;
  version: string;
  /** What the mutation in conflict said. Null where erased, or where the thing is not the reader's to see. */
  mine: Record<string, unknown> | null;
  /** The finding as it stands, when the conflict is about one that the reader sees. */
  finding: { finding: FindingRow; version: string } | null;
};
export type ConflictsAnswer = { asOf: string; rows: ConflictListing[]; next: string | null; total: number };
export type HeldAnswer = {
  asOf: string;
  rows: { id: string; kind: string; parent: string; by: string; receivedAt: string }[];
  next: string | null;
  total: number;
};

/** What the list was narrowed by, as it goes into the log: a few short words. */
const exportFilter = z
  .record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(limits.nameMax)))
  .check(z.refine((filter) => Object.keys(filter).length <= 20));
/** An export is made in the browser from pages; this leaves its line in the log first. */
export const exportRequest = z.strictObject({
  what: z.enum(['findings', 'cases', 'case', 'conflicts', 'held']),
  filter: exportFilter,
  rows: z.int().check(z.minimum(0)),
});
