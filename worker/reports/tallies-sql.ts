/**
 * Figures of a period, read from the sums that every commit keeps (DESIGN §5 "Reports"): 'tree:<office>' holds an
 * office with all below it, 'own:<unit>' one unit's people; both by day and by month. A report of the whole regency
 * reads the offices; of one unit, its own and those below it. Callers hand in only units of the reader's scope.
 */
import type { Tally } from '../../schema/report.ts';
import { cellOf, noUnit, totalCell } from '../../schema/report.ts';
import type { Days, Narrowing, Period } from './asked.ts';
import type { Reach } from './reach-sql.ts';

export type PeriodFigures = {
  uptoSeq: number;
  tally: Tally;
  /** By unit: an office's holds all below it when the whole regency was read. Null: people of no unit. */
  byUnit: Map<string | null, number>;
  byPeriod: Map<string, number>;
};

/** Every scope of the kind without reading its periods: from each to the next one by the index. */
const everyTree = `
WITH RECURSIVE scopes(scope) AS (
  SELECT min(scope) FROM tallies WHERE scope >= 'tree:' AND scope < 'tree;'
  UNION ALL
  SELECT (SELECT min(t.scope) FROM tallies AS t WHERE t.scope > scopes.scope AND t.scope < 'tree;')
  FROM scopes WHERE scopes.scope IS NOT NULL
)`;
const named = 'WITH scopes(scope) AS (SELECT value FROM json_each(?3))';

/** `scopes` null: every 'tree:'. */
function ofScopes(
  db: D1Database,
  sql: string,
  scopes: readonly string[] | null,
  values: readonly string[],
): D1PreparedStatement {
  if (scopes === null) return db.prepare(everyTree + sql).bind(...values);
  return db.prepare(named + sql).bind(...values, JSON.stringify(scopes));
}

/**
 * CROSS JOIN keeps the order: each scope is one look by the key. Days are a range of it, which holds a month or two
 * besides; months are looked up one by one, since all their days lie between them.
 */
const days = `
FROM scopes CROSS JOIN tallies AS t
  ON t.scope = scopes.scope AND t.period BETWEEN ?1 ->> '$[0]' AND ?1 ->> '$[#-1]' AND length(t.period) = 10`;
const months = `
FROM scopes CROSS JOIN json_each(?1) AS p CROSS JOIN tallies AS t ON t.scope = scopes.scope AND t.period = p.value`;
/** Of a narrowed report its pairs, else the cells that are no pairs. */
const oneCell = `CASE WHEN ?2 = '${totalCell}' THEN instr(j.key, '&') = 0 ELSE instr(j.key, ?2) > 0 END`;

/** Cells of one report without its pairs: codes are few, and this many are never on one screen. */
const cellsMax = 5_000;
/** Units of a tree times days or months: a row each at the most. */
const sumsMax = 160_000;

const sumsSql = (from: string): string =>
  ` SELECT t.scope, t.period, json_extract(t.cells, '$."' || ?2 || '"') AS count ${from} LIMIT ${sumsMax}`;
const cellsSql = (from: string): string => `
SELECT j.key AS cell, sum(j.value) AS count ${from} CROSS JOIN json_each(t.cells) AS j
WHERE ${oneCell} GROUP BY j.key LIMIT ${cellsMax}`;

/** The sums, and the last log entry they hold: read in one transaction, so the two belong together. */
export async function readTallies(
  db: D1Database,
  reach: Reach,
  period: Period,
  narrowing: Narrowing,
): Promise<PeriodFigures> {
  const cell = narrowing === null ? totalCell : cellOf(narrowing.dimension, narrowing.value);
  const values = [JSON.stringify(period.periods), cell];
  const from = period.periods[0]?.length === 10 ? days : months;
  const [seq, sums, cells] = await db.batch<Record<string, string | number>>([
    db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM log'),
    ofScopes(db, sumsSql(from), unitScopes(reach), values),
    ofScopes(db, cellsSql(from), cellScopes(reach), values),
  ]);
  const byUnit = new Map<string | null, number>();
  const byPeriod = new Map<string, number>(period.periods.map((one) => [one, 0]));
  for (const row of sums?.results ?? []) {
    const count = Number(row['count'] ?? 0);
    add(byUnit, unitOf(String(row['scope'])), count);
    add(byPeriod, String(row['period']), count);
  }
  const tally = Object.fromEntries((cells?.results ?? []).map((row) => [String(row['cell']), Number(row['count'])]));
  return { uptoSeq: Number(seq?.results[0]?.['seq'] ?? 0), tally, byUnit, byPeriod };
}

/** People found in order in the operations opened in these days: their keys begin with the opening date. */
export async function readCompliant(db: D1Database, days: Days): Promise<number> {
  const compact = (on: string): string => on.replaceAll('-', '');
  const sql = 'SELECT coalesce(sum(compliant), 0) AS compliant FROM counts WHERE key >= ?1 AND key < ?2';
  // '.' follows '-': every operation of the last day is before it.
  return (
    (await db
      .prepare(sql)
      .bind(`${compact(days.from)}-`, `${compact(days.to)}.`)
      .first<number>('compliant')) ?? 0
  );
}

/** Scopes whose totals make the table of units. */
function unitScopes({ units }: Reach): string[] | null {
  if (units === 'all') return null;
  return units === 'none' ? [`tree:${noUnit}`] : units.map((id) => `own:${id}`);
}

/**
 * Scopes whose cells make the other tables. An office has the sums of all below it in one; a unit that was noted
 * before our tree knew it stands as an office of its own, so every unit of the subtree is asked for one.
 */
function cellScopes(reach: Reach): string[] | null {
  const { units, unitId, names } = reach;
  if (units === 'all' || units === 'none' || unitId === null) return unitScopes(reach);
  const depth =
    names
      .get(unitId)
      ?.trail.split('/')
      .filter((step) => step !== '').length ?? 0;
  const isOffice = depth >= 1 && depth <= 2 && units.length === names.size;
  return isOffice ? units.map((id) => `tree:${id}`) : unitScopes(reach);
}

function unitOf(scope: string): string | null {
  const id = scope.slice(scope.indexOf(':') + 1);
  return id === noUnit ? null : id;
}

function add<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
