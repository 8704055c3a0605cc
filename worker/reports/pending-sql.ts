/** What waits for a person: open conflicts, and what is held because its parent has not arrived. */
import type { ConflictsAnswer, HeldAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { scopeSql } from '../access/scope-sql.ts';
import type { Session } from '../env.ts';
import { nowMs } from '../platform.ts';
import { and, bound, prepare, scopedTo, sqlOf } from './conditions-sql.ts';
import { shownBody } from './history-sql.ts';
import { bodyOf } from './rows-sql.ts';

const dayMs = 86_400_000;

function unsettled(session: Session) {
  const conditions = scopedTo(session, 'conflict', 'x');
  and(conditions, `x.state IN ('open', 'referred')`);
  return conditions;
}

/** The id in a conflict's thing when that is of this type: what its table is joined by. */
const idIn = (type: string) => `CASE WHEN x.thing LIKE '${type}:%' THEN substr(x.thing, ${type.length + 2}) END`;

/** Catalogue, units, calendar and settings: everybody follows them. */
const isReference = `substr(x.thing, 1, instr(x.thing, ':') - 1) IN ('entry', 'unit', 'calendar', 'setting')`;

type ConflictLine = {
  version: string;
  body: string;
  finding: string | null;
  findingVersion: string | null;
  mine: string | null;
};

/**
 * In order of the mutations' ids, so the oldest first, and one more than a page; what stayed open too long reads as referred, and whoever may settle it then may. Both versions come
 * along, each only where the thing itself is the reader's to see: that a conflict is his does not make it so.
 */
export async function readConflicts(db: D1Database, session: Session, after: string): Promise<ConflictsAnswer['rows']> {
  const conditions = unsettled(session);
  and(conditions, `x.key > ${bound(conditions, after)}`);
  const seen = (kind: 'finding' | 'case' | 'operation', alias: string) => {
    const { sql, params } = scopeSql(session, kind, alias, conditions.values.length + 1);
    conditions.values.push(...params);
    return sql;
  };
  // Of cases Kasatpol PP sees state and outcome only, so nothing of what somebody wrote in one.
  const seenCase = session.actor.role === 'chief' ? '0' : seen('case', 'c');
  const sql = `
SELECT x.version, x.body, f.body AS finding, f.version AS findingVersion,
  CASE WHEN coalesce(f.key, c.key, o.key) IS NOT NULL OR ${isReference} THEN l.body END AS mine
FROM conflicts AS x
LEFT JOIN findings AS f ON f.key = ${idIn('finding')} AND ${seen('finding', 'f')}
LEFT JOIN cases AS c ON c.key = ${idIn('case')} AND ${seenCase}
LEFT JOIN operations AS o ON o.key = ${idIn('operation')} AND ${seen('operation', 'o')}
LEFT JOIN log AS l ON l.id = x.key
WHERE ${sqlOf(conditions)} ORDER BY x.key LIMIT ${bound(conditions, limits.pageRowsMax + 1)}`;
  const { results } = await prepare(db, sql, conditions).all<ConflictLine>();
  const referredBefore = nowMs() - limits.settleWithinDays * dayMs;
  return results.map(({ version, body, finding, findingVersion, mine }) => {
    const conflict = bodyOf('conflict', body);
    const isOld = conflict.state === 'open' && Date.parse(conflict.openedAt) < referredBefore;
    return {
      version,
      conflict: isOld ? { ...conflict, state: 'referred' } : conflict,
      mine: shownBody(mine),
      finding:
        finding === null || findingVersion === null
          ? null
          : { finding: bodyOf('finding', finding), version: findingVersion },
    };
  });
}

export async function countConflicts(db: D1Database, session: Session): Promise<number> {
  const conditions = unsettled(session);
  const sql = `SELECT count(*) AS n FROM conflicts AS x WHERE ${sqlOf(conditions)}`;
  return (await prepare(db, sql, conditions).first<number>('n')) ?? 0;
}

/** In the same order, and one more than a page. */
export async function readHeld(db: D1Database, session: Session, after: string): Promise<HeldAnswer['rows']> {
  const conditions = scopedTo(session, 'held', 'h');
  and(conditions, `h.id > ${bound(conditions, after)}`);
  const sql = `
SELECT h.id, h.kind, h.parent, coalesce(a.name, '') AS by, h.received_at AS receivedAt
FROM held AS h LEFT JOIN accounts AS a ON a.id = h.account_id
WHERE ${sqlOf(conditions)} ORDER BY h.id LIMIT ${bound(conditions, limits.pageRowsMax + 1)}`;
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
