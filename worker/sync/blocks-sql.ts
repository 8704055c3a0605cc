/** The sealed log: blocks and the entries they cover. */

export type Block = { n: number; firstSeq: number; lastSeq: number; hash: string };
export type Sealable = { seq: number; hash: string; outcome: string };

export function selectLastBlock(db: D1Database): D1PreparedStatement {
  return db.prepare('SELECT n, first_seq AS firstSeq, last_seq AS lastSeq, hash FROM blocks ORDER BY n DESC LIMIT 1');
}

export function selectBlocks(db: D1Database, afterN: number, limit: number): D1PreparedStatement {
  return db
    .prepare('SELECT n, first_seq AS firstSeq, last_seq AS lastSeq, hash FROM blocks WHERE n > ?1 ORDER BY n LIMIT ?2')
    .bind(afterN, limit);
}

export function selectSealable(db: D1Database, afterSeq: number, limit: number): D1PreparedStatement {
  return db.prepare('SELECT seq, hash, outcome FROM log WHERE seq > ?1 ORDER BY seq LIMIT ?2').bind(afterSeq, limit);
}

/** What a block's hash is made of, a line for each entry; `insertBlock` compares the same text. */
export function sealedText(entries: readonly Sealable[]): string {
  return entries.map(({ seq, hash, outcome }) => `${seq}:${hash}:${outcome}`).join('\n');
}

/**
 * Fails on its primary key when another sealer was first. Changes nothing when the log no longer reads as it was
 * read: a sealer may outlast the restoring of a backup.
 */
export function insertBlock(
  db: D1Database,
  block: Block,
  { entries, before, sealedAt }: { entries: readonly Sealable[]; before: Block; sealedAt: string },
): D1PreparedStatement {
  return db
    .prepare(insertSql)
    .bind(block.n, block.firstSeq, block.lastSeq, block.hash, sealedAt, sealedText(entries), before.hash);
}

const insertSql = `
INSERT INTO blocks (n, first_seq, last_seq, hash, sealed_at)
SELECT ?1, ?2, ?3, ?4, ?5
WHERE coalesce((SELECT hash FROM blocks ORDER BY n DESC LIMIT 1), '') = ?7
  AND (SELECT group_concat(line, char(10)) FROM (
    SELECT seq || ':' || hash || ':' || outcome AS line FROM log WHERE seq BETWEEN ?2 AND ?3 ORDER BY seq
  )) = ?6`;
