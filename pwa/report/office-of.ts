/** Which office a report groups a finding under: the perangkat daerah of that day, else where the person says he is from. */
import { fold } from '../../schema/fold.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { findRow, revision } from '../device/device.ts';
import { statusWords } from './words.ts';

/** In Indonesian, as the office's papers are. */
export function officeOf({ officeId, subject, status }: FindingRow): { code: string; label: string } {
  const unitId = officeId ?? (subject.kind === 'employee' || subject.kind === 'office' ? subject.unitId : null);
  if (unitId !== null) return { code: unitId, label: unitName(unitId) ?? nameNoted(subject) };
  if (subject.kind === 'unlisted' && subject.office !== null)
    return { code: `-${fold(subject.office)}`, label: subject.office };
  return { code: `-${status}`, label: statusWords[status] };
}

function unitName(unitId: string): string | undefined {
  return revision.value < 0 ? undefined : findRow('unit', unitId)?.body.name;
}

function nameNoted(subject: FindingRow['subject']): string {
  return subject.kind === 'employee' || subject.kind === 'office' ? subject.unitName : '';
}
