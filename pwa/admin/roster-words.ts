/** Why a row is refused, in a sentence that says what to do about it. */
import type { Refusal } from '../../schema/roster.ts';
import { numberWords } from '../personnel/words.ts';
import { rosterImportText } from '../text/roster-import.ts';

export function refusalWords({ reason, firstRow }: Refusal): string {
  const t = rosterImportText().refusal;
  if (reason === 'duplicate') return t.duplicate(numberWords(firstRow ?? 0));
  return t[reason];
}
