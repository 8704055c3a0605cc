/**
 * Whose findings a report or a list is about: the whole regency, one unit with all below it, its own people only, or
 * people of no unit. It only ever narrows the reader's scope: a unit that is not his to see is not found.
 */
import type { ReportFilter } from '../../schema/report.ts';
import { noUnit } from '../../schema/report.ts';
import type { Session } from '../env.ts';
import { refuse } from '../problem.ts';
import { type Conditions, and, bound } from './conditions-sql.ts';

export type UnitName = { name: string; trail: string };
export type Reach = {
  /** The unit asked for, or the reader's own; null: the whole regency, or people of no unit. */
  unitId: string | null;
  /** Ids of the units it covers. */
  units: 'all' | 'none' | readonly string[];
  /** Names and places in the tree of those it covers. */
  names: ReadonlyMap<string, UnitName>;
};

/** Far above any regency's tree; a head of more would be shown no more. */
const unitsMax = 5_000;

/** Throws `not_found` for a unit that is not there or not the reader's to see. */
export async function readReach(
  db: D1Database,
  session: Session,
  filter: Pick<ReportFilter, 'unitId' | 'only'>,
): Promise<Reach> {
  const { units } = session.actor;
  const isWhole = units === 'all' && session.actor.role !== 'head';
  const names = new Map<string, UnitName>();
  if (filter.unitId === noUnit) {
    if (!isWhole) throw refuse('not_found');
    return { unitId: null, units: 'none', names };
  }
  if (isWhole && filter.unitId === undefined) return { unitId: null, units: 'all', names };
  const unitId = filter.unitId ?? session.unitId;
  const mine = units === 'all' ? new Set<string>() : units;
  // A head or an officer of a unit that is gone has nobody.
  if (unitId === null || (filter.unitId === undefined && !mine.has(unitId))) return { unitId, units: [], names };
  if (!isWhole && !mine.has(unitId)) throw refuse('not_found');
  for (const [id, unit] of await readSubtree(db, unitId)) names.set(id, unit);
  if (names.size === 0 && !(await isNoted(db, unitId))) throw refuse('not_found');
  const below = names.size === 0 ? [unitId] : [...names.keys()];
  return { unitId, units: filter.only === 'self' ? [unitId] : below, names };
}

/** The condition that a finding or case lies in reach; its scope is another condition of the same query. */
export function inReach(conditions: Conditions, { units }: Reach, alias: string): void {
  if (units === 'all') return;
  if (units === 'none') and(conditions, `${alias}.unit_id IS NULL`);
  else
    and(conditions, `${alias}.unit_id IN (SELECT value FROM json_each(${bound(conditions, JSON.stringify(units))}))`);
}

/** '/' is followed by '0' in UTF-8, so '/a/b0' ends what begins with '/a/b/'. */
const subtreeSql = `
SELECT u.key, u.body ->> '$.name' AS name, u.trail FROM units AS u
JOIN units AS top ON top.key = ?1
WHERE u.trail >= top.trail AND u.trail < substr(top.trail, 1, length(top.trail) - 1) || '0'
ORDER BY u.trail LIMIT ${unitsMax}`;

async function readSubtree(db: D1Database, unitId: string): Promise<Map<string, UnitName>> {
  const { results } = await db.prepare(subtreeSql).bind(unitId).all<UnitName & { key: string }>();
  return namesOf(results);
}

/** Findings keep the unit the roster named that day, also one that our tree has never known. */
async function isNoted(db: D1Database, unitId: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 AS one FROM findings WHERE unit_id = ?1 LIMIT 1').bind(unitId).first()) !== null;
}

const namedSql = `
SELECT key, body ->> '$.name' AS name, trail FROM units WHERE key IN (SELECT value FROM json_each(?1))
UNION
SELECT key, body ->> '$.name', trail FROM units WHERE parent_id IN (SELECT key FROM units WHERE parent_id IS NULL)
UNION
SELECT key, body ->> '$.name', trail FROM units WHERE parent_id IS NULL
LIMIT ${unitsMax}`;

/** The named units, and the top two steps of the tree: what a table of offices needs. */
export async function readNames(db: D1Database, ids: readonly string[]): Promise<Map<string, UnitName>> {
  const { results } = await db.prepare(namedSql).bind(JSON.stringify(ids)).all<UnitName & { key: string }>();
  return namesOf(results);
}

function namesOf(rows: readonly (UnitName & { key: string })[]): Map<string, UnitName> {
  return new Map(rows.map(({ key, name, trail }) => [key, { name, trail }]));
}
