import type { FindingRow } from '../../schema/finding.ts';
import { officeOf } from '../report/office-of.ts';
import { reportText } from '../text/report.ts';

/** As the report groups it; where that is no name but a word of the report's own, in the language shown. */
export function officeShown(finding: FindingRow): { code: string; label: string } {
  const office = officeOf(finding);
  if (office.code !== `-${finding.status}`) return office;
  const words: Partial<Record<string, string>> = reportText().recap.origins;
  return { ...office, label: words[finding.status] ?? office.label };
}
