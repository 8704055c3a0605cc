/** One case with all that its page shows. Each part is cut by the reader's scope or hangs on the case that was. */
import type { Candidate, CaseFile } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { scopeSql } from '../access/scope-sql.ts';
import type { Session } from '../env.ts';
import { and, bound, prepare, scopedTo, sqlOf } from './conditions-sql.ts';
import { bodyOf, bodyOrNull } from './rows-sql.ts';

export type CaseParts = Pick<CaseFile, 'case' | 'version' | 'finding' | 'findingVersion' | 'operation' | 'others'>;

/** Null when there is no such case, or it is not the reader's to see. */
export async function readCase(db: D1Database, session: Session, caseId: string): Promise<CaseParts | null> {
  const conditions = scopedTo(session, 'case', 'c');
  and(conditions, `c.key = ${bound(conditions, caseId)}`);
  const sql = `
SELECT c.version, c.body, f.version AS findingVersion, f.body AS finding, o.body AS operation, s.body AS standing
FROM cases AS c
JOIN findings AS f ON f.key = c.key
LEFT JOIN operations AS o ON o.key = c.body ->> '$.operationId'
LEFT JOIN standings AS s ON s.key = c.body ->> '$.subject.employeeId'
WHERE ${sqlOf(conditions)}`;
  type Line = {
    version: string;
    body: string;
    findingVersion: string;
    finding: string;
    operation: string | null;
    standing: string | null;
  };
  const row = await prepare(db, sql, conditions).first<Line>();
  if (row === null) return null;
  const offences = (bodyOrNull('standing', row.standing)?.offences ?? []).filter((one) => one.findingId !== caseId);
  return {
    case: bodyOf('case', row.body),
    version: row.version,
    finding: bodyOf('finding', row.finding),
    findingVersion: row.findingVersion,
    operation: bodyOrNull('operation', row.operation),
    others: await seenOf(db, session, offences),
  };
}

/** Standing knows no units: what the person was noted for in another office is not this reader's to see. */
async function seenOf(db: D1Database, session: Session, offences: CaseFile['others']): Promise<CaseFile['others']> {
  if (offences.length === 0) return [];
  const conditions = scopedTo(session, 'finding', 'f');
  const ids = bound(conditions, JSON.stringify(offences.map((one) => one.findingId)));
  and(conditions, `f.key IN (SELECT value FROM json_each(${ids}))`);
  const sql = `SELECT f.key FROM findings AS f WHERE ${sqlOf(conditions)} LIMIT ${limits.offencesMax}`;
  const { results } = await prepare(db, sql, conditions).all<{ key: string }>();
  const seen = new Set(results.map(({ key }) => key));
  return offences.filter((one) => seen.has(one.findingId));
}

/** The other findings on the same person in the same operation, whatever became of them. */
export async function readTwins(db: D1Database, session: Session, parts: CaseParts): Promise<CaseFile['twins']> {
  const conditions = scopedTo(session, 'finding', 'f');
  const ofCases = scopeSql(session, 'case', 'c', conditions.values.length + 1);
  conditions.values.push(...ofCases.params);
  const encounter = bound(conditions, `${parts.case.operationId}:${parts.case.subjectKey}`);
  and(conditions, `f.key <> ${bound(conditions, parts.case.id)}`);
  const sql = `
SELECT f.version, f.body, c.body AS file
FROM encounters AS e CROSS JOIN json_each(e.body, '$.findingIds') AS i
JOIN findings AS f ON f.key = i.value
LEFT JOIN cases AS c ON c.key = f.key AND ${ofCases.sql}
WHERE e.key = ${encounter} AND ${sqlOf(conditions)}
ORDER BY f.key LIMIT ${limits.pageRowsMax}`;
  const { results } = await prepare(db, sql, conditions).all<{ version: string; body: string; file: string | null }>();
  return results.map(({ version, body, file }) => ({
    finding: bodyOf('finding', body),
    version,
    case: bodyOrNull('case', file),
  }));
}

type Candidates = Pick<CaseFile, 'superiors' | 'assignees'>;

/**
 * Active heads of the person's unit and of those above it, nearest first, and who else may carry out guidance:
 * personnel officers who answer for the unit. Of somebody of no unit: the whole regency's personnel officers.
 */
export async function readCandidates(db: D1Database, unitId: string | null): Promise<Candidates> {
  const sql = `
SELECT a.id AS accountId, a.name, a.post, a.role
FROM accounts AS a
LEFT JOIN units AS mine ON mine.key = a.unit_id
LEFT JOIN units AS theirs ON theirs.key = ?1
WHERE a.active = 1 AND (
  (a.role = 'head' AND a.unit_id IS NOT NULL AND substr(theirs.trail, 1, length(mine.trail)) = mine.trail)
  OR (a.role = 'personnel' AND (a.unit_id IS NULL OR substr(theirs.trail, 1, length(mine.trail)) = mine.trail)))
ORDER BY length(mine.trail) DESC, a.name LIMIT ${limits.pageRowsMax}`;
  const { results } = await db.prepare(sql).bind(unitId).all<Candidate & { role: 'head' | 'personnel' }>();
  const all = results.map(({ role, ...candidate }) => ({ role, candidate }));
  return {
    superiors: all.filter(({ role }) => role === 'head').map(({ candidate }) => candidate),
    assignees: all.map(({ candidate }) => candidate),
  };
}
