/**
 * What is chosen on the form of a finding. Each choice keeps the entry as it read when it was chosen, so an entry
 * that the office retires while the form is open still saves under the words the officer saw.
 */
import {
  actionsFor,
  type CatalogueEntry,
  reasonsFor,
  type SubjectKind,
  violationsFor,
} from '../../schema/catalogue.ts';
import type { Chosen, FindingFacts, Subject, Violation } from '../../schema/finding.ts';
import type { RosterPerson } from '../../schema/roster-unpack.ts';
import type { CaptureDraft } from './capture-draft.ts';
import type { Language } from '../text/language.ts';

/** The facts of a finding, some of them still open. Texts may be blank while they are typed. */
export type Choices = Omit<FindingFacts, 'reason' | 'action' | 'witness' | 'note'> & {
  reason: Chosen | null;
  action: Chosen | null;
  witness: string;
  note: string;
};

export type Missing = 'violation' | 'violationText' | 'reason' | 'reasonText' | 'action' | 'place';

export function chosenOf(entry: CatalogueEntry): Chosen {
  return { code: entry.code, revision: entry.revision, label: entry.nameId, text: null };
}

export function violationOf(entry: CatalogueEntry): Violation {
  return { ...chosenOf(entry), basis: entry.basis ?? null };
}

export function entryOf(list: CatalogueEntry['list'], code: string, all: readonly CatalogueEntry[]) {
  return all.find((entry) => entry.list === list && entry.code === code);
}

/** As the person reads it; what was noted keeps the Indonesian words of the catalogue. */
export function labelOf(entry: CatalogueEntry, language: Language): string {
  return language === 'en' ? entry.nameEn : entry.nameId;
}

/** A noted choice in the language shown, where the catalogue still has it unchanged. */
export function shownLabel(
  list: CatalogueEntry['list'],
  one: Chosen | Violation,
  all: readonly CatalogueEntry[],
  language: Language,
): string {
  const entry = entryOf(list, one.code, all);
  const label = entry !== undefined && entry.revision === one.revision ? labelOf(entry, language) : one.label;
  return one.text === null || one.text.trim() === '' ? label : `${label}: ${one.text}`;
}

/** The reasons, actions and violations offered; one already chosen stays, though the catalogue may have dropped it. */
export function offeredReasons(choices: Choices, all: readonly CatalogueEntry[]): CatalogueEntry[] {
  const chosen: { group?: string }[] = choices.violations.map((one) => entryOf('violation', one.code, all) ?? {});
  const offered = new Set((chosen.length === 0 ? [{}] : chosen).flatMap((entry) => reasonsFor(entry, all)));
  // Those of the main violation first, then of the others, then what fits everything.
  const groups = chosen.flatMap(({ group }) => group ?? []);
  const rank = (reason: CatalogueEntry): number => {
    const at = groups.findIndex((group) => reason.groups?.includes(group));
    return at === -1 ? groups.length : at;
  };
  return withChosen(
    [...offered].toSorted((a, b) => rank(a) - rank(b)),
    'reason',
    choices.reason,
    all,
  );
}

/** `firstCodes`: the suggested action and the preset, put in front; being in front chooses nothing. */
export function offeredActions(
  kind: SubjectKind,
  choices: Choices,
  all: readonly CatalogueEntry[],
  firstCodes: readonly string[],
): CatalogueEntry[] {
  const offered = withChosen(actionsFor(kind, all), 'action', choices.action, all);
  const rank = ({ code }: CatalogueEntry): number => (firstCodes.includes(code) ? firstCodes.indexOf(code) : 9);
  return offered.toSorted((a, b) => rank(a) - rank(b));
}

export function offeredViolations(kind: SubjectKind, all: readonly CatalogueEntry[]): CatalogueEntry[] {
  return violationsFor(kind, all);
}

function withChosen(
  offered: CatalogueEntry[],
  list: 'reason' | 'action',
  chosen: Chosen | null,
  all: readonly CatalogueEntry[],
): CatalogueEntry[] {
  if (chosen === null || offered.some((entry) => entry.code === chosen.code)) return offered;
  const known = entryOf(list, chosen.code, all);
  const entry: CatalogueEntry = known ?? {
    list,
    code: chosen.code,
    nameId: chosen.label,
    nameEn: chosen.label,
    retired: true,
    revision: chosen.revision,
    order: 0,
  };
  return [entry, ...offered];
}

/** The same violations with this one as the main one, which tables count; the others keep their order. */
export function withMain(violations: readonly Violation[], code: string): Violation[] {
  const main = violations.filter((one) => one.code === code);
  return [...main, ...violations.filter((one) => one.code !== code)];
}

/** Being out of the office is not by itself a violation (PermenPANRB 4/2025): this decides what it was. */
export const letterAnswers = ['shown', 'none', 'unchecked'] as const;

/** Whether any chosen violation asks for surat tugas, izin or FWA. */
export function asksLetter(choices: Choices, all: readonly CatalogueEntry[]): boolean {
  return choices.violations.some((one) => entryOf('violation', one.code, all)?.asks === 'assignment-letter');
}

/** Says nothing without words of the officer's own. */
export function needsText(
  list: 'violation' | 'reason' | 'action',
  code: string,
  all: readonly CatalogueEntry[],
): boolean {
  return entryOf(list, code, all)?.needsText === true;
}

/** What must still be filled in, top to bottom. */
export function missingOf(choices: Choices, all: readonly CatalogueEntry[]): Missing[] {
  const missing: Missing[] = [];
  const isBlank = (one: Chosen | Violation): boolean => one.text === null || one.text.trim() === '';
  if (choices.violations.length === 0) missing.push('violation');
  if (choices.violations.some((one) => needsText('violation', one.code, all) && isBlank(one)))
    missing.push('violationText');
  if (choices.reason === null) missing.push('reason');
  else if (needsText('reason', choices.reason.code, all) && isBlank(choices.reason)) missing.push('reasonText');
  if (choices.action === null) missing.push('action');
  if (choices.place.name.trim() === '') missing.push('place');
  return missing;
}

/** The facts as they are saved; null while something is missing. */
export function factsOf(choices: Choices, all: readonly CatalogueEntry[]): FindingFacts | null {
  const { reason, action } = choices;
  if (reason === null || action === null || missingOf(choices, all).length > 0) return null;
  return {
    violations: choices.violations.map((one) => ({ ...one, text: filled(one.text) })),
    reason: { ...reason, text: filled(reason.text) },
    action: { ...action, text: filled(action.text) },
    place: { name: choices.place.name.trim(), fix: choices.place.fix },
    letter: asksLetter(choices, all) ? (choices.letter === 'not-asked' ? 'unchecked' : choices.letter) : choices.letter,
    refusal: choices.refusal,
    witness: choices.refusal === 'none' ? null : filled(choices.witness),
    note: filled(choices.note),
  };
}

/** The same form about somebody else: what was said of the act stays, what this person himself did does not. */
export function aboutAnother(draft: CaptureDraft, subject: Subject): CaptureDraft {
  const was = draft.choices.refusal;
  // Somebody who would not be recorded refused by that; anybody else did not refuse his identity.
  const refusal = subject.kind === 'unidentified' ? 'identity' : was === 'identity' ? 'none' : was;
  return { ...draft, subject, choices: { ...draft.choices, refusal }, signature: null };
}

export function choicesOf(facts: FindingFacts): Choices {
  return { ...facts, witness: facts.witness ?? '', note: facts.note ?? '' };
}

/** Somebody from the roster, as the roster has him today. */
export function employeeSubject(person: RosterPerson, rosterVersion: number): Subject {
  const { id, nip, name, unitId, unitName, post, status } = person;
  return {
    kind: 'employee',
    employeeId: id,
    nip,
    name,
    unitId,
    unitName,
    post: post === '' ? null : post,
    status,
    rosterVersion,
  };
}

function filled(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
