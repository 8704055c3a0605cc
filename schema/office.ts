/**
 * What the admin sets: catalogue, units, calendar, settings. Each is one row with a version; the rules are the
 * same for all four: admin only, on the version he saw.
 */
import { entryKey } from './catalogue.ts';
import type { Mutation } from './mutation.ts';
import type { CalendarRow, Letterhead, SettingRow, officeBodies } from './office-bodies.ts';
import { type Decision, type Situation, applied, conflict, rejected } from './outcome.ts';
import type { Row, RowRef, RowType } from './rows.ts';
import { feeds } from './rows.ts';
import { mayDo } from './permission.ts';

export type { CalendarRow, Letterhead, SettingRow };

type OfficeMutation = Mutation<keyof typeof officeBodies>;

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

export function decideOffice(m: OfficeMutation, situation: Situation): Decision {
  const { rows, actor } = situation;
  if (!mayDo(m.kind, actor, {})) return rejected('not_allowed');
  const ref = target(m);
  const row = rows.get(ref.type, ref.key);
  if (row !== undefined && (row?.version ?? null) !== m.body.version)
    return conflict('moved', m, situation, thingName(ref));
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
