/** How the desk names things: cases, people, offices, steps. */
import { dayInZone } from '../../schema/zone.ts';
import { entryKey } from '../../schema/catalogue.ts';
import type { CaseOutcome, CasePerson, CaseRow, CaseState } from '../../schema/case.ts';
import type { FindingRow, Subject, SubjectStatus } from '../../schema/finding.ts';
import { findingCode, nameOf } from '../../schema/finding.ts';
import { findRow } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { personnelText } from '../text/personnel.ts';
import { formatDate, formatDay, formatInstant, formatNumber, formatTime } from '../ui/format.ts';
import type { IconName } from '../ui/icon.tsx';
import { isWide } from '../ui/viewport.ts';
import { deadlines, type Deadlines, dueIn } from './deadlines.ts';

export const stateIcons: Record<CaseState, IconName> = {
  new: 'inbox',
  forwarded: 'mail',
  read: 'person',
  assigned: 'people',
  completed: 'document',
  closed: 'check',
};

export function stateWord(file: Pick<CaseRow, 'state' | 'outcome'>): string {
  if (file.state === 'closed' && file.outcome !== null) return outcomeWord(file.outcome);
  return personnelText().queue[file.state];
}

export function outcomeWord(outcome: CaseOutcome): string {
  return personnelText().outcome[outcome];
}

export function personName(subject: Subject): string {
  return nameOf(subject);
}

export function nipOf(subject: Subject): string | null {
  return subject.kind === 'employee' || subject.kind === 'unlisted' ? subject.nip : null;
}

/** The perangkat daerah where the case lies now, in short. */
export function officeName(file: Pick<CaseRow, 'officeId' | 'unitId' | 'subject'>): string {
  const unit = file.officeId === null ? undefined : findRow('unit', file.officeId);
  if (unit !== undefined) return unit.body.shortName;
  const { subject } = file;
  if (subject.kind === 'employee' || subject.kind === 'office') return subject.unitName;
  if (subject.kind === 'unlisted' && subject.office !== null) return subject.office;
  return personnelText().noOffice;
}

/** "Pengadministrasi Kependudukan, Disdukcapil". */
export function postLine(file: CaseRow): string {
  const post = file.subject.kind === 'employee' ? file.subject.post : null;
  return post === null ? officeName(file) : `${post}, ${officeName(file)}`;
}

export function statusWord(status: SubjectStatus): string {
  return personnelText().subjectStatus[status];
}

/** Why a finding was withdrawn; the officer's undo says it with a word of its own. */
export function whyWords(why: string): string {
  return why === 'urung' ? personnelText().undone : why;
}

/** "Lainnya: rambut dicat" where the entry says nothing without words. */
export function chosenWords(chosen: { code: string; label: string; text: string | null }): string {
  const label = shownLabel(chosen.code, chosen.label);
  return chosen.text === null ? label : `${label}: ${chosen.text}`;
}

/** In English where the catalogue still has the entry under the label it was noted with. */
export function shownLabel(code: string, label: string): string {
  if (language.value === 'id') return label;
  const entries = (['violation', 'reason', 'action', 'guidance'] as const).map((list) =>
    findRow('entry', entryKey(list, code)),
  );
  return entries.find((entry) => entry?.body.nameId === label)?.body.nameEn ?? label;
}

export function violationWords(facts: FindingRow['facts']): string {
  return facts.violations.map(chosenWords).join('; ');
}

export function personWords(person: CasePerson): string {
  return person.post === null ? person.name : `${person.name}, ${person.post}`;
}

/** "Perkara K7F-4Q2": what people say aloud. */
export function caseName(caseId: string): string {
  return personnelText().caseName(findingCode(caseId));
}

/** Whom the present step waits for: the person who holds it. */
export function holderOf(file: CaseRow): CasePerson | null {
  if (file.state === 'assigned') return file.guidance?.assignee ?? null;
  if (file.state === 'forwarded' || file.state === 'read') return file.forwarded?.to ?? null;
  return null;
}

/** "RU" of "Ratna Umpama"; degrees and titles behind a comma do not count. */
export function initialsOf(name: string): string {
  const words = (name.split(',')[0] ?? '').split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return `${first?.[0] ?? ''}${last?.[0] ?? ''}`.toUpperCase();
}

/** "lewat 6 hari", "hari ini", "sisa 4 hari": working days. */
export function dueWords(dueOn: string, known: Deadlines): string {
  const t = commonText().due;
  const { tone, days } = dueIn(dueOn, known);
  if (tone === 'today') return t.today;
  if (days === null) return personnelText().calendarMissing;
  const shown = formatNumber(days, language.value);
  if (tone === 'left') return t.left(shown);
  // Due on Friday, read on Saturday: past it, and no working day has gone by.
  return days === 0 ? personnelText().justLate : t.late(shown);
}

export function dayWords(on: string): string {
  return formatDay(on, language.value);
}

export function dateWords(on: string): string {
  return formatDate(on, language.value);
}

/** "20 Nov 09.47": where the year is plain. */
export function momentWords(instant: string): string {
  const { timeZone } = deadlines();
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return instant;
  return `${dayWords(dayInZone(ms, timeZone))} ${formatTime(instant, timeZone, language.value)}`;
}

/** In the government's time zone, never the browser's. */
export function instantWords(instant: string): string {
  return formatInstant(instant, deadlines().timeZone, language.value);
}

export function numberWords(value: number): string {
  return formatNumber(value, language.value);
}

/** "per 23 Nov 2026 07.40"; on a phone this year goes without saying, or the head would take a line more. */
export function asOfWords(asOf: string): string {
  const shown = instantWords(asOf);
  const isShort = !isWide.value && shown.includes(deadlines().today.slice(0, 4));
  return commonText().tell.asOf(isShort ? momentWords(asOf) : shown);
}

/** What stands beside it in the lists, in the language shown. */
export function entryNote(entry: { note?: string; noteEn?: string }): string | undefined {
  return language.value === 'id' ? entry.note : entry.noteEn;
}

/** A catalogue entry in the language shown. */
export function entryName(entry: { nameId: string; nameEn: string }): string {
  return language.value === 'id' ? entry.nameId : entry.nameEn;
}
