/**
 * Figures (DESIGN §5 "Reports"). One pure function says which cells a finding counts in; a tally is the sum of
 * cells over findings, and the increment of any change is cells(after) − cells(before), whatever happened. The
 * list under a figure is filtered by the same words, so the two cannot disagree.
 */
import * as z from 'zod/mini';
import type { CaseOutcome, CaseRow, CaseState } from './case.ts';
import * as f from './fields.ts';
import type { FindingRow } from './finding.ts';

/** Follow-up of a finding: none (no case), the state of its open case, or the outcome of its closed one. */
export type FollowUp = 'none' | Exclude<CaseState, 'closed'> | Exclude<CaseOutcome, 'joined'>;
export const followUps = [
  'none',
  'new',
  'forwarded',
  'read',
  'assigned',
  'completed',
  'guided',
  'notProven',
  'lawful',
  'handedOver',
] as const satisfies readonly FollowUp[];
export const subjectStatuses = [
  'PNS',
  'CPNS',
  'PPPK',
  'NON-ASN',
  'ASN-LAIN',
  'WARGA',
  'TAK-DIKENAL',
  'KANTOR',
] as const;

/** A finding and its case: the pair that every figure is computed from. */
export type Counted = { finding: FindingRow; file: CaseRow | null };

export function followUpOf({ file }: Counted): FollowUp {
  if (file === null) return 'none';
  // A joined case counts again only while its twin is withdrawn: then it stands where it stood before.
  if (file.outcome === 'joined') return openState(file.before ?? 'new');
  if (file.state === 'closed') return file.outcome ?? 'guided';
  return file.state;
}

function openState(state: CaseState): FollowUp {
  return state === 'closed' ? 'new' : state;
}

export const dimensions = ['violation', 'reason', 'action', 'status', 'followUp'] as const;
export type Dimension = (typeof dimensions)[number];

/** The value that a finding has in each dimension; the main violation is the first. */
export function valuesOf(pair: Counted): Record<Dimension, string> {
  const { facts, status } = pair.finding;
  return {
    violation: facts.violations[0]?.code ?? '',
    reason: facts.reason.code,
    action: facts.action.code,
    status,
    followUp: followUpOf(pair),
  };
}

export const totalCell = 'total';
export const cellOf = (dimension: Dimension, value: string): string => `${dimension}=${value}`;
export const notedCell = (violation: string): string => `noted=${violation}`;
const pairCell = (one: string, other: string): string => [one, other].toSorted((a, b) => a.localeCompare(b)).join('&');

/**
 * Cells that one finding counts in: the total, each dimension, each pair of dimensions (for one filter at a
 * time), and "all violations noted" with its pairs. None when it does not count.
 */
export function tallyCells(pair: Counted | null): string[] {
  if (pair === null || !pair.finding.counts) return [];
  const values = valuesOf(pair);
  const single = dimensions.map((dimension) => cellOf(dimension, values[dimension]));
  const noted = [...new Set(pair.finding.facts.violations.map((one) => notedCell(one.code)))];
  const pairs = single.flatMap((one, at) => single.slice(at + 1).map((other) => pairCell(one, other)));
  const notedPairs = noted.flatMap((one) => single.map((other) => pairCell(one, other)));
  return [totalCell, ...single, ...noted, ...pairs, ...notedPairs];
}

/** Findings that count have the same name exactly when they count in the same cells. */
export function tallyName(pair: Counted): string {
  return JSON.stringify([valuesOf(pair), ...new Set(pair.finding.facts.violations.map(({ code }) => code))]);
}

/** Cell → count. */
export type Tally = Record<string, number>;

export function addCells(tally: Tally, cells: readonly string[], by: number): void {
  for (const cell of cells) tally[cell] = (tally[cell] ?? 0) + by;
}

/** Asked for as a unit: people of no unit of ours (another region, citizens, unknown persons). */
export const noUnit = '-';

export const reportFilter = z.strictObject({
  from: z.optional(f.isoDay),
  to: z.optional(f.isoDay),
  unitId: z.optional(z.union([f.unitId, z.literal(noUnit)])),
  /** Of that unit only its own people, not those of the units under it. */
  only: z.optional(z.literal('self')),
  operationId: z.optional(f.operationId),
  violation: z.optional(f.code),
  reason: z.optional(f.code),
  action: z.optional(f.code),
  status: z.optional(z.enum(subjectStatuses)),
  followUp: z.optional(z.enum(followUps)),
});
export type ReportFilter = z.infer<typeof reportFilter>;

/** The one dimension that a report is narrowed by, if any. */
export function narrowingOf(filter: ReportFilter): { dimension: Dimension; value: string } | null {
  for (const dimension of dimensions) {
    const value = filter[dimension];
    if (value !== undefined) return { dimension, value };
  }
  return null;
}

export type Tables = { total: number; by: Record<Dimension, Record<string, number>>; noted: Record<string, number> };

/** Tables read off a tally; each table sums to the total, `noted` is a figure of its own. */
export function tablesOf(tally: Tally, narrowing: { dimension: Dimension; value: string } | null): Tables {
  const within = narrowing === null ? null : cellOf(narrowing.dimension, narrowing.value);
  const by: Tables['by'] = { violation: {}, reason: {}, action: {}, status: {}, followUp: {} };
  const noted: Record<string, number> = {};
  for (const [cell, count] of Object.entries(tally)) {
    if (count === 0) continue;
    const single = singleOf(cell, within);
    if (single === null) continue;
    const [name = '', value = ''] = single.split('=');
    if (name === 'noted') noted[value] = count;
    else if (isDimension(name)) by[name][value] = count;
  }
  return { total: tally[within ?? totalCell] ?? 0, by, noted };
}

/** The cell without the filter's half; null when it is of another pair. */
function singleOf(cell: string, within: string | null): string | null {
  const halves = cell.split('&');
  if (within === null) return halves.length === 1 ? cell : null;
  if (halves.length === 1) return cell === within ? cell : null;
  if (halves[0] === within) return halves[1] ?? null;
  return halves[1] === within ? (halves[0] ?? null) : null;
}

function isDimension(name: string): name is Dimension {
  return dimensions.some((dimension) => dimension === name);
}

/** Days a report may span one by one; longer periods are whole months. */
export const reportDaysMax = 31;

export type Report = {
  /** ISO instant the figures were read at, and the log entry they hold up to. */
  asOf: string;
  uptoSeq: number;
  filter: ReportFilter;
  tables: Tables;
  /**
   * The units under the one asked for, each with all below it, most findings first, at most a hundred. `self`: the
   * unit's own people, whose list is asked for with `only: 'self'`. `unitId` null: people of no unit, asked as '-'.
   */
  offices: { unitId: string | null; name: string; count: number; self: boolean }[];
  /** Findings of units beyond the hundred listed: tables and offices always sum to the total. */
  officesRest: number;
  days: { period: string; count: number }[];
  /** People checked: those found in order plus those noted; null where it cannot be told (a head sees his own people only). */
  checked: number | null;
  /** Only for one operation: what the validated report said and what came later. */
  supplement: { validated: number; later: number } | null;
  openConflicts: number;
  held: number;
};
