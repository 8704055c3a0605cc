/**
 * Keeps the log of rows short: small bundles at its end become one, and when most lines are superseded the whole log
 * is written anew. One transaction each, which does nothing when another tab has moved the log's end meanwhile.
 */
import type { Door } from './database.ts';
import type { KnownRows, Line } from './row-log.ts';
import { fold } from './row-log.ts';
import { openAll, seal } from './seal.ts';
import type { Bundle, Shelves } from './store-shapes.ts';
import type { KnownLog } from './store-rows.ts';

/** As many as a page of a pull: a bundle so full is left alone. */
const fullLines = 500;
/** Superseded lines are borne until they are as many as the living, and these besides. */
const staleLinesMax = 2_000;

type Use = Door<Shelves>['use'];

/** What is known afterwards; the log says the same as before. */
export async function tidied(use: Use, key: CryptoKey, known: KnownLog): Promise<KnownLog> {
  const isStale = known.lines > 2 * known.rows.size + staleLinesMax;
  const all = await use((db) => db.getAll('bundles'));
  if (all.at(-1)?.n !== known.upTo) return known;
  const from = isStale ? 0 : all.findLastIndex(({ size }) => size >= fullLines) + 1;
  const merged = await rewritten(key, all.slice(from), from === 0);
  const isDone = await replace(use, all.slice(from), merged, known.upTo);
  if (!isDone) return known;
  const lines = all
    .slice(0, from)
    .concat(merged)
    .reduce((sum, { size }) => sum + size, 0);
  return { upTo: merged.at(-1)?.n ?? known.upTo, lines, rows: known.rows };
}

/** What was there before a restore stays apart from what came after it. */
async function rewritten(key: CryptoKey, bundles: readonly Bundle[], isWhole: boolean): Promise<Bundle[]> {
  const opened = await openAll(
    key,
    bundles.map(({ sealed }) => sealed),
  );
  const logs = opened.map((lines, at) => ({ lines, isOld: bundles[at]?.isOld === true }));
  const rows: KnownRows = new Map();
  for (const { lines, isOld } of logs) fold(rows, lines, isOld);
  const last = bundles.at(-1)?.n ?? 0;
  const fresh: Bundle[] = [];
  for (const isOld of [true, false]) {
    const taken = isWhole ? [] : logs.flatMap((log) => (log.isOld === isOld ? log.lines.filter(isTaking) : []));
    // First what they took away from earlier bundles, then what is there.
    const lines = [...taken, ...linesOf(rows, isOld)];
    for (let at = 0; at < lines.length; at += fullLines) {
      const part = lines.slice(at, at + fullLines);
      fresh.push({ n: last + fresh.length + 1, size: part.length, isOld, sealed: await seal(key, part) });
    }
  }
  return fresh;
}

/** The fewest lines that say the same, of what was written before a restore or after it. */
function linesOf(rows: KnownRows, ofOld: boolean): Line[] {
  return [...rows].flatMap(([name, { seq, row, isOld }]) =>
    isOld === ofOld ? [{ name, feed: row.feed ?? '', seq, row }] : [],
  );
}

const isTaking = ({ row }: Line): boolean => row === null;

async function replace(use: Use, old: readonly Bundle[], fresh: readonly Bundle[], upTo: number): Promise<boolean> {
  return use(async (db) => {
    const tx = db.transaction('bundles', 'readwrite');
    const isSame = (await tx.store.getAllKeys()).at(-1) === upTo;
    const calls = isSame ? [...old.map(({ n }) => tx.store.delete(n)), ...fresh.map((one) => tx.store.put(one))] : [];
    await Promise.all([...calls, tx.done]);
    return isSame;
  });
}
