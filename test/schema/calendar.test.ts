import { describe, expect, test } from 'vitest';
import type { WorkCalendar } from '../../schema/calendar.ts';
import {
  addWorkingDays,
  dayInZone,
  isWorkingDay,
  isZoneId,
  timeInZone,
  workCalendarOf,
  workingDaysBetween,
} from '../../schema/calendar.ts';
import { dayNumber, dayOf, weekdayOf } from '../../schema/day.ts';
import { calendarRow } from '../../schema/office-bodies.ts';
import { startingCalendars } from '../../schema/reference/holidays.ts';
import { readTable } from './table.ts';

const calendar = workCalendarOf(startingCalendars, 'sat-sun');
const sixDays = workCalendarOf(startingCalendars, 'sun');

describe('working days', () => {
  for (const row of readTable('working-day-vectors')) {
    test(`${row('from')} and ${row('working_days')} working days is ${row('result')} (${row('meaning')})`, () => {
      const days = Number(row('working_days'));
      expect(addWorkingDays(row('from'), days, calendar)).toEqual({ ok: true, on: row('result') });
      expect(workingDaysBetween(row('from'), row('result'), calendar)).toEqual({ ok: true, days });
      expect(workingDaysBetween(row('result'), row('from'), calendar)).toEqual({ ok: true, days: -days });
    });
  }

  test('none after a day is the day itself', () => {
    expect(addWorkingDays('2026-07-12', 0, calendar)).toEqual({ ok: true, on: '2026-07-12' });
    expect(workingDaysBetween('2026-07-12', '2026-07-12', calendar)).toEqual({ ok: true, days: 0 });
  });

  test('a region of six days works on Saturdays', () => {
    expect(addWorkingDays('2026-07-10', 1, calendar)).toEqual({ ok: true, on: '2026-07-13' });
    expect(addWorkingDays('2026-07-10', 1, sixDays)).toEqual({ ok: true, on: '2026-07-11' });
    expect(isWorkingDay('2026-07-12', sixDays)).toEqual({ ok: true, working: false });
  });

  test('holidays and cuti bersama are none', () => {
    expect(isWorkingDay('2026-02-16', calendar)).toEqual({ ok: true, working: false });
    expect(isWorkingDay('2026-02-18', calendar)).toEqual({ ok: true, working: true });
    const asList: WorkCalendar = { weekend: 'sat-sun', holidays: ['2026-07-13'], years: [2026] };
    expect(addWorkingDays('2026-07-10', 1, asList)).toEqual({ ok: true, on: '2026-07-14' });
  });

  test('a December deadline that ends in a year without calendar is refused, not guessed', () => {
    expect(addWorkingDays('2026-12-21', 7, calendar)).toEqual({ ok: false, reason: 'year-missing', year: 2027 });
    expect(addWorkingDays('2026-12-21', 5, calendar)).toEqual({ ok: true, on: '2026-12-30' });
    expect(workingDaysBetween('2026-12-21', '2027-01-04', calendar)).toMatchObject({
      reason: 'year-missing',
      year: 2027,
    });
    expect(isWorkingDay('2025-12-31', calendar)).toMatchObject({ reason: 'year-missing', year: 2025 });
  });

  test('no day and no count is an answer, not a loop', () => {
    expect(addWorkingDays('2026-02-30', 1, calendar)).toEqual({
      ok: false,
      reason: 'invalid-date',
      value: '2026-02-30',
    });
    expect(workingDaysBetween('2026-02-01', 'besok', calendar)).toMatchObject({
      reason: 'invalid-date',
      value: 'besok',
    });
    for (const days of [-1, 1.5, Number.NaN])
      expect(addWorkingDays('2026-02-02', days, calendar)).toMatchObject({ reason: 'invalid-count' });
    const never: WorkCalendar = {
      weekend: 'sat-sun',
      holidays: [],
      years: Array.from({ length: 100 }, (_, i) => 2000 + i),
    };
    expect(addWorkingDays('2026-02-02', 1e9, never)).toEqual({ ok: false, reason: 'too-far' });
    expect(workingDaysBetween('2001-01-01', '2099-01-01', never)).toEqual({ ok: false, reason: 'too-far' });
  });

  test('adding and counting undo each other from every day of the year', () => {
    for (let at = dayNumber('2026-01-01') ?? 0; at <= (dayNumber('2026-11-15') ?? 0); at += 1) {
      for (const days of [1, 2, 7, 14, 15]) {
        const end = addWorkingDays(dayOf(at), days, calendar);
        expect(end.ok && workingDaysBetween(dayOf(at), end.on, calendar)).toEqual({ ok: true, days });
      }
    }
  });
});

test('the holidays of 2026 are those published', () => {
  const published = readTable('holidays-2026').map((row) => {
    return { on: row('date'), kind: row('kind') === 'libur' ? 'holiday' : 'collective-leave' };
  });
  expect(startingCalendars).toEqual([{ year: 2026, days: published }]);
  for (const row of startingCalendars) expect(calendarRow.safeParse(row).success).toBe(true);
});

test('F35 a day is the day of the place, whatever zone this machine is in', () => {
  const at = Date.parse('2026-02-16T16:30:00.000Z');
  expect(dayInZone(at, 'Asia/Jakarta')).toBe('2026-02-16');
  expect(timeInZone(at, 'Asia/Jakarta')).toBe('23:30');
  expect(dayInZone(at, 'Asia/Makassar')).toBe('2026-02-17');
  expect(timeInZone(at, 'Asia/Makassar')).toBe('00:30');
  expect(dayInZone(at, 'Asia/Jayapura')).toBe('2026-02-17');
  expect(dayInZone(Date.parse('1969-12-31T16:59:00.000Z'), 'Asia/Jakarta')).toBe('1969-12-31');
  expect(timeInZone(Date.parse('1969-12-31T16:59:00.000Z'), 'Asia/Jakarta')).toBe('23:59');
  expect(isZoneId('Asia/Jakarta')).toBe(true);
  expect(isZoneId('America/Phoenix')).toBe(false);
});

test('days are counted as the calendar counts them, 1900 to 2100', () => {
  for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2100, 0, 1); at += 86_400_000) {
    const on = new Date(at).toISOString().slice(0, 10);
    const number = dayNumber(on);
    if (number !== at / 86_400_000 || dayOf(number) !== on || weekdayOf(number) !== new Date(at).getUTCDay()) {
      expect.fail(`${on} is counted wrongly`);
    }
  }
});
