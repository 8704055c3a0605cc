/** The table of offices: findings of every unit gathered under the step of the tree that the reader looks at. */
import { limits } from '../../schema/limits.ts';
import type { Report } from '../../schema/report.ts';
import type { Reach, UnitName } from './reach-sql.ts';

type Line = Report['offices'][number];

/**
 * Counts by unit (key null: people of no unit) as lines, most first, and how many findings are beyond the last one.
 * A line holds what the list under it will hold, so units are placed by the tree as it is now.
 */
export function officeLines(
  counts: ReadonlyMap<string | null, number>,
  reach: Pick<Reach, 'unitId'>,
  names: ReadonlyMap<string, UnitName>,
): Pick<Report, 'offices' | 'officesRest'> {
  const lines = new Map<string | null, Line>();
  for (const [unitId, count] of counts) {
    if (count === 0) continue;
    const { id, self } = unitId === null ? { id: null, self: false } : branchOf(unitId, reach.unitId, names);
    const line = lines.get(id) ?? { unitId: id, name: id === null ? '' : (names.get(id)?.name ?? id), count: 0, self };
    lines.set(id, { ...line, count: line.count + count });
  }
  const sorted = [...lines.values()].toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  const offices = sorted.slice(0, limits.pageRowsMax);
  const officesRest = sorted.slice(limits.pageRowsMax).reduce((sum, line) => sum + line.count, 0);
  return { offices, officesRest };
}

/** The unit right below `under` (null: below the regency) that this one lies in; `self` when it is `under` itself. */
function branchOf(
  unitId: string,
  under: string | null,
  names: ReadonlyMap<string, UnitName>,
): { id: string; self: boolean } {
  const steps = names
    .get(unitId)
    ?.trail.split('/')
    .filter((step) => step !== '');
  // The roster named a unit that our tree does not know: a line of its own.
  if (steps === undefined) return { id: unitId, self: unitId === under };
  const at = under === null ? 0 : steps.indexOf(under);
  const below = steps[at + 1];
  return below === undefined ? { id: steps[at] ?? unitId, self: true } : { id: below, self: false };
}
