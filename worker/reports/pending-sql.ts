/** What waits for a person: open conflicts, and what is held because its parent has not arrived. */
import type { ConflictsAnswer, HeldAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type { Session } from '../env.ts';
import { nowMs } from '../platform.ts';
import { and, bound, prepare, scopedTo, sqlOf } from './conditions-sql.ts';
import { bodyOf } from './rows-sql.ts';

const dayMs = 86_400_000;

function unsettled(session: Session) {
  const conditions = scopedTo(session, 'conflict', 'x');
  and(conditions, `x.state IN ('open', 'referred')`);
  return conditions;
}

/** Oldest first; what stayed open too long reads as referred, and whoever may settle it then may. */
export async function readConflicts(db: D1Database, session: Session): Promise<ConflictsAnswer['rows']> {
  const conditions = unsettled(session);
  const limit = bound(conditions, limits.pageRowsMax);
  const sql = `SELECT x.version, x.body FROM conflicts AS x WHERE ${sqlOf(conditions)} ORDER BY x.key LIMIT ${limit}`;
  const { results } = await prepare(db, sql, conditions).all<{ version: string; body: string }>();
  const referredBefore = nowMs() - limits.settleWithinDays * dayMs;
  return results.map(({ version, body }) => {
    const conflict = bodyOf('conflict', body);
    const isOld = conflict.state === 'open' && Date.parse(conflict.openedAt) < referredBefore;
    return { version, conflict: isOld ? { ...conflict, state: 'referred' } : conflict };
  });
}

export async function countConflicts(db: D1Database, session: Session): Promise<number> {
  const conditions = unsettled(session);
  const sql = `SELECT count(*) AS n FROM conflicts AS x WHERE ${sqlOf(conditions)}`;
  return (await prepare(db, sql, conditions).first<number>('n')) ?? 0;
}

/** Oldest first. */
export async function readHeld(db: D1Database, session: Session): Promise<HeldAnswer['rows']> {
  const conditions = scopedTo(session, 'held', 'h');
  const sql = `
SELECT h.id, h.kind, h.parent, coalesce(a.name, '') AS by, h.received_at AS receivedAt
FROM held AS h LEFT JOIN accounts AS a ON a.id = h.account_id
WHERE ${sqlOf(conditions)} ORDER BY h.received_at, h.id LIMIT ${bound(conditions, limits.pageRowsMax)}`;
  return (await prepare(db, sql, conditions).all<HeldAnswer['rows'][number]>()).results;
}

export async function countHeld(db: D1Database, session: Session): Promise<number> {
  const conditions = scopedTo(session, 'held', 'h');
  return (
    (await prepare(db, `SELECT count(*) AS n FROM held AS h WHERE ${sqlOf(conditions)}`, conditions).first<number>(
      'n',
    )) ?? 0
  );
}
