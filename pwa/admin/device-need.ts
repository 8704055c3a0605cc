/** Which devices need somebody, in which order, and in what words. Ages are reckoned at the time the list is from. */
import type { DeviceListing } from '../../schema/api.ts';
import { fieldText } from '../text/field.ts';
import { numberWords } from '../personnel/words.ts';

export const deviceFilters = ['all', 'alarm', 'holding', 'quiet', 'unkept'] as const;
export type DeviceFilter = (typeof deviceFilters)[number];
export const deviceSorts = ['need', 'seen', 'oldest', 'owner'] as const;
export type DeviceSort = (typeof deviceSorts)[number];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** An officer who is not on duty opens the app once a week to be ready. */
const quietAfterMs = 7 * dayMs;

export function isHolding({ unsent, photosWaiting }: DeviceListing): boolean {
  return (unsent ?? 0) > 0 || (photosWaiting ?? 0) > 0;
}

export function isShownBy(filter: DeviceFilter, row: DeviceListing, asOf: string): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'alarm':
      return row.alarm !== null;
    case 'holding':
      return isHolding(row);
    case 'quiet':
      return row.revokedAt === null && ageMs(row.lastSeenAt ?? row.enrolledAt, asOf) > quietAfterMs;
    case 'unkept':
      return row.revokedAt === null && row.persisted === false;
  }
}

/** What gives alarm first, then what holds unsent work, of these the one that has been silent longest; revoked last. */
export function byNeed(a: DeviceListing, b: DeviceListing): number {
  const rank = (row: DeviceListing): number => {
    if (row.alarm !== null) return 0;
    if (isHolding(row)) return 1;
    return row.revokedAt === null ? 2 : 3;
  };
  const [left, right] = [rank(a), rank(b)];
  if (left !== right) return left - right;
  const order = (a.lastSeenAt ?? '').localeCompare(b.lastSeenAt ?? '');
  return left <= 1 ? order : -order;
}

export function inOrder(sort: DeviceSort): (a: DeviceListing, b: DeviceListing) => number {
  switch (sort) {
    case 'need':
      return byNeed;
    case 'seen':
      return (a, b) => (a.lastSeenAt ?? '').localeCompare(b.lastSeenAt ?? '');
    case 'oldest':
      // Who holds nothing comes after everybody who does.
      return (a, b) => (a.oldestUnsentAt ?? '~').localeCompare(b.oldestUnsentAt ?? '~');
    case 'owner':
      return (a, b) => a.accountName.localeCompare(b.accountName);
  }
}

export function ageMs(instant: string, asOf: string): number {
  return Math.max(0, Date.parse(asOf) - Date.parse(instant));
}

/** "3 jam lalu": how long ago, in the largest unit that is not a fraction. */
export function agoWords(instant: string, asOf: string): string {
  const t = fieldText().ago;
  const ms = ageMs(instant, asOf);
  if (ms < 60_000) return t.now;
  if (ms < hourMs) return t.minutes(numberWords(Math.floor(ms / 60_000)));
  if (ms < 2 * dayMs) return t.hours(numberWords(Math.floor(ms / hourMs)));
  return t.days(numberWords(Math.floor(ms / dayMs)));
}

/** Null: nothing to look after. */
export function alarmWords(row: DeviceListing, asOf: string): string | null {
  const t = fieldText().alarm;
  switch (row.alarm) {
    case null:
      return null;
    case 'lost':
      return t.lost;
    case 'old':
      return t.old(agoWords(row.oldestUnsentAt ?? row.enrolledAt, asOf));
    case 'silent':
      return t.silent(agoWords(row.lastSeenAt ?? row.enrolledAt, asOf));
  }
}

/** Null: nothing, as far as it said. */
export function heldWords(row: DeviceListing): string | null {
  const t = fieldText();
  if (!isHolding(row)) return null;
  const { unsent, photosWaiting } = row;
  return [
    (unsent ?? 0) > 0 ? t.items(numberWords(unsent ?? 0)) : null,
    (photosWaiting ?? 0) > 0 ? t.photos(numberWords(photosWaiting ?? 0)) : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
