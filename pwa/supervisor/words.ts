/** How the report rooms name filters, values, people and states. */
import type { FindingListing } from '../../schema/api.ts';
import { entryKey } from '../../schema/catalogue.ts';
import { findingCode } from '../../schema/finding.ts';
import type { FindingRow } from '../../schema/finding.ts';
import type { OperationRow } from '../../schema/operation.ts';
import type { Dimension, FollowUp } from '../../schema/report.ts';
import { followUps, noUnit, subjectStatuses } from '../../schema/report.ts';
import type { Row, RowType } from '../../schema/rows.ts';
import { findRow, revision } from '../device/device.ts';
import { entryName, dateWords, dayWords, outcomeWord, statusWord } from '../personnel/words.ts';
import { language } from '../text/language.ts';
import { personnelText } from '../text/personnel.ts';
import { supervisorText } from '../text/supervisor.ts';
import { formatMonth } from '../ui/format.ts';
import { barDays } from './period.ts';
import { type FilterName, type FindingsAsked, filterNames } from './ways.ts';

/** A row as this device has it now. Whoever draws with it is drawn anew when rows arrive. */
export function rowNow<T extends RowType>(type: T, key: string): Row<T> | undefined {
  void revision.value;
  return findRow(type, key);
}

/** A value of a dimension as people say it; a code that the catalogue has lost stays a code. */
export function valueWord(dimension: Dimension, value: string): string {
  switch (dimension) {
    case 'violation':
    case 'reason':
    case 'action':
      return entryWord(dimension, value);
    case 'status': {
      const status = subjectStatuses.find((one) => one === value);
      return status === undefined ? value : statusWord(status);
    }
    case 'followUp': {
      const followUp = followUps.find((one) => one === value);
      return followUp === undefined ? value : followUpWord(followUp);
    }
  }
}

export function entryWord(list: 'violation' | 'reason' | 'action', code: string): string {
  const entry = rowNow('entry', entryKey(list, code));
  return entry === undefined ? code : entryName(entry.body);
}

export function followUpWord(followUp: FollowUp): string {
  switch (followUp) {
    case 'none':
      return supervisorText().followUp.none;
    case 'guided':
    case 'notProven':
    case 'lawful':
    case 'handedOver':
      return outcomeWord(followUp);
    default:
      return personnelText().queue[followUp];
  }
}

/** As the server said it of one finding. */
export function followUpOfListing(listing: FindingListing): string {
  return valueWord('followUp', listing.followUp);
}

export function unitWord(unitId: string): string {
  if (unitId === noUnit) return supervisorText().offices.none;
  return rowNow('unit', unitId)?.body.name ?? unitId;
}

/** "20 Nov 2026", "24 Okt – 22 Nov 2026", "November 2026". */
export function daysWords(from: string, to: string): string {
  if (from === to) return dateWords(from);
  const month = barDays(from.slice(0, 7));
  const isMonth = month.from === from && month.to === to;
  if (isMonth) return formatMonth(from, language.value);
  const first = from.slice(0, 4) === to.slice(0, 4) ? dayWords(from) : dateWords(from);
  return supervisorText().period.days(first, dateWords(to));
}

export type FilterWords = {
  key: string;
  label: string;
  value: string;
  /** Parameters that fall away with it. */
  names: readonly FilterName[];
};

/** What a list is narrowed by, each in words. `operationTitle`: when it is known. */
export function filterWords(asked: FindingsAsked, operationTitle?: string): FilterWords[] {
  const t = supervisorText();
  const { from, to, unitId } = asked;
  const words: FilterWords[] = [];
  const add = (key: string, label: string, value: string, ...names: FilterName[]): void =>
    void words.push({ key, label, value, names });
  if (from !== undefined && to !== undefined) add('days', t.filter.day, daysWords(from, to), 'from', 'to');
  if (unitId !== undefined) {
    const unit = unitWord(unitId);
    add('unit', t.filter.office, asked.only === undefined ? unit : t.filter.self(unit), 'unitId', 'only');
  }
  if (asked.operationId !== undefined)
    add('operation', t.filter.operation, operationTitle ?? asked.operationId, 'operationId', 'supplement');
  for (const name of filterNames) {
    const value = asked[name];
    if (value !== undefined && isDimensionName(name)) add(name, t.dimension[name], valueWord(name, value), name);
  }
  if (asked.noted !== undefined) add('noted', t.filter.noted, entryWord('violation', asked.noted), 'noted');
  const supplement = supplementWord(asked.supplement);
  if (supplement !== null) add('supplement', t.filter.supplement.label, supplement, 'supplement');
  return words;
}

/** One line for heads of prints: "Tanggal: …; Alasan: Lupa". */
export function filterLine(asked: FindingsAsked, operationTitle?: string): string {
  const t = supervisorText();
  const pairs = filterWords(asked, operationTitle).map(({ label, value }) => t.filter.pair(label, value));
  return pairs.length === 0 ? t.filter.none : pairs.join('; ');
}

function supplementWord(value: string | undefined): string | null {
  const t = supervisorText().filter.supplement;
  return value === 'validated' ? t.validated : value === 'later' ? t.later : null;
}

function isDimensionName(name: FilterName): name is Dimension {
  return Object.hasOwn(supervisorText().dimension, name);
}

export function operationTitle(operation: Pick<OperationRow, 'facts'>): string {
  return operation.facts?.title ?? supervisorText().operations.unnamed;
}

/** Perangkat daerah on that day, in full; where there is none, what the officer wrote. */
export function findingOffice(finding: FindingRow): string {
  const office = finding.officeId === null ? undefined : rowNow('unit', finding.officeId);
  if (office !== undefined) return office.body.name;
  const { subject } = finding;
  if (subject.kind === 'employee' || subject.kind === 'office') return subject.unitName;
  if (subject.kind === 'unlisted' && subject.office !== null) return subject.office;
  return supervisorText().offices.none;
}

export function codeOf(finding: Pick<FindingRow, 'id'>): string {
  return findingCode(finding.id);
}
