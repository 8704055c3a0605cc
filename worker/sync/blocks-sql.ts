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

/** Fails on its primary key when another sealer was first. */
export function insertBlock(db: D1Database, block: Block, sealedAt: string): D1PreparedStatement {
  return db
    .prepare('INSERT INTO blocks (n, first_seq, last_seq, hash, sealed_at) VALUES (?1, ?2, ?3, ?4, ?5)')
    .bind(block.n, block.firstSeq, block.lastSeq, block.hash, sealedAt);
}
