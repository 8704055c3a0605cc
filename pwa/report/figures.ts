/** The figures of one operation from its findings. Pure; each table sums to the total. */
import { subjectStatuses } from '../../schema/report.ts';
import type { FindingRow, SubjectStatus } from '../../schema/finding.ts';

export type Line = { code: string; label: string; count: number };
export type RecapFigures = {
  total: number;
  violations: Line[];
  reasons: Line[];
  actions: Line[];
  offices: Line[];
  statuses: { status: SubjectStatus; count: number }[];
  /** Every violation that was noted, also beside the main one: a figure of its own, at least the total. */
  noted: Line[];
  refusedIdentity: number;
  refusedSignature: number;
  /** An injured hand, or cannot write: no refusal. */
  unableToSign: number;
};

type Labelled = { code: string; label: string };
/** What a report groups the finding under as its office; the code is the same for the same office. */
export type OfficeOf = (finding: FindingRow) => Labelled;

/** `findings`: those that count. Labels are the words noted; the same code noted under two wordings is one line. */
export function recapOf(findings: readonly FindingRow[], officeOf: OfficeOf): RecapFigures {
  return {
    total: findings.length,
    violations: linesOf(findings, ({ facts }) => [facts.violations[0] ?? { code: '', label: '' }]),
    reasons: linesOf(findings, ({ facts }) => [facts.reason]),
    actions: linesOf(findings, ({ facts }) => [facts.action]),
    offices: linesOf(findings, (finding) => [officeOf(finding)]),
    statuses: statusesOf(findings),
    noted: linesOf(findings, ({ facts }) => facts.violations),
    refusedIdentity: howMany(findings, 'identity'),
    refusedSignature: howMany(findings, 'signature'),
    unableToSign: howMany(findings, 'unable'),
  };
}

function howMany(findings: readonly FindingRow[], refusal: FindingRow['facts']['refusal']): number {
  return findings.filter((one) => one.facts.refusal === refusal).length;
}

/** How many violations were noted in all. */
export function notedTotal({ noted }: RecapFigures): number {
  return noted.reduce((sum, line) => sum + line.count, 0);
}

function linesOf(findings: readonly FindingRow[], read: (finding: FindingRow) => readonly Labelled[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { code, label } of findings.flatMap(read)) {
    const line = lines.get(code) ?? { code, label, count: 0 };
    lines.set(code, { ...line, count: line.count + 1 });
  }
  return [...lines.values()].toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

function statusesOf(findings: readonly FindingRow[]): RecapFigures['statuses'] {
  const counts = new Map<SubjectStatus, number>();
  for (const { status } of findings) counts.set(status, (counts.get(status) ?? 0) + 1);
  const order = (status: SubjectStatus): number => subjectStatuses.indexOf(status);
  return [...counts]
    .map(([status, count]) => ({ status, count }))
    .toSorted((a, b) => b.count - a.count || order(a.status) - order(b.status));
}
