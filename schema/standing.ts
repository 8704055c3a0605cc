/**
 * Standing: what phones know of an employee's earlier offences, for the repeat warning. Kept by the rules of
 * findings and cases; not proven, lawful, withdrawn and joined findings are not in it.
 */
import type { FindingRow } from './finding.ts';
import { employeeIdOf } from './finding.ts';
import { limits } from './limits.ts';
import type { Offence, Row, RowRef, Rows, StandingRow } from './rows.ts';
import { feeds } from './rows.ts';

export function standingRef(subjectKey: string): RowRef[] {
  const employeeId = employeeIdOf(subjectKey);
  return employeeId === null ? [] : [{ type: 'standing', key: String(employeeId) }];
}

/** The standing with this finding in it (or renewed). `after` continues from a change not yet written. */
export function addOffence(rows: Rows, finding: FindingRow, version: string, after?: readonly Row[]): Row[] {
  const employeeId = employeeIdOf(finding.subjectKey);
  if (employeeId === null) return [];
  const was = current(rows, employeeId, after);
  const others = was.offences.filter((one) => one.findingId !== finding.id);
  const all = [...others, offenceOf(finding)].toSorted(
    (a, b) => b.on.localeCompare(a.on) || b.findingId.localeCompare(a.findingId),
  );
  const offences = all.slice(0, limits.offencesMax);
  return [standingRow(version, { employeeId, offences, more: was.more + all.length - offences.length })];
}

/** A corrected finding as it reads now, if it is among the offences at all. */
export function renewOffence(rows: Rows, finding: FindingRow): Row[] {
  const row = rows.get('standing', String(employeeIdOf(finding.subjectKey)));
  const isListed = row?.body.offences.some((one) => one.findingId === finding.id) === true;
  return row && isListed ? addOffence(rows, finding, row.version) : [];
}

/** The standing without this finding, whose case is among the rows. One that is not among the kept ten is one fewer of the older. */
export function removeOffence(rows: Rows, finding: FindingRow): Row[] {
  const employeeId = employeeIdOf(finding.subjectKey);
  if (employeeId === null || !finding.counts) return [];
  // It left when its case was closed so.
  const outcome = rows.get('case', finding.id)?.body.outcome;
  if (outcome === 'notProven' || outcome === 'lawful') return [];
  const row = rows.get('standing', String(employeeId));
  if (!row) return [];
  const offences = row.body.offences.filter((one) => one.findingId !== finding.id);
  const isKept = offences.length < row.body.offences.length;
  const more = isKept ? row.body.more : Math.max(0, row.body.more - 1);
  return [standingRow(row.version, { employeeId, offences, more })];
}

/** `older`: of so many more nobody knows here whether they are in the window too. */
export type Past = { offences: Offence[]; older: number };

/**
 * Offences that count for the warning: on or after the first day of the window. Those older than the kept ones are a
 * number without dates: they are never added, only told, and only when they may be in the window (all kept ones are).
 */
export function offencesSince(standing: StandingRow, sinceOn: string): Past {
  const offences = standing.offences.filter((one) => one.on >= sinceOn);
  const areAll = offences.length > 0 && offences.length === standing.offences.length;
  return { offences, older: areAll ? standing.more : 0 };
}

function current(rows: Rows, employeeId: number, after: readonly Row[] = []): StandingRow {
  const later = after.find((row) => row.type === 'standing');
  if (later?.type === 'standing') return later.body;
  return rows.get('standing', String(employeeId))?.body ?? { employeeId, offences: [], more: 0 };
}

function offenceOf(finding: FindingRow): Offence {
  const [main] = finding.facts.violations;
  return {
    findingId: finding.id,
    on: finding.on,
    place: finding.facts.place.name,
    violation: main?.label ?? '',
    action: finding.facts.action.label,
  };
}

function standingRow(version: string, body: StandingRow): Row<'standing'> {
  return { type: 'standing', key: String(body.employeeId), feed: feeds.field, version, body };
}
