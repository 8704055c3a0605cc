/** The rescue file and its route as they are checked (zod). Apart from `rescue.ts`, which phones load to write it. */
import * as z from 'zod/mini';
import * as f from './fields.ts';
import { limits } from './limits.ts';
import type { RescueEntry, RescueHeader } from './rescue.ts';

const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/));
const keyId = z.string().check(z.regex(/^[0-9a-f]{16}$/));

export const rescueHeader: z.ZodMiniType<RescueHeader> = z.strictObject({
  sidak: z.literal('rescue'),
  v: z.literal(1),
  madeAt: f.isoInstant,
  keyId,
  deviceId: f.uuid,
  entries: z.int().check(z.minimum(0)),
  photos: z.int().check(z.minimum(0)),
});

export const rescueEntry: z.ZodMiniType<RescueEntry> = z.strictObject({
  what: z.enum(['mutation', 'photo']),
  id: z.union([f.uuidV7, f.sha256Hex]),
  deviceId: f.uuid,
  key: z.strictObject({
    keyId,
    ephemeral: base64url.check(z.length(87)), // 65 bytes
    iv: base64url.check(z.length(16)), // 12 bytes
    bytes: base64url.check(z.length(64)), // 48 bytes
  }),
  iv: base64url.check(z.length(16)),
  sealed: base64url.check(z.maxLength(limits.rescueLineMax)),
});

/** Lines of a file, checked one by one: one bad line is one bad line. */
export const rescueRequest = z.strictObject({
  entries: z.array(z.unknown()).check(z.minLength(1), z.maxLength(limits.rescueEntriesMax)),
});
export type RescueRequest = z.infer<typeof rescueRequest>;

/** `damaged`: not a line of ours, or sealed for another server; `not_proven`: not written by the device it names. */
export const rescueOutcomes = [
  'applied',
  'duplicate',
  'held',
  'conflict',
  'rejected',
  'retry',
  'damaged',
  'not_proven',
] as const;
export const rescueResult = z.object({
  /** Place in the request. */
  index: z.int(),
  /** Null when the line has no readable id. */
  id: z.nullable(z.string()),
  outcome: z.enum(rescueOutcomes),
  code: z.optional(z.string()),
  /** For `duplicate`: what became of it the first time. */
  was: z.optional(z.string()),
});
export type RescueResult = z.infer<typeof rescueResult>;
export const rescueAnswer = z.object({ results: z.array(rescueResult) });
export type RescueAnswer = z.infer<typeof rescueAnswer>;
