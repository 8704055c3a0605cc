/** What a database file holds, read by nobody's code but SQLite: each chain computed anew from the log. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

type Entry = {
  seq: number;
  id: string;
  hash: string;
  outcome: string;
  device_id: string;
  device_seq: number | null;
  prev_hash: string | null;
};
type Block = { n: number; first_seq: number; last_seq: number; hash: string };

export type Ledger = {
  /** Ids in the log, in order. */
  ids: string[];
  findings: number;
  doubledIds: number;
  /** Numbers of the log that are missing. */
  gaps: number;
  /** Blocks whose hash is not that of what they cover, and what no block covers. */
  falseBlocks: number;
  unsealed: number;
  /** Entries of a device that do not name the entry before them. */
  brokenLinks: number;
};

export function readLedger(file: string): Ledger {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const log = all<Entry>(
      database,
      'SELECT seq, id, hash, outcome, device_id, device_seq, prev_hash FROM log ORDER BY seq',
    );
    const blocks = all<Block>(database, 'SELECT n, first_seq, last_seq, hash FROM blocks ORDER BY n');
    const ids = log.map(({ id }) => id);
    return {
      ids,
      findings: all<{ n: number }>(database, 'SELECT count(*) AS n FROM findings')[0]?.n ?? 0,
      doubledIds: ids.length - new Set(ids).size,
      gaps: log.filter(({ seq }, at) => seq !== at + 1).length,
      ...blockFaults(blocks, log),
      brokenLinks: brokenLinks(log),
    };
  } finally {
    database.close();
  }
}

function blockFaults(blocks: readonly Block[], log: readonly Entry[]): { falseBlocks: number; unsealed: number } {
  let [before, sealed, falseBlocks] = ['', 0, 0];
  for (const [at, block] of blocks.entries()) {
    const covered = log.slice(sealed, block.last_seq);
    const text = [before, ...covered.map(({ seq, hash, outcome }) => `${seq}:${hash}:${outcome}`)].join('\n');
    const isTrue = createHash('sha256').update(text).digest('hex') === block.hash;
    if (!isTrue || block.n !== at + 1 || block.first_seq !== sealed + 1) falseBlocks += 1;
    [before, sealed] = [block.hash, block.last_seq];
  }
  return { falseBlocks, unsealed: log.length - sealed };
}

function brokenLinks(log: readonly Entry[]): number {
  const own = log.filter((entry) => entry.device_seq !== null);
  return [...Map.groupBy(own, ({ device_id: deviceId }) => deviceId).values()].reduce((sum, chain) => {
    const ordered = chain.toSorted((a, b) => (a.device_seq ?? 0) - (b.device_seq ?? 0));
    return sum + ordered.filter(({ prev_hash: prev }, at) => prev !== (ordered[at - 1]?.hash ?? null)).length;
  }, 0);
}

// The columns are those that the statement names.
function all<T>(database: DatabaseSync, sql: string): T[] {
  return database.prepare(sql).all() as T[];
}
