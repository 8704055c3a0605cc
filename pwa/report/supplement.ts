/**
 * What came after the report was validated (DESIGN §5: temuan susulan). The figures count it; the validation does not
 * cover it, and every page that says "divalidasi" says so.
 */
import type { FindingRow } from '../../schema/finding.ts';
import type { OperationRow } from '../../schema/operation.ts';

/** How many of the findings, and since when: only the office knows each one's place in the log. */
export type Supplement = { count: number; since: 'validation' | 'closing' };

/** At the office: exactly those behind the log entry up to which the report was read. */
export function supplementInLog(
  { validated }: OperationRow,
  rows: readonly { finding: FindingRow; seq: number }[],
): Supplement {
  const later = rows.filter(({ finding, seq }) => finding.counts && validated !== null && seq > validated.uptoSeq);
  return { count: later.length, since: 'validation' };
}

/** On a phone: those that found the operation closed, among which are all that came after its validation. */
export function supplementByFlag({ validated }: OperationRow, findings: readonly FindingRow[]): Supplement {
  const late = findings.filter(({ flags }) => validated !== null && flags.includes('late'));
  return { count: late.length, since: 'closing' };
}
