/** The recap of an operation from the findings on this phone. Pure; each table sums to the total. */
import type { FindingRow, SubjectStatus } from '../../schema/finding.ts';

export type Line = { code: string; label: string; count: number };
export type RecapFigures = {
  total: number;
  violations: Line[];
  reasons: Line[];
  actions: Line[];
  statuses: { status: SubjectStatus; count: number }[];
  refusedIdentity: number;
  refusedSignature: number;
};

const statusOrder: readonly SubjectStatus[] = [
  'PNS',
  'CPNS',
  'PPPK',
  'NON-ASN',
  'ASN-LAIN',
  'WARGA',
  'TAK-DIKENAL',
  'KANTOR',
];

type Labelled = { code: string; label: string };

/** `findings`: those that count. Labels are the words noted; the same code noted under two wordings is one line. */
export function recapOf(findings: readonly FindingRow[]): RecapFigures {
  return {
    total: findings.length,
    violations: linesOf(findings, ({ facts }) => facts.violations[0] ?? { code: '', label: '' }),
    reasons: linesOf(findings, ({ facts }) => facts.reason),
    actions: linesOf(findings, ({ facts }) => facts.action),
    statuses: statusesOf(findings),
    refusedIdentity: findings.filter((one) => one.facts.refusal === 'identity').length,
    refusedSignature: findings.filter((one) => one.facts.refusal === 'signature').length,
  };
}

function linesOf(findings: readonly FindingRow[], read: (finding: FindingRow) => Labelled): Line[] {
  const lines = new Map<string, Line>();
  for (const finding of findings) {
    const { code, label } = read(finding);
    const line = lines.get(code) ?? { code, label, count: 0 };
    lines.set(code, { ...line, count: line.count + 1 });
  }
  return [...lines.values()].toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

function statusesOf(findings: readonly FindingRow[]): RecapFigures['statuses'] {
  const counts = new Map<SubjectStatus, number>();
  for (const { status } of findings) counts.set(status, (counts.get(status) ?? 0) + 1);
  const order = (status: SubjectStatus): number => statusOrder.indexOf(status);
  return [...counts]
    .map(([status, count]) => ({ status, count }))
    .toSorted((a, b) => b.count - a.count || order(a.status) - order(b.status));
}
