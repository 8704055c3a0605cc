/**
 * What waited for something that has now arrived is decided in commits of its own: under its own author, with the
 * receipt of the day it came. It enters the log once, then.
 */
import { limits } from '../../schema/limits.ts';
import { envelope } from '../../schema/bodies.ts';
import { readMutation } from '../../schema/versions.ts';
import { actorOf } from './author-sql.ts';
import { type Budget, commit } from './commit.ts';
import { type HeldRow, selectHeldFor, selectHeldWithParent } from './held-sql.ts';
import type { Item } from './item.ts';

/** `awaited`: ids of log entries that something waits for. Ends when nothing more is released. */
export async function followUp(db: D1Database, awaited: readonly string[], budget: Budget): Promise<void> {
  let ids = awaited;
  for (let round = 0; round < limits.followUpRoundsMax && ids.length > 0 && budget.batches > 0; round += 1) {
    const { results } = await selectHeldFor(db, ids, limits.pushMutationsMax).all<HeldRow>();
    if (results.length === 0) return;
    const { awaited: next } = await commit(db, itemsOf(results), { sender: null }, budget);
    // A full round may have left some behind.
    ids = results.length < limits.pushMutationsMax ? next : [...next, ...ids];
  }
}

/** The minute job's part: what a crash between a commit and its follow-up has left. */
export async function releaseHeld(db: D1Database): Promise<void> {
  const { results } = await selectHeldWithParent(db, limits.sendMutationsMax).all<HeldRow>();
  if (results.length === 0) return;
  const budget = { batches: limits.commitBatchesMax };
  const { awaited } = await commit(db, itemsOf(results), { sender: null }, budget);
  await followUp(db, awaited, budget);
}

/** What lies there and is no envelope any more is a mistake of ours: it stays, is told, and stops no other (F23). */
function itemsOf(rows: readonly HeldRow[]): Item[] {
  return rows.flatMap((row) => {
    try {
      return [toItem(row)];
    } catch (error) {
      console.error(error); // oxlint-disable-line no-console
      return [];
    }
  });
}

function toItem(row: HeldRow): Item {
  const mutation = envelope.parse(JSON.parse(row.mutation));
  return {
    envelope: mutation,
    reading: readMutation(mutation),
    actor: actorOf(row),
    via: { deviceId: mutation.deviceId, standing: row.standing },
    receipt: { receivedAt: row.receivedAt, offsetMs: row.offsetMs },
    wasHeld: true,
  };
}
