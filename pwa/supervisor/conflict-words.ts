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
export function thingId({ thing }: ConflictRow, type: ThingType): string | null {
  return idIn(thing, type);
}

type ThingType = 'operation' | 'finding' | 'case';
const idIn = (thing: string, type: ThingType): string | null =>
  thing.startsWith(`${type}:`) ? thing.slice(type.length + 1) : null;

export const thingWord = ({ thing }: ConflictRow): string => wordOfThing(thing);

/** `thing`: as a conflict names it, 'finding:<id>'. */
export function wordOfThing(thing: string): string {
  const t = supervisorText().conflicts;
  const [finding, file, operation] = (['finding', 'case', 'operation'] as const).map((type) => idIn(thing, type));
  if (finding) return t.finding(findingCode(finding));
  if (file) return t.case(findingCode(file));
  return operation ? t.operation(operation) : t.other;
}
