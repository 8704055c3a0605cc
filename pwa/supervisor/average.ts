/** The running average under the bars of a report. */
import { isWorkingDay, type WorkCalendar } from '../../schema/calendar.ts';
import type { Report } from '../../schema/report.ts';

const averageOver = 5;
/** A shorter row of days says nothing by its average. */
const averageFromDays = 10;

/**
 * Mean of the working day and the four before it; null on days off, on the first four, and where the calendar does
 * not reach. Findings on days off are in no average.
 */
export function averagesOf(days: Report['days'], calendar: WorkCalendar): (number | null)[] {
  if (days.length < averageFromDays) return [];
  const recent: number[] = [];
  return days.map(({ period, count }) => {
    const known = isWorkingDay(period, calendar);
    if (!known.ok || !known.working) return null;
    recent.push(count);
    if (recent.length > averageOver) recent.shift();
    return recent.length < averageOver ? null : recent.reduce((sum, one) => sum + one, 0) / averageOver;
  });
}
