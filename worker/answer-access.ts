/** Answers of the doors for accounts, devices and the roster, as zod (see answer-rows.ts for why). */
import * as z from 'zod/mini';
import type * as api from '../schema/api.ts';
import { rosterSummary } from '../schema/api.ts';
import { deviceAlarms } from '../schema/device.ts';
import * as f from '../schema/fields.ts';
import { limits } from '../schema/limits.ts';
import { roles } from '../schema/outcome.ts';
import { rosterEmployee } from '../schema/roster-employee.ts';

const next = z.nullable(z.string());
const pageOf = <S extends z.ZodMiniType>(row: S) => z.array(row).check(z.maxLength(limits.pageRowsMax));
const rosterPageOf = <S extends z.ZodMiniType>(row: S) => z.array(row).check(z.maxLength(limits.rosterPageMax));
const nextEmployee = z.nullable(z.int());

export const created = z.strictObject({ id: f.uuid });

const accountListing: z.ZodMiniType<api.AccountListing> = z.strictObject({
  id: f.uuid,
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  unitId: z.nullable(z.string()),
  post: z.nullable(z.string()),
  active: z.boolean(),
  devices: z.int(),
  lastSeenAt: z.nullable(f.isoInstant),
});
export const accountsAnswer: z.ZodMiniType<api.AccountsAnswer> = z.strictObject({ rows: pageOf(accountListing), next });

const deviceListing: z.ZodMiniType<api.DeviceListing> = z.strictObject({
  id: f.uuid,
  accountId: f.uuid,
  accountName: z.string(),
  name: z.string(),
  enrolledAt: f.isoInstant,
  revokedAt: z.nullable(f.isoInstant),
  lastSeenAt: z.nullable(f.isoInstant),
  unsent: z.nullable(z.int()),
  oldestUnsentAt: z.nullable(f.isoInstant),
  photosWaiting: z.nullable(z.int()),
  persisted: z.nullable(z.boolean()),
  freeBytes: z.nullable(z.int()),
  appVersion: z.nullable(z.string()),
  alarm: z.nullable(z.enum(deviceAlarms)),
  loss: z.nullable(
    z.strictObject({
      alarmId: z.int(),
      at: f.isoInstant,
      reported: z.nullable(z.int()),
      known: z.nullable(z.int()),
      oldestUnsentAt: z.nullable(f.isoInstant),
      lastSeenAt: z.nullable(f.isoInstant),
    }),
  ),
});
export const devicesAnswer: z.ZodMiniType<api.DevicesAnswer> = z.strictObject({ rows: pageOf(deviceListing), next });

const rosterVersion: z.ZodMiniType<api.RosterVersion> = z.strictObject({
  version: z.int(),
  state: z.enum(['staging', 'current', 'past', 'dropped']),
  createdAt: f.isoInstant,
  appliedAt: z.nullable(f.isoInstant),
  source: z.string(),
  size: z.int(),
  hash: z.nullable(f.sha256Hex),
  summary: rosterSummary,
});
export const rosterAnswer: z.ZodMiniType<api.RosterAnswer> = z.strictObject({ rows: pageOf(rosterVersion), next });
export const rosterStarted: z.ZodMiniType<api.RosterStarted> = z.strictObject({ version: z.int() });
export const employeesAnswer: z.ZodMiniType<api.EmployeesAnswer> = z.strictObject({
  version: z.int(),
  rows: rosterPageOf(rosterEmployee),
  next: nextEmployee,
});
export const undoAnswer: z.ZodMiniType<api.UndoAnswer> = z.strictObject({
  version: z.int(),
  rows: rosterPageOf(z.strictObject({ employeeId: f.employeeId, before: z.nullable(rosterEmployee) })),
  next: nextEmployee,
});
