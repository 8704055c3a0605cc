/**
 * Sending the outbox: one pass over what waits, in the order it was saved.
 *
 * Musts: nothing leaves the outbox before its answer is in the store, and then only changes its state (F01); an
 * answer that is not ours changes nothing (F03); one item that cannot pass stops no other but those on the same
 * thing (F23). A pass ends: each round either marks what it sent or sends half as much. While answers come fast the
 * next push is twice as large: most of a small push is the way there and back.
 */
import type { DeviceHealth } from '../../schema/device.ts';
import { limits } from '../../schema/limits.ts';
import { protocol } from '../../schema/mutation.ts';
import { refName } from '../../schema/rows.ts';
import type { PushAnswer, PushRequest, PushResult } from '../../schema/sync.ts';
import { readPushAnswer } from './answers.ts';
import type { Ask, Reply } from './http.ts';
import { targetOf } from './overlay.ts';
import type { Item, Verdict } from './store.ts';

export type Sender = {
  ask: Ask;
  deviceId: () => Promise<string>;
  now: () => string;
  steadyMs: () => number;
  waiting: () => Promise<Item[]>;
  /** What the device says of itself, `rest` being what stays unsent beside this push. */
  health: (rest: readonly Item[]) => DeviceHealth;
  mark: (verdicts: readonly Verdict[]) => Promise<void>;
  /** Called with each answer of ours before its verdicts are stored. */
  answered: (answer: PushAnswer) => void;
  /** The server saw another mutation under one of this device's numbers: enrol anew. */
  forked: () => Promise<void>;
};

/** `again`: something still waits, for its parent or for a better hour. */
export type SendEnd = 'empty' | 'again' | 'lost' | 'ended' | 'outdated' | 'wrongAuthor';

/**
 * `wrong_author` is not in the server's log: with the author's own session the same mutation passes. Of an earlier
 * enrolment it says that the server does not know that one (any more): such a one waits, and stops no other (F23).
 */
const otherAuthor = 'wrong_author';

export async function sendAll(sender: Sender): Promise<SendEnd> {
  let left = await sender.waiting();
  let size: number = limits.sendMutationsMax;
  let mayGrow = true;
  let isAnyKept = false;
  /** One answer's verdicts are stored while the next push is on its way: the store takes as long as the server. */
  let storing: Promise<void> = Promise.resolve();
  while (left.length > 0) {
    const batch = takeBatch(left, size);
    const deviceId = await sender.deviceId();
    const askedMs = sender.steadyMs();
    const reply = await push(sender, deviceId, batch, left);
    const isFast = sender.steadyMs() - askedMs <= limits.sendGrowsWithinMs;
    await storing;
    const answer = reply.kind === 'ok' ? readPushAnswer(reply.body) : null;
    if (answer !== null) {
      sender.answered(answer);
      const all = pairedWith(batch, answer.results);
      const results = all.filter(({ result }) => result.code !== otherAuthor);
      if (all.some((one) => !results.includes(one) && one.item.mutation.deviceId === deviceId)) return 'wrongAuthor';
      const verdicts = results.map(({ item, result }) => verdictOf(item, result, answer.serverTime));
      storing = sender.mark(verdicts);
      // A store that fails is heard of at the next `await`, which may come later than the failure.
      storing.catch(() => undefined);
      if (results.some(({ result }) => result.code === 'device_fork')) await sender.forked();
      const done = verdicts.filter(({ state }) => state !== 'waiting').map(({ id }) => id);
      const kept = batch.filter(({ mutation }) => !done.includes(mutation.id));
      isAnyKept ||= kept.length > 0;
      left = withoutBlocked(left.slice(batch.length), kept);
      size = mayGrow && isFast ? Math.min(size * 2, limits.pushMutationsMax) : Math.min(size, limits.sendMutationsMax);
    } else if (batch.length > 1 && isWorthHalving(reply)) {
      size = Math.floor(batch.length / 2);
      mayGrow = false;
    } else if (batch.length === 1 && isOwnFault(reply)) {
      // Alone and still not taken: it stays, and the others go on at full size.
      isAnyKept = true;
      left = withoutBlocked(left.slice(1), batch);
      size = limits.sendMutationsMax;
    } else return endOf(reply);
  }
  await storing;
  return isAnyKept ? 'again' : 'empty';
}

async function push(sender: Sender, deviceId: string, batch: readonly Item[], left: readonly Item[]): Promise<Reply> {
  const json: PushRequest = {
    protocol,
    deviceId,
    sentAt: sender.now(),
    unsent: left.length,
    health: sender.health(left.slice(batch.length)),
    mutations: batch.map(({ mutation }) => mutation),
  };
  return sender.ask('/api/sync/push', { method: 'POST', json });
}

/** At least one, at most `size`, and no more than gets through a weak signal; in UTF-16 units, which cost no encoding. */
export function takeBatch(items: readonly Item[], size: number): Item[] {
  const batch: Item[] = [];
  let units = 0;
  for (const item of items.slice(0, size)) {
    units += JSON.stringify(item.mutation).length;
    if (units > limits.sendBytesMax && batch.length > 0) break;
    batch.push(item);
  }
  return batch;
}

type Answered = { item: Item; result: PushResult };

/** By id; by place where the server could not read an id. An answer about something else is not an answer. */
function pairedWith(batch: readonly Item[], results: readonly PushResult[]): Answered[] {
  return batch.flatMap((item, at) => {
    const result =
      results.find(({ id }) => id === item.mutation.id) ?? results.find(({ id, index }) => id === null && index === at);
    return result === undefined ? [] : [{ item, result }];
  });
}

/** A `duplicate` says beside it what it was, and that counts; one that does not is asked again. */
const states = {
  applied: 'sent',
  conflict: 'attention',
  rejected: 'attention',
  held: 'waiting',
  retry: 'waiting',
  duplicate: 'waiting',
} as const satisfies Record<PushResult['outcome'], Verdict['state']>;

/** What is to be kept in the store. */
export function verdictOf({ mutation }: Item, result: PushResult, ackedAt: string): Verdict {
  const { id } = mutation;
  const { outcome, code = null, seq = null } = { ...result, ...result.was };
  const state = states[outcome];
  // When the server will say more later, it has acknowledged nothing.
  const acked = state === 'waiting' ? { seq: null, ackedAt: null } : { seq, ackedAt };
  return { id, state, outcome, code, ...acked };
}

/** What builds on something not yet taken would only be refused: it waits for the next pass. */
function withoutBlocked(left: readonly Item[], kept: readonly Item[]): Item[] {
  const things = new Set(kept.map(({ mutation }) => refName(targetOf(mutation))));
  return left.filter(({ mutation }) => !things.has(refName(targetOf(mutation))));
}

/** Too large, too slow or too much to compute: half of it may pass. A status alone is enough: the host says it in HTML. */
function isWorthHalving(reply: Reply): boolean {
  // Who asks for rest is not asked again at once.
  if (reply.kind === 'ok' || reply.restS) return false;
  if (reply.kind === 'lost') return reply.status === 413 || reply.status === 503;
  return isOwnFault(reply) || reply.problem.status >= 500;
}

/** Our server refused the request for what it holds. */
function isOwnFault(reply: Reply): boolean {
  if (reply.kind !== 'refused') return false;
  const { code, status } = reply.problem;
  return code !== 'protocol_too_old' && !isOtherDevice(reply) && [400, 413, 415, 422].includes(status);
}

/** The session in the browser is another device's, so another account's. */
function isOtherDevice(reply: Reply): boolean {
  return reply.kind === 'refused' && reply.problem.code === 'invalid' && reply.problem.field === 'deviceId';
}

function endOf(reply: Reply): SendEnd {
  if (reply.kind !== 'refused') return 'lost';
  if (isOtherDevice(reply)) return 'wrongAuthor';
  if (reply.isEnded) return 'ended';
  return reply.problem.code === 'protocol_too_old' ? 'outdated' : 'again';
}
