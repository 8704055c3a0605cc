/**
 * A push: every mutation of it is checked and answered by itself (DESIGN §4). What is wrong with one never
 * touches its siblings.
 */
import { limits } from '../../schema/limits.ts';
import type { Envelope } from '../../schema/mutation.ts';
import { protocol } from '../../schema/mutation.ts';
import type { PushAnswer, PushRequest, PushResult } from '../../schema/sync.ts';
import { readMutation } from '../../schema/versions.ts';
import { addUnsent } from '../access/device-health-sql.ts';
import type { Session } from '../env.ts';
import { refuse } from '../problem.ts';
import { quietly } from '../quietly.ts';
import { commit } from './commit.ts';
import { followUp } from './follow-up.ts';
import type { Answer, Item } from './item.ts';
import { type Sifted, sift } from './sift.ts';

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
  const sifted = await Promise.all(request.mutations.map((sent) => siftOwn(sent, session)));
  const items: Item[] = sifted.flatMap((one) =>
    'answer' in one
      ? []
      : [
          {
            envelope: one.envelope,
            reading: readMutation(one.envelope),
            actor: session.actor,
            via: { deviceId: session.deviceId, standing: session.standing },
            receipt,
            wasHeld: false,
          },
        ],
  );
  const budget = { batches: limits.commitBatchesMax };
  const unsent = Math.max(0, request.unsent - sifted.length);
  const sender = { deviceId: session.deviceId, unsent, health: request.health ?? null, at: receivedAt };
  const done = await commit(db, items, { sender }, budget);
  if (done.awaited.length > 0) await quietly(followUp(db, done.awaited, budget));
  const results = sifted.map((one, index) => resultOf(one, index, done.answers));
  const kept = results.filter(({ outcome }) => outcome === 'retry').length;
  if (kept > 0) await quietly(addUnsent(db, session.deviceId, kept, receivedAt).run());
  return { serverEpoch, serverTime: receivedAt, results };
}

/** A mutation of this person's own; another's comes in a rescue file. */
async function siftOwn(sent: unknown, session: Session): Promise<Sifted> {
  const one = await sift(sent);
  if ('answer' in one || one.envelope.accountId === session.actor.accountId) return one;
  return { id: one.envelope.id, answer: { outcome: 'rejected', code: 'wrong_author' } };
}

function resultOf(one: Sifted, index: number, answers: ReadonlyMap<Envelope, Answer>): PushResult {
  if ('answer' in one) return { id: one.id, index, ...one.answer };
  const answer = answers.get(one.envelope);
  if (answer === undefined) throw new TypeError(`mutation ${index} was not answered`);
  return { id: one.envelope.id, index, ...answer };
}
