/** Bars of the days or months of a report, and the running average over working days. */
import type { WorkCalendar } from '../../schema/calendar.ts';
import type { Report } from '../../schema/report.ts';
import { dateWords, dayWords, numberWords } from '../personnel/words.ts';
import { language } from '../text/language.ts';
import type { ChartDay } from '../ui/bar-chart.tsx';
import { formatLongDate, formatMonth } from '../ui/format.ts';
import { averagesOf } from './average.ts';
import { barDays } from './period.ts';
import { findingsHref, findingsOf } from './ways.ts';

export type Chart = { days: ChartDay[]; axis: string[]; isByMonth: boolean; now: string | undefined };

export function chartOf(report: Report, calendar: WorkCalendar): Chart {
  const base = findingsOf(report.filter);
  const isByMonth = report.days.some((day) => day.period.length === 7);
  const averages = isByMonth ? [] : averagesOf(report.days, calendar);
  const days = report.days.map(({ period, count }, at) => ({
    key: period,
    name: isByMonth ? formatMonth(period, language.value) : formatLongDate(period, language.value),
    count,
    value: numberWords(count),
    href: findingsHref({ ...base, ...barDays(period) }),
    average: averages[at] ?? null,
  }));
  const last = averages.findLast((average) => average !== null);
  return { days, axis: axisOf(report.days.map((day) => day.period)), isByMonth, now: roundedWords(last ?? null) };
}

function roundedWords(average: number | null): string | undefined {
  return average === null ? undefined : numberWords(Math.round(average));
}

const labelsMost = 5;

/** At most five, spread evenly: the first and the last always. */
function axisOf(periods: readonly string[]): string[] {
  const steps = Math.min(labelsMost, periods.length) - 1;
  if (steps < 0) return [];
  const at =
    steps === 0 ? [0] : Array.from({ length: steps + 1 }, (_, n) => Math.round((n * (periods.length - 1)) / steps));
  return at.map((index) => labelOf(periods[index] ?? ''));
}

function labelOf(period: string): string {
  if (period.length !== 7) return dayWords(period);
  return dateWords(`${period}-01`).replace(/^\d+ /, '');
}
