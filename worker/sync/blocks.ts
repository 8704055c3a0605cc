/**
 * The server's own chain (DESIGN §4): the log is sealed in blocks beside the push, never in its way. Block n is
 * SHA-256 over the hash of block n−1 and, per log entry in order, its number, hash and outcome. Who changes an old
 * entry must change every block after it. Two sealers at once: the primary key n lets one of them through.
 */
import { limits } from '../../schema/limits.ts';
import { sha256 } from '../../schema/mutation.ts';
import type { Block, Sealable } from './blocks-sql.ts';
import { insertBlock, sealedText, selectBlocks, selectLastBlock, selectSealable } from './blocks-sql.ts';

const noBlock: Block = { n: 0, firstSeq: 0, lastSeq: 0, hash: '' };

async function hashOfBlock(before: string, entries: readonly Sealable[]): Promise<string> {
  return sha256(`${before}\n${sealedText(entries)}`);
}

/** Seals what is not sealed yet, at most `limits.blocksAtOnceMax` blocks. Answers the last number sealed. */
export async function sealBlocks(db: D1Database, sealedAt: string): Promise<number> {
  let last = (await selectLastBlock(db).first<Block>()) ?? noBlock;
  for (let count = 0; count < limits.blocksAtOnceMax; count += 1) {
    const { results: entries } = await selectSealable(db, last.lastSeq, limits.blockEntriesMax).all<Sealable>();
    const [first, final] = [entries[0], entries.at(-1)];
    if (first === undefined || final === undefined) break;
    const hash = await hashOfBlock(last.hash, entries);
    const block: Block = { n: last.n + 1, firstSeq: first.seq, lastSeq: final.seq, hash };
    if (!(await isInserted(insertBlock(db, block, { entries, before: last, sealedAt })))) break;
    last = block;
  }
  return last.lastSeq;
}

/** False: another sealer was first, or the log is another by now. What is left out, the next one takes. */
async function isInserted(insert: D1PreparedStatement): Promise<boolean> {
  try {
    return (await insert.run()).meta.changes > 0;
  } catch (error) {
    if (String(error).includes('UNIQUE constraint failed: blocks.n')) return false;
    throw error;
  }
}

export type ChainCheck =
  /** `unsealed`: entries after the last block; stated, never hidden. */
  { ok: true; blocks: number; sealedSeq: number; unsealed: number } | { ok: false; block: number };

/** Computes every block again from the log. `unsealed` counts at most one block's worth of entries. */
export async function verifyChain(db: D1Database): Promise<ChainCheck> {
  let last = noBlock;
  for (;;) {
    const { results: blocks } = await selectBlocks(db, last.n, limits.blocksAtOnceMax).all<Block>();
    for (const block of blocks) {
      if (!(await isTrue(db, last, block))) return { ok: false, block: block.n };
      last = block;
    }
    if (blocks.length < limits.blocksAtOnceMax) break;
  }
  const { results: rest } = await selectSealable(db, last.lastSeq, limits.blockEntriesMax).all<Sealable>();
  return { ok: true, blocks: last.n, sealedSeq: last.lastSeq, unsealed: rest.length };
}

async function isTrue(db: D1Database, before: Block, block: Block): Promise<boolean> {
  const { results } = await selectSealable(db, before.lastSeq, limits.blockEntriesMax).all<Sealable>();
  const entries = results.filter((entry) => entry.seq <= block.lastSeq);
  if (block.n !== before.n + 1 || entries[0]?.seq !== block.firstSeq || entries.at(-1)?.seq !== block.lastSeq)
    return false;
  return (await hashOfBlock(before.hash, entries)) === block.hash;
}
