/** The one append-only log: the idempotency table, the audit trail and the chain of evidence. */

/** One entry as it is written. Of a mutation or of the server itself. */
export type LogLine = {
  id: string;
  kind: string;
  v: number;
  deviceId: string;
  deviceSeq: number | null;
  accountId: string | null;
  at: string;
  clockOffset: number | null;
  prevHash: string | null;
  bodyHash: string;
  hash: string;
  salt: string;
  body: Record<string, unknown>;
  thing: string | null;
  outcome: 'applied' | 'conflict' | 'rejected';
  code: string | null;
  receivedAt: string;
};

/** What an insert answers: the number each entry got, and how many held mutations wait for it. */
export type Logged = { seq: number; id: string; awaited: number };

const insertSql = `
INSERT INTO log (seq, id, kind, v, device_id, device_seq, account_id, at, clock_offset, prev_hash, body_hash, hash,
  salt, body, thing, outcome, code, received_at)
SELECT (SELECT coalesce(max(seq), 0) FROM log) + key + 1, value ->> 0, value ->> 1, value ->> 2, value ->> 3,
  value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11,
  value ->> 12, value ->> 13, value ->> 14, value ->> 15, value ->> 16
FROM json_each(?1)
RETURNING seq, id, (SELECT count(*) FROM held WHERE parent IN (log.id, log.thing)) AS awaited`;

/**
 * Appends the entries in their order; the unique index on id is the judge between two that arrive at once. The
 * numbers are allocated in the batch itself, so they grow in the order of commits.
 */
export function insertLog(db: D1Database, lines: readonly LogLine[]): D1PreparedStatement {
  const values = lines.map((line) => [
    line.id,
    line.kind,
    line.v,
    line.deviceId,
    line.deviceSeq,
    line.accountId,
    line.at,
    line.clockOffset,
    line.prevHash,
    line.bodyHash,
    line.hash,
    line.salt,
    // As text, like the bodies of rows: see rows-sql.ts.
    JSON.stringify(line.body),
    line.thing,
    line.outcome,
    line.code,
    line.receivedAt,
  ]);
  return db.prepare(insertSql).bind(JSON.stringify(values));
}
