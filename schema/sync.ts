/**
 * The wire between device and server (DESIGN §4): shapes both ends validate. What the server receives is strict;
 * answers are not: an app that is a version behind must go on sending when an answer has learned a new field.
 */
import * as z from 'zod/mini';
import { deviceHealth } from './device.ts';
import * as f from './fields.ts';
import { limits } from './limits.ts';
import { roles } from './outcome.ts';

/** `mutations` are checked one by one: one bad mutation is one bad mutation. */
export const pushRequest = z.strictObject({
  protocol: z.int(),
  deviceId: f.uuid,
  sentAt: f.isoInstant,
  /** How many are unsent on the device with these, as it knows: the office's view of the field. */
  unsent: z.int().check(z.minimum(0)),
  /** Absent from apps that do not know of it. */
  health: z.optional(deviceHealth),
  mutations: z.array(z.unknown()).check(z.maxLength(limits.pushMutationsMax)),
});
export type PushRequest = z.infer<typeof pushRequest>;

export const outcomes = ['applied', 'duplicate', 'held', 'conflict', 'rejected', 'retry'] as const;
export type Outcome = (typeof outcomes)[number];

export const pushResult = z.object({
  /** Null only when what was sent had no readable id; then `index` names it. */
  id: z.nullable(z.string()),
  index: z.int(),
  outcome: z.enum(outcomes),
  seq: z.optional(z.int()),
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
  /** For `duplicate`: what it was answered the first time; the device acts on that. */
  was: z.optional(z.object({ outcome: z.enum(outcomes), seq: z.nullable(z.int()), code: z.nullable(z.string()) })),
});
export type PushResult = z.infer<typeof pushResult>;

export const pushAnswer = z.object({
  serverEpoch: z.string(),
  serverTime: f.isoInstant,
  results: z.array(pushResult),
});
export type PushAnswer = z.infer<typeof pushAnswer>;

/** 'seq:first 8 hex digits of that entry's hash'; '0:' for a feed never read. */
export const cursor = z.string().check(z.regex(/^(?:0:|[1-9]\d{0,15}:[0-9a-f]{8})$/));

/** JSON object of feed → cursor; a feed that is not named is read from the start. */
export const pullQuery = z.strictObject({ cursors: z.optional(z.string().check(z.maxLength(limits.cursorsMax))) });

export const pulledRow = z.object({
  feed: z.string(),
  /** One of `rowTypes`; a type that came later must not stop an older app's pull. */
  type: z.string(),
  key: z.string(),
  seq: z.int(),
  version: z.string(),
  /** Null: the row has left this feed. */
  body: z.nullable(z.record(z.string(), z.unknown())),
});
export type PulledRow = z.infer<typeof pulledRow>;

export const pullAnswer = z.object({
  serverEpoch: z.string(),
  serverTime: f.isoInstant,
  /** The feeds that are the reader's now; what is not named here is no longer his. */
  feeds: z.array(z.string()),
  rows: z.array(pulledRow),
  /** Cursor of every feed after these rows. */
  next: z.record(z.string(), cursor),
  more: z.boolean(),
  /** The roster version that the reader should hold, 0 when none. */
  roster: z.int(),
});
export type PullAnswer = z.infer<typeof pullAnswer>;

/** Who is signed in, as his device keeps it for flight mode. */
export const me = z.object({
  accountId: f.uuid,
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  unitId: z.nullable(z.string()),
  unitName: z.nullable(z.string()),
  /** Null: the whole regency. */
  unitIds: z.nullable(z.array(z.string())),
  deviceId: f.uuid,
  /** Head of the device's chain as the server holds it: where an enrolled device goes on from. */
  deviceSeq: z.int(),
  serverTime: f.isoInstant,
  serverEpoch: z.string(),
  /** What this device makes a rescue file with (`rescue.ts`). Optional: an older server does not send it. */
  rescue: z.optional(
    z.object({
      keyId: z.string(),
      /** The deployment's public point, raw, base64url. */
      publicKey: z.string(),
      /** Told to this device alone; it proves with it what it has written. Base64url. */
      deviceSecret: z.string(),
    }),
  ),
});
export type Me = z.infer<typeof me>;

/** RFC 9457 with a stable code. `session` is our own mark: only a 401 that bears it ends a session. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  /** Where the mistake is: a dotted path into the body or a query parameter. */
  field: z.optional(z.string()),
});
export type Problem = z.infer<typeof problem>;
