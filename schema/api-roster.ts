/** Requests and answers of the roster: its versions, an import page by page, employees for its preview. */
import * as z from 'zod/mini';
import * as f from './fields.ts';
import { limits } from './limits.ts';
import type { RosterEmployee } from './roster.ts';
import { rosterEmployee } from './roster-employee.ts';

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
