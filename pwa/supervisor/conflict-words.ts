/** How conflicts are named: what somebody wanted to do, to what, and when. */
import { findingCode } from '../../schema/finding.ts';
import type { ConflictRow } from '../../schema/rows.ts';
import { instantWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';

export function conflictNote(conflict: ConflictRow): string {
  const when = instantWords(conflict.openedAt);
  return supervisorText().conflicts.note(conflictKind(conflict.kind), conflict.accountName, when);
}

/** What the mutation wanted. */
export function conflictKind(kind: string): string {
  const words: Readonly<Record<string, string>> = supervisorText().conflicts.kind;
  return words[kind] ?? supervisorText().conflicts.otherKind;
}

/** The thing's id, when it is of that type. */
export function thingId({ thing }: ConflictRow, type: 'operation' | 'finding' | 'case'): string | null {
  return thing.startsWith(`${type}:`) ? thing.slice(type.length + 1) : null;
}

export function thingWord(conflict: ConflictRow): string {
  const t = supervisorText().conflicts;
  const [finding, file, operation] = (['finding', 'case', 'operation'] as const).map((type) => thingId(conflict, type));
  if (finding) return t.finding(findingCode(finding));
  if (file) return t.case(findingCode(file));
  return operation ? t.operation(operation) : t.other;
}
