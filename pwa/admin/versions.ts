/** A catalogue entry, unit, year or setting as lines to be compared, and said again. */
import type { Body, Mutation } from '../../schema/mutation.ts';
import type { CalendarRow, SettingRow } from '../../schema/office.ts';
import type { CatalogueEntry } from '../../schema/catalogue.ts';
import type { Row } from '../../schema/rows.ts';
import { asRowOf } from '../../schema/rows.ts';
import { save, type Saved } from '../device/device.ts';
import { entryName, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { formatDay } from '../ui/format.ts';
import type { UnitFacts } from './unit-import.ts';
import { headFields, signerFields, typedLetterhead } from './letterhead-form.ts';
import { unitName } from './units.ts';

export type Shown = { key: string; label: string; value: string; differs: boolean };
export type OfficeMutation = Extract<Mutation, { kind: 'catalogue.put' | 'unit.put' | 'calendar.put' | 'setting.put' }>;

type OfficeKind = OfficeMutation['kind'];
/** What such a mutation says, whosever it is. */
export type OfficeSaid = { [K in OfficeKind]: { kind: K; body: Body<K> } }[OfficeKind];

export function isOfficeMutation(m: Mutation): m is OfficeMutation {
  return m.kind === 'catalogue.put' || m.kind === 'unit.put' || m.kind === 'calendar.put' || m.kind === 'setting.put';
}

/** What the mutation is about, in a line. */
export function titleOf(m: OfficeSaid): string {
  switch (m.kind) {
    case 'catalogue.put':
      return entryName(m.body.entry);
    case 'unit.put':
      return m.body.unit.name;
    case 'calendar.put':
      return adminText().attention.year(String(m.body.calendar.year));
    case 'setting.put':
      return adminText().settings.title;
  }
}

/** The same again on the version that stands now; it settles the conflict once it is applied. */
export async function sayAgain(said: OfficeSaid, version: string, settles: string): Promise<Saved> {
  const on = { version, settles };
  switch (said.kind) {
    case 'catalogue.put':
      return save(said.kind, { ...said.body, ...on });
    case 'unit.put':
      return save(said.kind, { ...said.body, ...on });
    case 'calendar.put':
      return save(said.kind, { ...said.body, ...on });
    case 'setting.put':
      return save(said.kind, { ...said.body, ...on });
  }
}

/** Both sides line by line, what differs marked; lines that are empty on both sides are left out. */
export function versus(m: OfficeSaid, theirs: Row): [Shown[], Shown[]] {
  const [left, right] = [mineOf(m), theirsOf(m, theirs)];
  const pairs = left
    .map((line, at) => ({ line, other: right[at]?.value ?? '' }))
    .filter(({ line, other }) => line.value !== '' || other !== '');
  const shown = (value: string): string => (value === '' ? '–' : value);
  return [
    pairs.map(({ line, other }) => ({ ...line, value: shown(line.value), differs: line.value !== other })),
    pairs.map(({ line, other }) => ({ ...line, value: shown(other), differs: line.value !== other })),
  ];
}

type Line = { key: string; label: string; value: string };

function mineOf(m: OfficeSaid): Line[] {
  switch (m.kind) {
    case 'catalogue.put':
      return entryLines(m.body.entry);
    case 'unit.put':
      return unitLines(m.body.unit);
    case 'calendar.put':
      return calendarLines(m.body.calendar);
    case 'setting.put':
      return settingLines(m.body.setting);
  }
}

function theirsOf(m: OfficeSaid, row: Row): Line[] {
  const entry = m.kind === 'catalogue.put' ? asRowOf(row, 'entry') : null;
  if (entry !== null) return entryLines(entry.body);
  const unit = m.kind === 'unit.put' ? asRowOf(row, 'unit') : null;
  if (unit !== null) return unitLines(unit.body);
  const calendar = m.kind === 'calendar.put' ? asRowOf(row, 'calendar') : null;
  if (calendar !== null) return calendarLines(calendar.body);
  const setting = m.kind === 'setting.put' ? asRowOf(row, 'setting') : null;
  return setting === null ? [] : settingLines(setting.body);
}

function entryLines(entry: CatalogueEntry): Line[] {
  const t = adminText().catalogue;
  return [
    { key: 'nameId', label: t.nameId, value: entry.nameId },
    { key: 'nameEn', label: t.nameEn, value: entry.nameEn },
    { key: 'group', label: t.group, value: entry.group ?? (entry.groups ?? []).join(', ') },
    { key: 'subject', label: t.subjects, value: (entry.subject ?? []).map((one) => t.subject[one]).join(', ') },
    { key: 'basis', label: t.basis, value: entry.basis ?? '' },
    { key: 'note', label: t.note, value: entry.note ?? '' },
    { key: 'noteEn', label: t.noteEn, value: entry.noteEn ?? '' },
    { key: 'asks', label: t.asks, value: entry.asks === undefined ? '' : t.question[entry.asks] },
    { key: 'needsText', label: t.needsText, value: yesNo(entry.needsText === true) },
    { key: 'retired', label: t.retired, value: yesNo(entry.retired) },
    { key: 'order', label: t.place, value: numberWords(entry.order) },
  ];
}

function unitLines(unit: UnitFacts): Line[] {
  const t = adminText().units;
  return [
    { key: 'name', label: t.name, value: unit.name },
    { key: 'shortName', label: t.shortName, value: unit.shortName },
    { key: 'parent', label: t.parent, value: unitName(unit.parentId) ?? '' },
    { key: 'externalId', label: t.externalId, value: unit.externalId ?? '' },
    { key: 'retired', label: t.retired, value: yesNo(unit.retired) },
  ];
}

function calendarLines({ days }: CalendarRow): Line[] {
  const t = adminText().calendar;
  const list = (kind: CalendarRow['days'][number]['kind']): string =>
    days
      .filter((day) => day.kind === kind)
      .map((day) => formatDay(day.on, language.value))
      .join(', ');
  return [
    { key: 'holiday', label: t.kind.holiday, value: list('holiday') },
    { key: 'leave', label: t.kind['collective-leave'], value: list('collective-leave') },
  ];
}

function settingLines(setting: SettingRow): Line[] {
  const t = adminText().settings;
  const limit = (name: keyof typeof t.limit): Line => ({
    key: name,
    label: t.limit[name],
    value: numberWords(setting[name]),
  });
  return [
    { key: 'government', label: t.name.government, value: setting.government },
    { key: 'governmentShort', label: t.name.governmentShort, value: setting.governmentShort },
    { key: 'policeName', label: t.name.policeName, value: setting.policeName },
    { key: 'personnelName', label: t.name.personnelName, value: setting.personnelName },
    ...letterheadLines(setting),
    { key: 'timeZone', label: t.timeZone, value: t.zone[setting.timeZone] },
    { key: 'weekend', label: t.weekend, value: t.weekends[setting.weekend] },
    { key: 'forwardBefore', label: t.forwardBefore, value: yesNo(setting.forwardBeforeValidation) },
    limit('forwardWithinDays'),
    limit('readWithinDays'),
    limit('assignWithinDays'),
    limit('resultWithinDays'),
    limit('closeWithinDays'),
    limit('repeatWindowMonths'),
    {
      key: 'ladder',
      label: t.ladder.title,
      value: setting.ladder.map(({ action, basis }) => `${action} (${basis})`).join('; '),
    },
  ];
}

function letterheadLines({ letterhead }: SettingRow): Line[] {
  const t = adminText().settings.letterhead;
  const typed = letterhead === undefined ? null : typedLetterhead({ letterhead });
  const text = (name: keyof typeof t.field): Line => ({
    key: `head-${name}`,
    label: t.field[name],
    value: typed?.[name] ?? '',
  });
  return [
    ...[...headFields, ...signerFields].map(text),
    { key: 'head-copies', label: t.copies, value: (letterhead?.copies ?? []).join('; ') },
    { key: 'head-paper', label: t.paper, value: letterhead?.paper ?? '' },
    // Which picture it is cannot be said in a line; that two differ can.
    { key: 'head-logo', label: t.logo, value: letterhead?.logo?.slice(-6) ?? '' },
  ];
}

function yesNo(value: boolean): string {
  return value ? commonText().act.yes : commonText().act.no;
}
