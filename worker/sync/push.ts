/**
 * A push: every mutation of it is checked and answered by itself (DESIGN §4). What is wrong with one never
 * touches its siblings.
 */
import { limits } from '../../schema/limits.ts';
import type { Envelope } from '../../schema/mutation.ts';
import { isIntact, protocol } from '../../schema/mutation.ts';
import { envelope } from '../../schema/bodies.ts';
import type { PushAnswer, PushRequest, PushResult } from '../../schema/sync.ts';
import { readMutation } from '../../schema/versions.ts';
import { addUnsent } from '../access/device-health-sql.ts';
import type { Session } from '../env.ts';
import { refuse } from '../problem.ts';
import { commit } from './commit.ts';
import { followUp } from './follow-up.ts';
import type { Answer, Item } from './item.ts';

/** Only the envelope ages out, after two versions; bodies never do. */
const protocolsBack = 2;

export type PushContext = { db: D1Database; session: Session; serverEpoch: string; nowMs: number };

/**
 * Answers every mutation in the order it came. Throws `protocol_too_old`, or `busy` for an app that is newer than
 * this server: it keeps what it has and tries again.
 */
export async function push(
  request: PushRequest,
  { db, session, serverEpoch, nowMs }: PushContext,
): Promise<PushAnswer> {
  if (request.protocol < protocol - protocolsBack || request.protocol < 1) throw refuse('protocol_too_old');
  if (request.protocol > protocol) throw refuse('busy');
  if (request.deviceId !== session.deviceId) throw refuse('invalid', { field: 'deviceId' });
  const receivedAt = new Date(nowMs).toISOString();
  const receipt = { receivedAt, offsetMs: nowMs - Date.parse(request.sentAt) };
  const sifted = await Promise.all(request.mutations.map((sent) => sift(sent, session)));
  const items: Item[] = sifted.flatMap((one) =>
    'answer' in one
      ? []
      : [
          {
            envelope: one.envelope,
            reading: readMutation(one.envelope),
            actor: session.actor,
            receipt,
            wasHeld: false,
          },
        ],
  );
  const budget = { batches: limits.commitBatchesMax };
  const unsent = Math.max(0, request.unsent - sifted.length);
  const sender = { deviceId: session.deviceId, unsent, health: request.health ?? null, at: receivedAt };
  const done = await commit(db, items, sender, budget);
  if (done.awaited.length > 0) await quietly(followUp(db, done.awaited, budget));
  const results = sifted.map((one, index) => resultOf(one, index, done.answers));
  const kept = results.filter(({ outcome }) => outcome === 'retry').length;
  if (kept > 0) await quietly(addUnsent(db, session.deviceId, kept, receivedAt).run());
  return { serverEpoch, serverTime: receivedAt, results };
}

type Sifted = { envelope: Envelope } | { id: string | null; answer: Answer };

/** What can be said without the database: its shape, its size, its author, that it is what its device froze. */
async function sift(sent: unknown, session: Session): Promise<Sifted> {
  const id = idOf(sent);
  const parsed = envelope.safeParse(sent);
  if (!parsed.success) return { id, answer: malformed(parsed.error.issues[0]?.path.join('.') ?? '') };
  if (new TextEncoder().encode(JSON.stringify(sent)).byteLength > limits.mutationBytesMax) {
    return { id, answer: malformed(`more than ${limits.mutationBytesMax} bytes`) };
  }
  if (parsed.data.accountId !== session.actor.accountId)
    return { id, answer: { outcome: 'rejected', code: 'wrong_author' } };
  if (!(await isWhole(parsed.data))) return { id, answer: { outcome: 'rejected', code: 'hash_mismatch' } };
  return { envelope: parsed.data };
}

/** A text that has no canonical form (half a surrogate pair) has no hash either. */
async function isWhole(mutation: Envelope): Promise<boolean> {
  try {
    return await isIntact(mutation);
  } catch {
    return false;
  }
}

const malformed = (detail: string): Answer => ({ outcome: 'rejected', code: 'malformed', detail });

/** Long enough for any id of ours; what is longer is nobody's id. */
const idLengthMax = 60;

function idOf(sent: unknown): string | null {
  if (typeof sent !== 'object' || sent === null || !('id' in sent)) return null;
  return typeof sent.id === 'string' && sent.id.length <= idLengthMax ? sent.id : null;
}

/** The push is committed whatever becomes of this; the minute job, or the next push, does what is left undone here. */
async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.error(error); // oxlint-disable-line no-console
  }
}

function resultOf(one: Sifted, index: number, answers: ReadonlyMap<Envelope, Answer>): PushResult {
  if ('answer' in one) return { id: one.id, index, ...one.answer };
  const answer = answers.get(one.envelope);
  if (answer === undefined) throw new TypeError(`mutation ${index} was not answered`);
  return { id: one.envelope.id, index, ...answer };
}
