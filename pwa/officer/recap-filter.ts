/** Which findings a figure of the recap counts: the list under it is filtered by the same words. */
import type { FindingRow } from '../../schema/finding.ts';
import { officeOf } from '../report/office-of.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reportText } from '../text/report.ts';
import { entryOf, labelOf } from './choices.ts';
import { officeShown } from './office-shown.ts';
import { entries } from './rows.ts';

const parts = ['violation', 'noted', 'reason', 'action', 'office', 'status', 'refusal'] as const;
export type RecapPart = (typeof parts)[number];
/** `part` null: all that count. */
export type RecapFilter = { part: RecapPart | null; value: string };

export function listHref(operationId: string, part: RecapPart | null, value = ''): string {
  const query = part === null ? 'counted' : `${part}=${encodeURIComponent(value)}`;
  return `#/operation/${operationId}/findings?${query}`;
}

/** Null: the list is not about a figure. */
export function filterIn(query: URLSearchParams): RecapFilter | null {
  const part = parts.find((one) => query.has(one));
  if (part !== undefined) return { part, value: query.get(part) ?? '' };
  return query.has('counted') ? { part: null, value: '' } : null;
}

export function isCounted({ part, value }: RecapFilter, finding: FindingRow): boolean {
  return finding.counts && (part === null || valuesOf(part, finding).includes(value));
}

function valuesOf(part: RecapPart, finding: FindingRow): string[] {
  const { facts, status } = finding;
  switch (part) {
    case 'violation':
      return [facts.violations[0]?.code ?? ''];
    case 'noted':
      return facts.violations.map(({ code }) => code);
    case 'reason':
      return [facts.reason.code];
    case 'action':
      return [facts.action.code];
    case 'office':
      return [officeOf(finding).code];
    case 'status':
      return [status];
    case 'refusal':
      return [facts.refusal];
  }
}

/** 'Alasan: Lupa'. `counted`: the findings of the list, where their own words stand. */
export function filterWords({ part, value }: RecapFilter, counted: readonly FindingRow[]): string {
  const t = reportText().list;
  return part === null ? t.counted : t.pair(t[part], valueWords(part, value, counted[0]));
}

function valueWords(part: RecapPart, value: string, one: FindingRow | undefined): string {
  const t = reportText().list;
  switch (part) {
    case 'office':
      return one === undefined ? '' : officeShown(one).label;
    case 'status': {
      const words: Partial<Record<string, string>> = officerText().statuses;
      return words[value] ?? value;
    }
    case 'refusal': {
      const words: Partial<Record<string, string>> = t.refusals;
      return words[value] ?? value;
    }
    case 'violation':
    case 'noted':
      return entryWords('violation', value, one?.facts.violations ?? []);
    case 'reason':
    case 'action':
      return entryWords(part, value, one === undefined ? [] : [one.facts[part]]);
  }
}

type Noted = { code: string; label: string };

/** As the catalogue words it in the language shown; in Indonesian as it was noted. */
export function entryWords(list: 'violation' | 'reason' | 'action', code: string, noted: readonly Noted[]): string {
  const entry = language.value === 'id' ? undefined : entryOf(list, code, entries.value);
  if (entry !== undefined) return labelOf(entry, language.value);
  return noted.find((one) => one.code === code)?.label ?? code;
}
