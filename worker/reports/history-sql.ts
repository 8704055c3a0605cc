/** The history of one thing, from the log: who, what, when. */
import type { HistoryEntry } from '../../schema/api.ts';
import { maskNik } from '../../schema/identity.ts';
import { limits } from '../../schema/limits.ts';

/** The last log entry there is: figures read after it hold at least everything up to it. */
export async function readLastSeq(db: D1Database): Promise<number> {
  return (await db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM log').first<number>('seq')) ?? 0;
}

/** Readings and running totals are in the log for other purposes; here they would bury the steps. */
const notSteps = `('case.opened', 'export.made', 'operation.count')`;
const columns = `l.seq, l.id, l.kind, l.at, l.received_at, l.account_id, a.name AS by, l.outcome, l.code, l.body`;

const ofCase = `
SELECT ${columns} FROM log AS l LEFT JOIN accounts AS a ON a.id = l.account_id
WHERE l.seq IN (
  SELECT seq FROM log WHERE id = ?1
  UNION SELECT seq FROM log WHERE thing = ?1 AND kind NOT IN ${notSteps}
  UNION SELECT seq FROM log WHERE thing = ?2 AND kind IN ('operation.validate', 'operation.return') AND outcome = 'applied')
ORDER BY l.seq DESC LIMIT ${limits.historyMax}`;

/** Steps of a case, of its finding, and the reviews of its operation, oldest first. It must have come through the scope. */
export async function readCaseHistory(db: D1Database, caseId: string, operationId: string): Promise<HistoryEntry[]> {
  const { results } = await db.prepare(ofCase).bind(caseId, operationId).all<LogRow>();
  return results.map(toEntry).toReversed();
}

const ofOperation = `
SELECT ${columns} FROM log AS l LEFT JOIN accounts AS a ON a.id = l.account_id
WHERE l.thing = ?1 AND l.kind NOT IN ${notSteps}
ORDER BY l.seq DESC LIMIT ${limits.historyMax}`;

/** Steps of an operation, oldest first. It must have come through the scope. */
export async function readOperationHistory(db: D1Database, operationId: string): Promise<HistoryEntry[]> {
  const { results } = await db.prepare(ofOperation).bind(operationId).all<LogRow>();
  return results.map(toEntry).toReversed();
}

const wholeNik = `SELECT body ->> '$.subject.nik' AS nik FROM log WHERE id = ?1 AND kind = 'finding.record'`;

/** The NIK as it was noted; null when there is none or it was erased. Only for those who may see it whole. */
export async function readNik(db: D1Database, findingId: string): Promise<string | null> {
  return await db.prepare(wholeNik).bind(findingId).first<string>('nik');
}

type LogRow = {
  seq: number;
  id: string;
  kind: string;
  at: string;
  received_at: string;
  account_id: string | null;
  by: string | null;
  outcome: HistoryEntry['outcome'];
  code: string | null;
  body: string | null;
};

function toEntry({ received_at: receivedAt, account_id: accountId, body, ...rest }: LogRow): HistoryEntry {
  return { ...rest, receivedAt, accountId, body: shownBody(body) };
}

/**
 * A body from the log as others may see it: of a NIK only the last four digits, wherever a version of the shape
 * kept it. Null where erased.
 */
export function shownBody(json: string | null): Record<string, unknown> | null {
  const body: unknown = json === null ? null : JSON.parse(json);
  return isObject(body) ? masked(body) : null;
}

function masked(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      if (name === 'nik' && typeof value === 'string') return [name, maskNik(value)];
      return [name, isObject(value) ? masked(value) : value];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
