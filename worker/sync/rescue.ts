/**
 * A rescue file handed in by anyone who is signed in (DESIGN §6). Each mutation keeps its own author, device and
 * number, and is decided by the same commit as one that waited here; twice changes nothing. Who handed in what is an
 * entry of its own, in the batch that takes it in.
 */
import { limits } from '../../schema/limits.ts';
import type { Envelope } from '../../schema/mutation.ts';
import type { RescueAnswer, RescueRequest, RescueResult } from '../../schema/rescue-bodies.ts';
import { readMutation } from '../../schema/versions.ts';
import type { Env, Session, Tenant } from '../env.ts';
import { storePhoto } from '../photos/store-photo.ts';
import { refuse } from '../problem.ts';
import { quietly } from '../quietly.ts';
import { type AuthorRow, actorOf, selectAuthors } from './author-sql.ts';
import { commit } from './commit.ts';
import { followUp } from './follow-up.ts';
import type { Answer, Item } from './item.ts';
import type { LogLine } from './log-sql.ts';
import type { Plan } from './plan.ts';
import { type Photo, type Rescued, openRescued } from './rescued.ts';
import { commitWithEntry, serverLine } from './server-entry.ts';

export type RescueContext = { tenant: Tenant; env: Env; session: Session; now: string };

/** One result for each line, in their order. */
export async function handIn({ entries }: RescueRequest, context: RescueContext): Promise<RescueAnswer> {
  const opened = await Promise.all(entries.map((line) => openRescued(line, context.env)));
  if (opened.filter(({ is }) => is === 'photo').length > limits.rescuePhotosMax)
    throw refuse('invalid', { field: 'entries', detail: 'too_many_photos' });
  await putOnRecord(opened, context);
  const mutations = opened.flatMap((one) => (one.is === 'mutation' ? [one.envelope] : []));
  const answers = await take(mutations, context);
  const results: RescueResult[] = [];
  for (const [index, one] of opened.entries()) results.push({ index, ...(await resultOf(one, answers, context)) });
  return { results };
}

/** What was not proven is told to nobody but the log: under the name of who brought it, never of whom it names. */
async function putOnRecord(opened: readonly Rescued[], { tenant, session, now }: RescueContext): Promise<void> {
  const ids = opened.flatMap((one) =>
    one.is === 'refused' && one.result.outcome === 'not_proven' ? [one.result.id] : [],
  );
  if (ids.length === 0) return;
  const { accountId } = session.actor;
  await commitWithEntry(tenant.db, { kind: 'rescue.notProven', thing: null, body: { ids }, accountId, at: now }, []);
}

async function take(envelopes: readonly Envelope[], context: RescueContext): Promise<ReadonlyMap<Envelope, Answer>> {
  const { now } = context;
  const { db } = context.tenant;
  if (envelopes.length === 0) return new Map();
  const deviceIds = [...new Set(envelopes.map(({ deviceId }) => deviceId))];
  const { results } = await selectAuthors(db, deviceIds).all<AuthorRow & { deviceId: string }>();
  const authors = new Map(results.map((row) => [row.deviceId, row]));
  const answers = new Map<Envelope, Answer>();
  const items: Item[] = [];
  for (const envelope of envelopes) {
    const author = authors.get(envelope.deviceId);
    // Whom the server does not know cannot be an author; the file is kept, and the device may be enrolled again.
    if (author === undefined) answers.set(envelope, { outcome: 'rejected', code: 'wrong_author' });
    // The file says nothing of the clock today: only what the device knew of its own, the day it was written.
    else
      items.push({
        envelope,
        reading: readMutation(envelope),
        actor: actorOf(author),
        via: author,
        receipt: { receivedAt: now, offsetMs: 0 },
        wasHeld: false,
      });
  }
  const budget = { batches: limits.commitBatchesMax };
  const bringer = { sender: null, witness: (plan: Plan) => handedIn(plan, context) };
  const done = await commit(db, items, bringer, budget);
  if (done.awaited.length > 0) await quietly(followUp(db, done.awaited, budget));
  return new Map([...answers, ...done.answers]);
}

/** Who brought it, and what of it was new here. */
async function handedIn({ lines, waits }: Plan, { session, now }: RescueContext): Promise<LogLine> {
  const ids = [...lines.map(({ id }) => id), ...waits.map(({ item }) => item.envelope.id)];
  const deviceIds = [...new Set([...lines, ...waits.map(({ item }) => item.envelope)].map((one) => one.deviceId))];
  const body = { ids, deviceIds, decided: lines.length, held: waits.length };
  return serverLine({ kind: 'rescue.handedIn', thing: null, body, accountId: session.actor.accountId, at: now });
}

async function resultOf(
  one: Rescued,
  answers: ReadonlyMap<Envelope, Answer>,
  context: RescueContext,
): Promise<Omit<RescueResult, 'index'>> {
  switch (one.is) {
    case 'refused':
      return one.result;
    case 'photo':
      return storedPhoto(one.photo, context);
    case 'mutation': {
      const answer = answers.get(one.envelope);
      if (answer === undefined) throw new TypeError(`${one.envelope.id} was not answered`);
      const { outcome, code, was } = answer;
      const more = { ...(code === undefined ? {} : { code }), ...(was === undefined ? {} : { was: was.outcome }) };
      return { id: one.envelope.id, outcome, ...more };
    }
  }
}

/** Like an upload. Under the name of who brought it: a photo bears no proof, the finding that names its hash does. */
async function storedPhoto(
  photo: Photo,
  { tenant, session, now }: RescueContext,
): Promise<Omit<RescueResult, 'index'>> {
  const id = photo.sha256;
  try {
    const stored = await storePhoto(tenant, { ...photo, accountId: session.actor.accountId, at: now });
    if (stored === 'stored') return { id, outcome: 'applied' };
    return stored === 'known' ? { id, outcome: 'duplicate', was: 'applied' } : { id, outcome: 'damaged', code: stored };
  } catch (error) {
    console.error(error); // oxlint-disable-line no-console
    return { id, outcome: 'retry', code: 'busy' };
  }
}
