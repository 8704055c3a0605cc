/** Due dates in working days, from the calendar and setting rows that every device holds. */
import type { WorkCalendar } from '../../schema/calendar.ts';
import type { ZoneId } from '../../schema/zone.ts';
import { addWorkingDays, workCalendarOf, workingDaysBetween } from '../../schema/calendar.ts';
import { dayNumber, weekdayOf } from '../../schema/day.ts';
import type { SettingRow } from '../../schema/office.ts';
import { clock, findRow, rowsOfType } from '../device/device.ts';

export type Deadlines = { today: string; timeZone: ZoneId; calendar: WorkCalendar; setting: SettingRow | null };

/** As this device knows them now. A component that shows them also reads `revision`. */
export function deadlines(): Deadlines {
  const setting = findRow('setting', 'main')?.body ?? null;
  const timeZone = setting?.timeZone ?? 'Asia/Jakarta';
  const calendar = workCalendarOf(
    rowsOfType('calendar').map((row) => row.body),
    setting?.weekend ?? 'sat-sun',
  );
  return { today: clock.today(timeZone), timeZone, calendar, setting };
}

export type DueIn = {
  tone: 'late' | 'today' | 'left';
  /** Working days past it or left; null where the calendar does not reach. */
  days: number | null;
};

export function dueIn(dueOn: string, { today, calendar }: Deadlines): DueIn {
  const between = workingDaysBetween(today, dueOn, calendar);
  const days = between.ok ? Math.abs(between.days) : null;
  const tone = dueOn < today ? 'late' : dueOn === today ? 'today' : 'left';
  return { tone, days };
}

/** The day `days` working days from today; null where the calendar does not reach. */
export function dueAfter(days: number, { today, calendar }: Deadlines): string | null {
  const due = addWorkingDays(today, days, calendar);
  return due.ok ? due.on : null;
}

export const dueGroups = ['late', 'today', 'week', 'later', 'none'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** Under which heading a due day stands: weeks end on Sunday. */
export function dueGroupOf(dueOn: string | null, today: string): DueGroup {
  if (dueOn === null) return 'none';
  if (dueOn < today) return 'late';
  if (dueOn === today) return 'today';
  const [due, now] = [dayNumber(dueOn), dayNumber(today)];
  if (due === null || now === null) return 'later';
  const toSunday = (7 - weekdayOf(now)) % 7;
  return due <= now + toSunday ? 'week' : 'later';
}
