/**
 * What nobody has settled in `limits.settleWithinDays` is referred by itself (DESIGN §4): to Kasatpol PP, personnel or
 * an admin, whoever answers for the thing. Both versions stay as they are; its author may still settle it.
 */
import { limits } from '../../schema/limits.ts';
import { feeds, type ConflictRow } from '../../schema/rows.ts';
import { isGuardFailure } from '../access/constraint.ts';
import { guardUnsettled, selectUnsettled } from './refer-sql.ts';
import { commitWithEntry } from './server-entry.ts';

const dayMs = 86_400_000;
/** Of one hour's job: a batch each, and the next hour takes the rest. */
const atOnceMax = 40;

/** Answers how many it referred. `nowMs`: the instant they are judged by. */
export async function referUnsettled(db: D1Database, nowMs: number): Promise<number> {
  const before = new Date(nowMs - limits.settleWithinDays * dayMs).toISOString();
  const late = await selectUnsettled(db, before, atOnceMax);
  let referred = 0;
  for (const conflict of late) if (await refer(db, conflict, new Date(nowMs).toISOString())) referred += 1;
  return referred;
}

/** False: somebody was faster. */
async function refer(db: D1Database, conflict: ConflictRow, at: string): Promise<boolean> {
  const { mutationId, thing, accountId } = conflict;
  const entry = {
    kind: 'conflict.referred',
    thing: thing.slice(thing.indexOf(':') + 1),
    body: { mutationId },
    accountId: null,
    at,
  };
  const body: ConflictRow = { ...conflict, state: 'referred' };
  try {
    await commitWithEntry(db, entry, [guardUnsettled(db, mutationId)], (version) => [
      { type: 'conflict', key: mutationId, feed: feeds.account(accountId), version, body },
    ]);
    return true;
  } catch (error) {
    if (isGuardFailure(error)) return false;
    throw error;
  }
}
