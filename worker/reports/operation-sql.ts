/** Operations, as far as their reader may see them. Findings of one are read by findings-sql.ts. */
import type { CountRow, MemberRow, OperationRow } from '../../schema/operation.ts';
import { limits } from '../../schema/limits.ts';
import { feeds } from '../../schema/rows.ts';
import type { Session } from '../env.ts';
import { and, bound, prepare, scopedTo, sqlOf } from './conditions-sql.ts';
import type { PageMark } from './page-mark.ts';
import { bodyOf } from './rows-sql.ts';

export type VersionedOperation = { operation: OperationRow; version: string };

/** Null when there is none, or none of the reader's. */
export async function readOperation(
  db: D1Database,
  session: Session,
  operationId: string,
): Promise<VersionedOperation | null> {
  const conditions = scopedTo(session, 'operation', 'o');
  and(conditions, `o.key = ${bound(conditions, operationId)}`);
  const sql = `
SELECT o.version, o.body, l.seq AS changedSeq FROM operations AS o
LEFT JOIN log AS l ON l.id = o.version WHERE ${sqlOf(conditions)}`;
  type Found = { version: string; body: string; changedSeq: number | null };
  const row = await prepare(db, sql, conditions).first<Found>();
  if (row === null) return null;
  return { operation: soberly(bodyOf('operation', row.body), row.changedSeq), version: row.version };
}

/** Nobody can have read a report beyond the entry that validates it, whatever that entry says. */
function soberly(operation: OperationRow, changedSeq: number | null): OperationRow {
  const { state, validated } = operation;
  if (state !== 'validated' || validated === null || changedSeq === null) return operation;
  return { ...operation, validated: { ...validated, uptoSeq: Math.min(validated.uptoSeq, changedSeq) } };
}

export type ListedOperation = VersionedOperation & {
  findings: number;
  persons: number;
  compliant: number;
  team: number;
};

/** Newest first. Of each only what the reader may see is counted. One row more than the page is read. */
export async function readOperations(
  db: D1Database,
  session: Session,
  asked: { state: OperationRow['state'] | undefined; after: PageMark | null; limit: number },
): Promise<ListedOperation[]> {
  const conditions = scopedTo(session, 'operation', 'o');
  const seen = sqlOf(scopedTo(session, 'finding', 'f'));
  if (asked.state !== undefined) and(conditions, `o.state = ${bound(conditions, asked.state)}`);
  if (asked.after !== null) {
    and(
      conditions,
      `(o.opened_on, o.key) < (${bound(conditions, asked.after.on)}, ${bound(conditions, asked.after.key)})`,
    );
  }
  // Both scopes are cut by the same units: the parameters of the one serve the other.
  const counted = (more: string) =>
    `(SELECT count(*) FROM findings AS f WHERE f.feed = 'operation:' || o.key AND f.body ->> '$.counts' AND ${seen}${more})`;
  const sql = `
SELECT o.version, o.body, ${counted('')} AS findings, ${counted(` AND f.body ->> '$.status' <> 'KANTOR'`)} AS persons,
  (SELECT coalesce(sum(n.compliant), 0) FROM counts AS n WHERE n.feed = 'operation:' || o.key) AS compliant,
  (SELECT count(*) FROM members AS m WHERE m.feed = 'operation:' || o.key) AS team
FROM operations AS o WHERE ${sqlOf(conditions)}
ORDER BY o.opened_on DESC, o.key DESC LIMIT ${bound(conditions, asked.limit + 1)}`;
  type OperationLine = {
    version: string;
    body: string;
    findings: number;
    persons: number;
    compliant: number;
    team: number;
  };
  const { results } = await prepare(db, sql, conditions).all<OperationLine>();
  return results.map(({ body, ...rest }) => ({ ...rest, operation: bodyOf('operation', body) }));
}

/** Operations that wait for validation, of those the reader sees. */
export async function countToValidate(db: D1Database, session: Session): Promise<number> {
  const conditions = scopedTo(session, 'operation', 'o');
  and(conditions, `o.state = 'closed'`);
  const sql = `SELECT count(*) AS n FROM operations AS o WHERE ${sqlOf(conditions)}`;
  return (await prepare(db, sql, conditions).first<number>('n')) ?? 0;
}

/** Team, running totals, and how many of their devices still hold unsent work as last reported. The operation must have come through the scope. */
export async function readTeam(
  db: D1Database,
  operationId: string,
): Promise<{ members: MemberRow[]; counts: CountRow[]; unsentDevices: number }> {
  const feed = feeds.operation(operationId);
  const [members, counts, unsent] = await db.batch<{ body: string; n: number }>([
    db
      .prepare(`SELECT body FROM members WHERE feed = ?1 ORDER BY body ->> '$.name' LIMIT ${limits.pageRowsMax}`)
      .bind(feed),
    db.prepare(`SELECT body FROM counts WHERE feed = ?1 ORDER BY key LIMIT ${limits.pageRowsMax}`).bind(feed),
    db.prepare(unsentSql).bind(feed),
  ]);
  return {
    members: (members?.results ?? []).map(({ body }) => bodyOf('member', body)),
    counts: (counts?.results ?? []).map(({ body }) => bodyOf('count', body)),
    unsentDevices: unsent?.results[0]?.n ?? 0,
  };
}

/** Devices of the team that last said they hold something, this operation's or another's. */
const unsentSql = `
SELECT count(*) AS n FROM members AS m JOIN devices AS d ON d.account_id = m.account_id
WHERE m.feed = ?1 AND (coalesce(d.unsent, 0) > 0 OR coalesce(d.photos_waiting, 0) > 0)`;

/** People found in order in one operation: the running totals of its devices, summed. */
export async function readOperationCompliant(db: D1Database, operationId: string): Promise<number> {
  const sql = 'SELECT coalesce(sum(compliant), 0) AS n FROM counts WHERE feed = ?1';
  return (await db.prepare(sql).bind(feeds.operation(operationId)).first<number>('n')) ?? 0;
}
