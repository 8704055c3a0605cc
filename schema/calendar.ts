/**
 * Working days.
 *
 * Limits of discipline procedure are counted in working days (PP 94/2021, Peraturan BKN 6/2022). A count that
 * would pass through a year whose holidays are not known is refused, never guessed: a December deadline needs
 * next year's calendar first.
 */
import { dayNumber, dayOf, weekdayOf } from './day.ts';

// Apart, since a phone's first visit tells the time but counts no working days.
export { dayInZone, isZoneId, timeInZone, type ZoneId, zones } from './zone.ts';

export type WorkCalendar = {
  /** 'sun': regions with a six-day week. */
  weekend: 'sat-sun' | 'sun';
  /** National holidays and cuti bersama, 'YYYY-MM-DD'. */
  holidays: ReadonlySet<string> | readonly string[];
  /** Years whose holidays are completely in `holidays`. */
  years: readonly number[];
};

export type CalendarError =
  | { ok: false; reason: 'invalid-date'; value: string }
  | { ok: false; reason: 'invalid-count' }
  /** The holidays of this year are not known: the office must enter its calendar first. */
  | { ok: false; reason: 'year-missing'; year: number }
  | { ok: false; reason: 'too-far' };

/** No limit of law comes near; a loop never runs longer than this many calendar days. */
const spanDaysMax = 3_700;

/** A calendar from rows of days off, one row for each year. */
export function workCalendarOf(
  rows: readonly { year: number; days: readonly { on: string }[] }[],
  weekend: WorkCalendar['weekend'],
): WorkCalendar {
  return {
    weekend,
    holidays: new Set(rows.flatMap((row) => row.days.map((day) => day.on))),
    years: rows.map((row) => row.year),
  };
}

export function isWorkingDay(on: string, calendar: WorkCalendar): { ok: true; working: boolean } | CalendarError {
  const number = dayNumber(on);
  if (number === null) return { ok: false, reason: 'invalid-date', value: on };
  const working = lookup(calendar)(number);
  return typeof working === 'boolean' ? { ok: true, working } : working;
}

/**
 * The day on which `days` working days have passed; the first day is not counted.
 * 0 is the day itself, working or not.
 */
export function addWorkingDays(
  fromOn: string,
  days: number,
  calendar: WorkCalendar,
): { ok: true; on: string } | CalendarError {
  const from = dayNumber(fromOn);
  if (from === null) return { ok: false, reason: 'invalid-date', value: fromOn };
  if (!Number.isInteger(days) || days < 0) return { ok: false, reason: 'invalid-count' };
  const isWorking = lookup(calendar);
  let number = from;
  for (let left = days; left > 0;) {
    number += 1;
    if (number - from > spanDaysMax) return { ok: false, reason: 'too-far' };
    const working = isWorking(number);
    if (typeof working !== 'boolean') return working;
    if (working) left -= 1;
  }
  return { ok: true, on: dayOf(number) };
}

/**
 * Working days after `fromOn` up to and with `toOn`; negative when `toOn` lies before it, 0 on the same day.
 * The inverse of `addWorkingDays`.
 */
export function workingDaysBetween(
  fromOn: string,
  toOn: string,
  calendar: WorkCalendar,
): { ok: true; days: number } | CalendarError {
  const from = dayNumber(fromOn);
  if (from === null) return { ok: false, reason: 'invalid-date', value: fromOn };
  const to = dayNumber(toOn);
  if (to === null) return { ok: false, reason: 'invalid-date', value: toOn };
  if (Math.abs(to - from) > spanDaysMax) return { ok: false, reason: 'too-far' };
  const isWorking = lookup(calendar);
  let days = 0;
  for (let number = Math.min(from, to) + 1; number <= Math.max(from, to); number += 1) {
    const working = isWorking(number);
    if (typeof working !== 'boolean') return working;
    if (working) days += 1;
  }
  return { ok: true, days: to < from && days > 0 ? -days : days };
}

function lookup(calendar: WorkCalendar): (number: number) => boolean | CalendarError {
  const holidays = isSet(calendar.holidays) ? calendar.holidays : new Set(calendar.holidays);
  const years = new Set(calendar.years);
  return (number) => {
    const on = dayOf(number);
    const year = Number(on.slice(0, 4));
    if (!years.has(year)) return { ok: false, reason: 'year-missing', year };
    const weekday = weekdayOf(number);
    const isWeekend = weekday === 0 || (weekday === 6 && calendar.weekend === 'sat-sun');
    return !isWeekend && !holidays.has(on);
  };
}

function isSet(days: WorkCalendar['holidays']): days is ReadonlySet<string> {
  return days instanceof Set;
}
