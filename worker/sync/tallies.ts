/**
 * What a commit adds to the tallies: cells(after) − cells(before) of every finding whose pair with its case has
 * changed, whatever happened to it (DESIGN §5 "Reports").
 */
import type { Counted, Tally } from '../../schema/report.ts';
import { addCells, tallyCells, tallyName } from '../../schema/report.ts';
import type { Row, RowRef } from '../../schema/rows.ts';
import { asRowOf } from '../../schema/rows.ts';

/** `scope`: 'own:<unit>' or 'tree:<office>', '-' for what lies in none. `period`: 'YYYY-MM-DD' or 'YYYY-MM'. */
export type Increment = { scope: string; period: string; cells: Tally };

type Find = (ref: RowRef) => Row | null;

/** `touched`: every row that changed. `before` and `after` find rows as they were read and as they will be. */
export function incrementsOf(touched: Iterable<RowRef>, before: Find, after: Find): Increment[] {
  const ids = new Set<string>();
  for (const { type, key } of touched) if (type === 'finding' || type === 'case') ids.add(key);
  const alike = new Map<string, Alike>();
  for (const id of ids) {
    count(alike, pairOf(id, before), -1);
    count(alike, pairOf(id, after), 1);
  }
  const increments = new Map<string, Increment>();
  for (const { pair, times } of alike.values()) if (times !== 0) add(increments, pair, times);
  return [...increments.values()].map(withoutZeros).filter(({ cells }) => Object.keys(cells).length > 0);
}

/** Pairs of one place and day that count in the same cells: a raid has many, and there are some forty cells to each. */
type Alike = { pair: Counted; times: number };

function count(alike: Map<string, Alike>, pair: Counted | null, by: 1 | -1): void {
  if (pair === null || !pair.finding.counts) return;
  const { unitId, officeId, on } = pair.finding;
  const name = JSON.stringify([unitId, officeId, on, tallyName(pair)]);
  const known = alike.get(name) ?? { pair, times: 0 };
  known.times += by;
  alike.set(name, known);
}

function pairOf(id: string, find: Find): Counted | null {
  const finding = find({ type: 'finding', key: id });
  const file = find({ type: 'case', key: id });
  const noted = finding === null ? null : asRowOf(finding, 'finding');
  if (noted === null) return null;
  return { finding: noted.body, file: (file === null ? null : asRowOf(file, 'case'))?.body ?? null };
}

function add(increments: Map<string, Increment>, pair: Counted, times: number): void {
  const cells = tallyCells(pair);
  const { unitId, officeId, on } = pair.finding;
  for (const scope of [`own:${unitId ?? '-'}`, `tree:${officeId ?? '-'}`]) {
    for (const period of [on, on.slice(0, 7)]) addCells(cellsOf(increments, scope, period), cells, times);
  }
}

function cellsOf(increments: Map<string, Increment>, scope: string, period: string): Tally {
  const name = `${scope}|${period}`;
  const increment = increments.get(name) ?? { scope, period, cells: {} };
  increments.set(name, increment);
  return increment.cells;
}

function withoutZeros({ scope, period, cells }: Increment): Increment {
  return { scope, period, cells: Object.fromEntries(Object.entries(cells).filter(([, count]) => count !== 0)) };
}
