/**
 * What the admin sets: catalogue, units, calendar, settings. Each is one row with a version; the rules are the
 * same for all four: admin only, on the version he saw.
 */
import * as z from 'zod/mini';
import { catalogueEntry } from './catalogue.ts';
import * as f from './fields.ts';
import type { Mutation } from './mutation.ts';
import { type Decision, type Situation, applied, conflict, rejected } from './outcome.ts';
import type { Row, RowRef, RowType } from './rows.ts';
import { feeds } from './rows.ts';
import { mayDo } from './permission.ts';

/** Days off of one year (key: the year): national holidays and cuti bersama. */
export const calendarRow = z.strictObject({
  year: z.int().check(z.minimum(2000), z.maximum(2200)),
  days: z
    .array(z.strictObject({ on: f.isoDay, kind: z.enum(['holiday', 'collective-leave']) }))
    .check(z.maxLength(120)),
});
export type CalendarRow = z.infer<typeof calendarRow>;

const days = z.int().check(z.minimum(1), z.maximum(365));
/** One row, key 'main'. All day counts are working days; the limits of law are disputed, so they are settings. */
export const settingRow = z.strictObject({
  government: f.shortLine,
  governmentShort: f.name,
  policeName: f.shortLine,
  personnelName: f.shortLine,
  timeZone: f.timeZone,
  weekend: z.enum(['sat-sun', 'sun']),
  repeatWindowMonths: z.int().check(z.minimum(1), z.maximum(60)),
  forwardBeforeValidation: z.boolean(),
  forwardWithinDays: days,
  readWithinDays: days,
  assignWithinDays: days,
  resultWithinDays: days,
  closeWithinDays: days,
  /** Suggested on-the-spot action by how often the person was noted before; the last step holds from there on. */
  ladder: z.array(z.strictObject({ action: f.code, basis: f.shortLine })).check(z.maxLength(6)),
});
export type SettingRow = z.infer<typeof settingRow>;

export const unitFacts = z.strictObject({
  id: f.unitId,
  name: f.shortLine,
  shortName: f.name,
  parentId: z.nullable(f.unitId),
  externalId: z.nullable(z.string().check(z.maxLength(60))),
  retired: z.boolean(),
});

const seen = { version: z.nullable(f.version), settles: z.nullable(f.uuid) };
export const officeBodies = {
  'catalogue.put': z.strictObject({ ...seen, entry: catalogueEntry }),
  'unit.put': z.strictObject({ ...seen, unit: unitFacts }),
  'calendar.put': z.strictObject({ ...seen, calendar: calendarRow }),
  'setting.put': z.strictObject({ ...seen, setting: settingRow }),
} as const;

type OfficeMutation = Mutation<keyof typeof officeBodies>;

/** Catalogue rows are kept per list and code. */
export function entryKey(list: string, code: string): string {
  return `${list}:${code}`;
}

function target(m: OfficeMutation): RowRef {
  switch (m.kind) {
    case 'catalogue.put':
      return { type: 'entry', key: entryKey(m.body.entry.list, m.body.entry.code) };
    case 'unit.put':
      return { type: 'unit', key: m.body.unit.id };
    case 'calendar.put':
      return { type: 'calendar', key: String(m.body.calendar.year) };
    case 'setting.put':
      return { type: 'setting', key: 'main' };
  }
}

export function readsOfOffice(m: OfficeMutation): RowRef[] {
  const refs = [target(m)];
  if (m.kind === 'unit.put' && m.body.unit.parentId !== null) refs.push({ type: 'unit', key: m.body.unit.parentId });
  return refs;
}

export function decideOffice(m: OfficeMutation, { rows, actor }: Situation): Decision {
  if (!mayDo(m.kind, actor, {})) return rejected('not_allowed');
  const ref = target(m);
  const row = rows.get(ref.type, ref.key);
  if (row !== undefined && (row?.version ?? null) !== m.body.version)
    return conflict('moved', m, actor, thingName(ref));
  switch (m.kind) {
    case 'catalogue.put': {
      const was = rows.get('entry', ref.key);
      // A past finding names the revision it was recorded under, so a revision is never used twice.
      const revision = was ? was.body.revision + 1 : 1;
      return applied([put('entry', ref.key, m.id, { ...m.body.entry, revision })]);
    }
    case 'unit.put':
      return decideUnit(m, ref.key, rows);
    case 'calendar.put':
      if (m.body.calendar.days.some((day) => !day.on.startsWith(`${m.body.calendar.year}-`)))
        return rejected('wrong_year');
      return applied([put('calendar', ref.key, m.id, m.body.calendar)]);
    case 'setting.put':
      return applied([put('setting', ref.key, m.id, m.body.setting)]);
  }
}

/** A unit's trail is what scopes are cut by, so a unit stays where it was put; a new place is a new unit. */
function decideUnit(m: Mutation<'unit.put'>, key: string, rows: Situation['rows']): Decision {
  const { unit } = m.body;
  const was = rows.get('unit', key);
  if (was && was.body.parentId !== unit.parentId) return rejected('unit_cannot_move');
  const parent = unit.parentId === null ? null : rows.get('unit', unit.parentId);
  if (unit.parentId !== null && !parent) return rejected('unknown_unit');
  const trail = `${parent ? parent.body.trail : '/'}${unit.id}/`;
  return applied([put('unit', key, m.id, { ...unit, trail })]);
}

function put<T extends 'entry' | 'unit' | 'calendar' | 'setting'>(
  type: T,
  key: string,
  version: string,
  body: Row<T>['body'],
): Row {
  return { type, key, feed: feeds.all, version, body } as Row; // type and body are tied by the signature
}

function thingName(ref: { type: RowType; key: string }): string {
  return `${ref.type}:${ref.key}`;
}
