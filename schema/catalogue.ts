/**
 * The catalogue: what may be noted (violations, reasons, on-the-spot actions) and how a case is guided. The
 * office edits it; a past finding keeps the label and revision it was recorded under, so entries are retired,
 * never removed. The starting entries are in reference/, which an admin loads once, on demand.
 */

import type { CatalogueEntry } from './catalogue-entry.ts';

export type { CatalogueEntry };

export const catalogueLists = ['violation', 'reason', 'action', 'guidance'] as const;
export type CatalogueList = (typeof catalogueLists)[number];

/** Whom a violation or an action is about. 'asn': civil servants only, ours or another region's. */
export const catalogueSubjects = ['person', 'asn', 'office'] as const;
export type CatalogueSubject = (typeof catalogueSubjects)[number];

/** What the officer is asked besides, once the entry is chosen. */
export const entryQuestions = ['assignment-letter', 'headcount', 'minutes', 'rupiah', 'return-date'] as const;
export type EntryQuestion = (typeof entryQuestions)[number];

/** Catalogue rows are kept per list and code. */
export function entryKey(list: string, code: string): string {
  return `${list}:${code}`;
}

/** The kinds of subject that a finding knows (DESIGN §5). */
export type SubjectKind = 'employee' | 'unlisted' | 'unidentified' | 'office';

/** Violations that can be noted on such a subject, in the office's order. */
export function violationsFor(subject: SubjectKind, entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  return offered('violation', entries).filter((entry) => fits(entry, subject));
}

/** Actions that can be taken on such a subject, in the office's order. */
export function actionsFor(subject: SubjectKind, entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  return offered('action', entries).filter((entry) => fits(entry, subject));
}

/** Reasons given for such a violation: those of its own group first, then those that fit everything. */
export function reasonsFor(
  violation: Pick<CatalogueEntry, 'group'>,
  entries: readonly CatalogueEntry[],
): CatalogueEntry[] {
  const reasons = offered('reason', entries);
  const own = reasons.filter((entry) => violation.group !== undefined && entry.groups?.includes(violation.group));
  const general = reasons.filter((entry) => !own.includes(entry) && entry.groups?.includes('*'));
  return [...own, ...general];
}

/** Ways of guidance, in the office's order. */
export function guidanceOf(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  return offered('guidance', entries);
}

function offered(list: CatalogueList, entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  return entries.filter((entry) => entry.list === list && !entry.retired).toSorted((a, b) => a.order - b.order);
}

function fits(entry: CatalogueEntry, subject: SubjectKind): boolean {
  if (entry.subject === undefined) return true;
  switch (subject) {
    case 'office':
      return entry.subject.includes('office');
    // Somebody not in the roster may be a civil servant of another region.
    case 'employee':
    case 'unlisted':
      return entry.subject.includes('person') || entry.subject.includes('asn');
    case 'unidentified':
      return entry.subject.includes('person');
  }
}
