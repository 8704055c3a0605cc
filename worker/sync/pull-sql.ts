/** Reading feeds: by index (feed, seq), in order, and no further than a page needs. */
import type { RowType } from '../../schema/rows.ts';
import { typesIn } from './feeds.ts';
import { tables } from './tables-sql.ts';

/** The last entry of the log (none: no row), and the roster version that is current (0: none). */
export type HeadRow = { seq: number; hash8: string; roster: number };

export function selectHead(db: D1Database): D1PreparedStatement {
  return db.prepare(
    `SELECT seq, substr(hash, 1, 8) AS hash8,
       coalesce((SELECT version FROM rosters WHERE state = 'current' ORDER BY version DESC LIMIT 1), 0) AS roster
     FROM log ORDER BY seq DESC LIMIT 1`,
  );
}

export type EntryRow = { seq: number; hash8: string };

export function selectEntries(db: D1Database, seqs: readonly number[]): D1PreparedStatement {
  return db
    .prepare(
      `SELECT l.seq, substr(l.hash, 1, 8) AS hash8 FROM json_each(?1) AS j CROSS JOIN log AS l ON l.seq = j.value`,
    )
    .bind(JSON.stringify(seqs));
}

export type OperationFeedRow = { feed: string; news: 0 | 1 };

/**
 * Feeds of the operations whose team he is on, newest first; `news`: whether anything in it is later than `since`.
 * One statement and two rows read per operation.
 */
export function selectOperationFeeds(
  db: D1Database,
  reader: { accountId: string; sinceOn: string; sinceSeq: number; limit: number },
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT 'operation:' || m.operation_id AS feed,
         EXISTS (SELECT 1 FROM feed_heads AS h WHERE h.feed = 'operation:' || m.operation_id AND h.seq > ?3) AS news
       FROM members AS m INDEXED BY members_account
       WHERE m.account_id = ?1 AND m.opened_on >= ?2
       ORDER BY m.opened_on DESC, m.operation_id DESC LIMIT ?4`,
    )
    .bind(reader.accountId, reader.sinceOn, reader.sinceSeq, reader.limit);
}

export type PulledRowOf = { type: RowType; key: string; seq: number; version: string | null; body: string | null };

/**
 * A feed's rows with since < seq ≤ upto in the order of seq, at most `limit`. Each table is read along its index and
 * the arms are merged, so about as many rows are read as come back. Departures only matter to who was there before.
 */
export function selectFeed(
  db: D1Database,
  { feed, since, upto, limit }: { feed: string; since: number; upto: number; limit: number },
): D1PreparedStatement {
  const arms = typesIn(feed).map(
    (type) =>
      `SELECT '${type}' AS type, key, seq, version, body FROM ${tables[type]} WHERE feed = ?1 AND seq > ?2 AND seq <= ?3`,
  );
  if (since > 0) {
    arms.push(
      `SELECT type, key, seq, NULL AS version, NULL AS body FROM departures WHERE feed = ?1 AND seq > ?2 AND seq <= ?3`,
    );
  }
  return db.prepare(`${arms.join('\nUNION ALL\n')}\nORDER BY seq LIMIT ?4`).bind(feed, since, upto, limit);
}
