/**
 * Requests and answers of every route but the sync wire (`sync.ts`). The server validates requests with these,
 * /api/openapi.json is generated from them, and the screens take their types from them.
 */
import * as z from 'zod/mini';
import type { CaseRow } from './case.ts';
import { caseStates } from './case.ts';
import type { DeviceAlarm } from './device.ts';
import * as f from './fields.ts';
import type { FindingRow } from './finding.ts';
import { limits } from './limits.ts';
import type { CountRow, MemberRow, OperationRow } from './operation.ts';
import { roles } from './outcome.ts';
import type { Report } from './report.ts';
import { noUnit, reportFilter } from './report.ts';
import type { ConflictRow } from './rows.ts';
import type { RosterEmployee } from './roster.ts';
import { rosterEmployee } from './roster-employee.ts';

const secretHex = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const username = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/));

/** What the browser made of a password: PBKDF2-SHA-256 over the account's salt (32 hex), 256 bits as hex. */
const stretched = {
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  rounds: z.int().check(z.minimum(600_000), z.maximum(2_000_000)),
  proof: secretHex,
};

export const health = z.strictObject({
  ok: z.literal(true),
  serverEpoch: z.string(),
  government: z.nullable(z.string()),
  setupNeeded: z.boolean(),
});

/** The first admin, by the one-time link. */
export const setupRequest = z.strictObject({
  token: z.string().check(z.minLength(16), z.maxLength(200)),
  username,
  name: f.name,
  ...stretched,
});

export const saltRequest = z.strictObject({ username: z.string().check(z.minLength(1), z.maxLength(60)) });
export const saltAnswer = z.object({ salt: z.string(), rounds: z.int() });
export const signInRequest = z.strictObject({
  username: z.string().check(z.minLength(1), z.maxLength(60)),
  proof: secretHex,
  device: z.strictObject({ id: f.uuid, name: f.name }),
});
export const passwordRequest = z.strictObject({ oldProof: secretHex, ...stretched });

/**
 * What the server has of a photo. `held`: the bytes of exactly this hash are stored, and only then may a phone let go
 * of its copy. `received`: bytes of it that are here, from the first on.
 */
export const photoAnswer = z.strictObject({
  sha256: f.sha256Hex,
  held: z.boolean(),
  received: z.int().check(z.minimum(0)),
  serverTime: f.isoInstant,
});
export type PhotoAnswer = z.infer<typeof photoAnswer>;
/** Where the part begins, and how long the whole photo is. */
export const photoPartQuery = z.strictObject({
  from: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(limits.photoBytesMax)),
  size: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.photoBytesMax)),
});
export const photoQuery = z.strictObject({ finding: f.uuidV7 });
/** Which of a finding's photos the server holds; the others are still on the phone that took them. */
export const photosAnswer = z.strictObject({
  finding: f.uuidV7,
  held: z.array(f.sha256Hex).check(z.maxLength(limits.photosPerFindingMax)),
});
export type PhotosAnswer = z.infer<typeof photosAnswer>;

const page = {
  after: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.pageRowsMax))),
};

export const pageQuery = z.strictObject(page);

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

export type ConflictListing = {
  conflict: ConflictRow;
  version: string;
  /** What the mutation in conflict said. Null where erased, or where the thing is not the reader's to see. */
  mine: Record<string, unknown> | null;
  /** The finding as it stands, when the conflict is about one that the reader sees. */
  finding: { finding: FindingRow; version: string } | null;
};
export type ConflictsAnswer = { asOf: string; rows: ConflictListing[]; total: number };
export type HeldAnswer = {
  asOf: string;
  rows: { id: string; kind: string; parent: string; by: string; receivedAt: string }[];
  total: number;
};

/** What the list was narrowed by, as it goes into the log: a few short words. */
const exportFilter = z
  .record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(limits.nameMax)))
  .check(z.refine((filter) => Object.keys(filter).length <= 20));
/** An export is made in the browser from pages; this leaves its line in the log first. */
export const exportRequest = z.strictObject({
  what: z.enum(['findings', 'cases', 'case']),
  filter: exportFilter,
  rows: z.int().check(z.minimum(0)),
});

export const accountRequest = z.strictObject({
  username,
  name: f.name,
  role: z.enum(roles),
  unitId: z.nullable(f.unitId),
  post: z.nullable(f.shortLine),
  ...stretched,
});
export const accountChange = z.strictObject({
  name: z.optional(f.name),
  role: z.optional(z.enum(roles)),
  unitId: z.optional(z.nullable(f.unitId)),
  post: z.optional(z.nullable(f.shortLine)),
  active: z.optional(z.boolean()),
});
export const resetRequest = z.strictObject(stretched);
export type AccountListing = {
  id: string;
  username: string;
  name: string;
  role: (typeof roles)[number];
  unitId: string | null;
  post: string | null;
  active: boolean;
  devices: number;
  lastSeenAt: string | null;
};
export type AccountsAnswer = { rows: AccountListing[]; next: string | null };
/** `alarm`: only those that the admin should look after. */
export const devicesQuery = z.strictObject({
  accountId: z.optional(f.uuid),
  alarm: z.optional(z.literal('any')),
  ...page,
});
export type DeviceListing = {
  id: string;
  accountId: string;
  accountName: string;
  name: string;
  enrolledAt: string;
  revokedAt: string | null;
  lastSeenAt: string | null;
  /** What follows is as the device last said; null: it never did. */
  unsent: number | null;
  oldestUnsentAt: string | null;
  photosWaiting: number | null;
  persisted: boolean | null;
  freeBytes: number | null;
  appVersion: string | null;
  /** By the server's clock, when it answered. */
  alarm: DeviceAlarm | null;
  /** Its store was lost and nobody has dealt with it yet. */
  loss: DeviceLoss | null;
};
/** `reported`: unsent as the device itself had last said; `known`: what was known of it when the loss was seen. */
export type DeviceLoss = {
  alarmId: number;
  at: string;
  reported: number | null;
  known: number | null;
  oldestUnsentAt: string | null;
  lastSeenAt: string | null;
};
/** What was done about an alarm: it stays in the log. */
export const alarmClosing = z.strictObject({ note: f.text });

export type DevicesAnswer = { rows: DeviceListing[]; next: string | null };

export type RosterVersion = {
  version: number;
  state: 'staging' | 'current' | 'past' | 'dropped';
  createdAt: string;
  appliedAt: string | null;
  source: string;
  size: number;
  hash: string | null;
  summary: RosterSummary;
};
export const rosterSummary = z.strictObject({
  fresh: z.int(),
  changed: z.int(),
  gone: z.int(),
  unchanged: z.int(),
  refused: z.int(),
});
export type RosterSummary = z.infer<typeof rosterSummary>;
/** `base`: the version that the differences were computed against (0: none); another one meanwhile is `moved`. */
export const rosterStart = z.strictObject({
  source: f.shortLine,
  base: z.int().check(z.minimum(0)),
  summary: rosterSummary,
});
export type RosterStarted = { version: number };
export const rosterChanges = z.strictObject({
  changes: z.array(rosterEmployee).check(z.minLength(1), z.maxLength(limits.rosterPageMax)),
});
export const rosterApply = z.strictObject({
  size: z.int().check(z.minimum(0), z.maximum(limits.rosterRowsMax)),
  hash: f.sha256Hex,
});
/** Pages of employees go by id; they are larger than office lists, since a browser reads the whole roster for a preview. */
export const employeesQuery = z.strictObject({
  after: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.rosterPageMax))),
});
export type RosterAnswer = { rows: RosterVersion[]; next: string | null };
/** `version`: the roster that is current, 0 when none. Pages of one reading must all name the same. */
export type EmployeesAnswer = { version: number; rows: RosterEmployee[]; next: number | null };
/** What each employee was before this version; null: he came with it. */
export type UndoAnswer = {
  version: number;
  rows: { employeeId: number; before: RosterEmployee | null }[];
  next: number | null;
};
