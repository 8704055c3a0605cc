/**
 * Envelope and bodies of every kind as they are checked (zod): by the server always, by a device before it saves.
 * Rules import only the types, so that a phone's first visit loads no validator.
 */
import * as z from 'zod/mini';
import { caseBodies } from './case-bodies.ts';
import * as f from './fields.ts';
import { findingBodies } from './finding-bodies.ts';
import { officeBodies } from './office-bodies.ts';
import { operationBodies } from './operation-bodies.ts';
import { settleBodies } from './settle-bodies.ts';
import type { Kind } from './mutation.ts';

/**
 * The newest shape of each kind's body. A shape once released is read for ever: a new one gets the next
 * version in `versions.ts` and an upgrade step from the one before.
 */
export const bodies = {
  ...operationBodies,
  ...findingBodies,
  ...caseBodies,
  ...settleBodies,
  ...officeBodies,
} as const;
export const kinds = Object.keys(bodies) as readonly Kind[]; // keys of a const object

export const envelope = z.strictObject({
  id: f.uuidV7,
  kind: z.string().check(z.regex(/^[a-z]+\.[a-z]+$/), z.maxLength(40)),
  v: z.int().check(z.minimum(1), z.maximum(1_000)),
  deviceId: f.uuid,
  accountId: f.uuid,
  deviceSeq: z.int().check(z.minimum(1)),
  at: f.isoInstant,
  clockOffset: z.nullable(z.int()),
  prevHash: z.nullable(f.sha256Hex),
  bodyHash: f.sha256Hex,
  hash: f.sha256Hex,
  salt: f.saltHex,
  body: z.record(z.string(), z.unknown()),
});
