/**
 * Entries that the server writes itself: credentials, roster, readings, exports (DESIGN §2). They have doors of
 * their own, and each leaves its entry in the same log, in the same batch as what it did, or does not happen.
 *
 *   await commitWithEntry(db, { kind: 'account.create', thing: id, body: {…}, accountId, at }, [insertAccount]);
 *   // rows that devices follow (officers) are written under the entry's sequence number:
 *   await commitWithEntry(db, entry, [update], (version) => [{ type: 'officer', key, feed: feeds.field, version, body }]);
 *
 * The body must hold no secret: the log is kept for ever.
 */
import { bodyHashOf, canonicalJson, sha256 } from '../../schema/mutation.ts';
import type { Row } from '../../schema/rows.ts';
import { newId, nowIso, randomHex } from '../platform.ts';
import { type LogLine, insertLog } from './log-sql.ts';
import { isUnderOneSeq, writeRows } from './rows-sql.ts';

export type ServerEntry = {
  /** Like a mutation's kind, but never one of them: 'account.create', 'roster.apply', 'case.view'. */
  kind: string;
  /** Id of what it is about, for the history of that thing; null when it is about nothing that has one. */
  thing: string | null;
  body: Record<string, unknown>;
  /** Who did it; null: the server by itself. */
  accountId: string | null;
  /** ISO instant, by the server's clock. */
  at: string;
};

/** In the log's `device_id` where a mutation has its device. */
export const serverDevice = 'server';

/** The statement that writes the entry, for a batch of the caller's own, and the id it will have (a UUIDv7). */
export async function serverEntry(
  db: D1Database,
  entry: ServerEntry,
): Promise<{ id: string; statement: D1PreparedStatement }> {
  const line = await serverLine(entry);
  return { id: line.id, statement: insertLog(db, [line]) };
}

/** The entry itself, for a batch that writes others too. */
export async function serverLine(entry: ServerEntry): Promise<LogLine> {
  const salt = randomHex(16);
  const { kind, thing, body, accountId, at } = entry;
  const bodyHash = await bodyHashOf(salt, body);
  const parts = { id: newId(), kind, v: 1, deviceId: serverDevice, accountId, deviceSeq: null, at, clockOffset: null };
  // The same fields as a mutation's hash, so that one way of checking serves the whole log.
  const hash = await sha256(canonicalJson({ ...parts, prevHash: null, bodyHash }));
  const evidence = { prevHash: null, bodyHash, hash, salt, body };
  return { ...parts, ...evidence, thing, outcome: 'applied', code: null, receivedAt: nowIso() };
}

/**
 * One batch: the entry, the caller's statements in their order, then the rows under the entry's sequence number
 * and version. All of it or nothing; throws what D1 throws. At most `limits.entryRowsMax` rows.
 */
export async function commitWithEntry(
  db: D1Database,
  entry: ServerEntry,
  statements: readonly D1PreparedStatement[],
  rowsOf: (version: string) => readonly Row[] = () => [],
): Promise<{ id: string; results: D1Result[] }> {
  const { id, statement } = await serverEntry(db, entry);
  const rows = rowsOf(id).map((row) => ({ ordinal: 1, row }));
  if (!isUnderOneSeq(rows.length)) throw new RangeError(`${rows.length} rows under one log entry`);
  const [, ...results] = await db.batch([statement, ...statements, ...writeRows(db, rows, 1)]);
  return { id, results: results.slice(0, statements.length) };
}
