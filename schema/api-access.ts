/** Requests and answers of signing in, setting up, accounts and devices. */
import * as z from 'zod/mini';
import { page } from './api-page.ts';
import type { DeviceAlarm } from './device.ts';
import * as f from './fields.ts';
import { roles } from './outcome.ts';

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
