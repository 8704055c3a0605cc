import type { SubjectKind } from '../../schema/catalogue.ts';
import { actionsFor, violationsFor } from '../../schema/catalogue.ts';
import type { Subject } from '../../schema/finding.ts';
import { type CaptureDraft, remembered } from './capture-draft.ts';
import { asksLetter, type Choices, chosenOf, entryOf, violationOf } from './choices.ts';
import { recentFix } from './position.ts';
import { entries, operationOf } from './rows.ts';

/** A form for this person with what the last finding of this phone had: main violation and action, never the reason. */
export async function startDraft(operationId: string, subject: Subject): Promise<CaptureDraft> {
  const last = await remembered(operationId);
  const all = entries.peek();
  const fitting = violationsFor(subject.kind, all);
  // As the catalogue has them now: an entry may have been renamed or retired since the last finding.
  const violations = (last?.violations.slice(0, 1) ?? [])
    .map((one) => fitting.find((entry) => entry.code === one.code))
    .filter((entry) => entry !== undefined)
    .map(violationOf);
  const choices: Choices = {
    violations,
    reason: null,
    action: presetAction(subject.kind, last?.actionCode ?? null),
    // Where the last finding was, since a squad moves on; else the operation's place, as far as it is known.
    place: { name: last?.place ?? operationOf(operationId)?.body.facts?.place ?? '', fix: recentFix() },
    letter: 'not-asked',
    refusal: subject.kind === 'unidentified' ? 'identity' : 'none',
    witness: '',
    note: '',
  };
  return {
    operationId,
    subject,
    choices: { ...choices, letter: asksLetter(choices, all) ? 'unchecked' : 'not-asked' },
    signature: null,
  };
}

function presetAction(kind: SubjectKind, lastCode: string | null): Choices['action'] {
  const all = entries.peek();
  const offered = actionsFor(kind, all);
  const last = lastCode === null ? undefined : entryOf('action', lastCode, offered);
  // The reprimand on the spot is what nearly every finding ends with.
  const preset = last ?? entryOf('action', 'TEGURAN-TEMPAT', offered) ?? offered[0];
  return preset === undefined ? null : chosenOf(preset);
}
