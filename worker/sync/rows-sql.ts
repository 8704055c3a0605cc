/**
 * Rows in and out of the database: any number of any types, each in one statement. Lists travel as one JSON
 * parameter, so the number of statements does not depend on the number of mutations.
 */
import { limits } from '../../schema/limits.ts';
import type { Row, RowRef, RowType } from '../../schema/rows.ts';
import { feeds, refName, rowTypes } from '../../schema/rows.ts';
import { standingSql } from './known-sql.ts';
import { tables, unionAll } from './tables-sql.ts';

/** A row and the log entry that last touched it. */
export type KeptRow = { row: Row; seq: number };

type StoredRow = { type: RowType; key: string; feed: string | null; seq: number; version: string; body: string };

/** The rows among `refs`, each named once, that are there; null when nothing is asked. */
export function selectRows(db: D1Database, refs: readonly RowRef[]): D1PreparedStatement | null {
  const keys = keysByType(refs);
  const arms = rowTypes.filter((type) => keys[type] !== undefined).map(selectArm);
  if (arms.length === 0) return null;
  return db.prepare(unionAll(arms)).bind(JSON.stringify(keys));
}

// CROSS JOIN keeps the order: the few keys first, each looked up in its table.
const selectArm = (type: RowType): string =>
  `SELECT '${type}' AS type, t.key, t.feed, t.seq, t.version, t.body
   FROM json_each(?1, '$.${type}') AS j CROSS JOIN ${tables[type]} AS t ON t.key = j.value`;

/** Results of `selectRows` by `refName`. */
export function toRows(results: readonly unknown[]): Map<string, KeptRow> {
  const rows = new Map<string, KeptRow>();
  for (const result of results) {
    const kept = toRow(result as StoredRow); // the columns of selectArm
    rows.set(refName(kept.row), kept);
  }
  return rows;
}

function toRow({ type, key, feed, seq, version, body }: StoredRow): KeptRow {
  const parsed: unknown = JSON.parse(body);
  // Bodies are written by rules only, so the type's table holds the type's bodies.
  return { row: { type, key, feed, version, body: parsed } as Row, seq };
}

/** `ordinal`: which log entry of the batch changed it, from 1. */
export type RowChange = { ordinal: number; row: Row };

/** One bound value may have 2 MB on D1, in UTF-8: at most three bytes for each of these UTF-16 units. */
const parameterUnitsMax = 600_000;

/**
 * Writes the rows, after the batch has inserted its `entries` log entries: each gets the sequence number of the
 * entry that changed it, and leaves a departure in a feed that it left. At most `rowStatementsMax` statements (or one
 * more per 600 kB), and one for the heads of the operations' feeds.
 */
export function writeRows(db: D1Database, changes: readonly RowChange[], entries: number): D1PreparedStatement[] {
  const rows = byStatement(changes).flatMap(([sql, its]) =>
    inPieces(its.map(toJson)).map((json) => db.prepare(sql).bind(json, entries)),
  );
  const heads = operationFeeds(changes);
  if (heads.length > 0) rows.push(db.prepare(headsSql).bind(JSON.stringify(heads), entries));
  return rows;
}

/** With everything else that a push may write this makes the twelve statements of DESIGN §9. */
const rowStatementsMax = 4;

/**
 * What goes into which statement. The view takes rows of any type, but its trigger looks at every table for every row:
 * the types with the most rows are put into their tables directly, which takes half the time.
 */
function byStatement(changes: readonly RowChange[]): [sql: string, changes: RowChange[]][] {
  const staying = changes.filter(({ row }) => !mayDepart(row));
  const types = [...Map.groupBy(staying, ({ row }) => row.type)].toSorted(([, a], [, b]) => b.length - a.length);
  const isViewNeeded = staying.length < changes.length || types.length > rowStatementsMax;
  const direct = types.slice(0, isViewNeeded ? rowStatementsMax - 1 : rowStatementsMax);
  const rest = [
    ...changes.filter(({ row }) => mayDepart(row)),
    ...types.slice(direct.length).flatMap(([, its]) => its),
  ];
  return [
    ...direct.map(([type, its]): [string, RowChange[]] => [intoSql(type), its]),
    ...(rest.length > 0 ? [[writeSql, rest] satisfies [string, RowChange[]]] : []),
  ];
}

/** Rows that change hands, which the view's trigger notices. A case is born with its finding and no one followed it. */
function mayDepart({ type, key, version }: Row): boolean {
  return type === 'officer' || (type === 'case' && key !== version);
}

const headsSql = `
INSERT INTO feed_heads (feed, seq)
SELECT value ->> 0, (SELECT max(seq) FROM log) - ?2 + (value ->> 1) FROM json_each(?1) WHERE true
ON CONFLICT (feed) DO UPDATE SET seq = excluded.seq`;

/** Each operation's feed that is touched, with the last ordinal in it. */
function operationFeeds(changes: readonly RowChange[]): [feed: string, ordinal: number][] {
  const last = new Map<string, number>();
  for (const { ordinal, row } of changes) {
    if (row.feed?.startsWith(feeds.operation(''))) last.set(row.feed, Math.max(ordinal, last.get(row.feed) ?? 0));
  }
  return [...last];
}

const writeSql = `
INSERT INTO changes (type, key, feed, seq, version, body)
SELECT value ->> 0, value ->> 1, value ->> 2, (SELECT max(seq) FROM log) - ?2 + (value ->> 3), value ->> 4, value ->> 5
FROM json_each(?1)`;

const intoSql = (type: RowType): string => `
INSERT INTO ${tables[type]} (key, feed, seq, version, body)
SELECT value ->> 1, value ->> 2, (SELECT max(seq) FROM log) - ?2 + (value ->> 3), value ->> 4, value ->> 5
FROM json_each(?1) WHERE true
ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body`;

/** The body as text: SQLite takes a text out of a list in half the time of what it must parse and write again. */
const toJson = ({ ordinal, row }: RowChange): string =>
  JSON.stringify([row.type, row.key, row.feed, ordinal, row.version, JSON.stringify(row.body)]);

function inPieces(items: readonly string[]): string[] {
  const pieces: string[][] = [[]];
  let units = 0;
  for (const item of items) {
    if (units + item.length > parameterUnitsMax && units > 0) {
      pieces.push([]);
      units = 0;
    }
    pieces.at(-1)?.push(item);
    units += item.length + 1;
  }
  return pieces.filter((piece) => piece.length > 0).map((piece) => `[${piece.join(',')}]`);
}

/** A page of a pull is never cut inside one log entry, so one entry must fit into a page with room to spare. */
export function isUnderOneSeq(rows: number): boolean {
  return rows <= limits.entryRowsMax;
}

/** What a decision rests on: each row it read with the seq it had, or null where it was absent. */
export type Read = { ref: RowRef; seq: number | null };

/**
 * Fails the batch when a row is no longer what was read, one read as absent has appeared, or one of
 * `undecided` (ids of mutations that were not there) has entered the log, or one who acts has another role, another
 * unit or an ended device or account by now.
 */
export function guardReads(
  db: D1Database,
  reads: readonly Read[],
  undecided: readonly string[],
  vias: readonly { deviceId: string; standing: string }[],
): D1PreparedStatement {
  const byType: Partial<Record<RowType | 'log' | 'vias', unknown[]>> = {};
  for (const { ref, seq } of reads) (byType[ref.type] ??= []).push([ref.key, seq]);
  const moved = rowTypes.filter((type) => byType[type] !== undefined).map(movedSql);
  if (undecided.length > 0) {
    byType.log = [...undecided];
    moved.push(`EXISTS (SELECT 1 FROM json_each(?1, '$.log') AS j CROSS JOIN log AS t ON t.id = j.value)`);
  }
  byType.vias = vias.map(({ deviceId, standing }) => [deviceId, standing]);
  moved.push(standingMovedSql);
  return db.prepare(`INSERT INTO guard (ok) SELECT 0 WHERE ${moved.join('\nOR ')}`).bind(JSON.stringify(byType));
}

// One device or a few: of a push it is the sender's.
const standingMovedSql = `EXISTS (SELECT 1 FROM json_each(?1, '$.vias') AS j
  LEFT JOIN devices AS d ON d.id = j.value ->> 0 LEFT JOIN accounts AS a ON a.id = d.account_id
  WHERE ${standingSql} IS NOT j.value ->> 1)`;

const movedSql = (type: RowType): string =>
  `EXISTS (SELECT 1 FROM json_each(?1, '$.${type}') AS j LEFT JOIN ${tables[type]} AS t ON t.key = j.value ->> 0
   WHERE t.seq IS NOT j.value ->> 1)`;

function keysByType(refs: readonly RowRef[]): Partial<Record<RowType, string[]>> {
  const keys: Partial<Record<RowType, string[]>> = {};
  for (const { type, key } of refs) (keys[type] ??= []).push(key);
  return keys;
}
