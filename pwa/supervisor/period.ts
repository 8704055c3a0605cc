/**
 * Which days a report is about. The server reports at most 31 days one by one and anything longer in whole months
 * (worker/reports/asked.ts); what people choose is brought into that shape here, and said so in the form.
 */
import { dayNumber, dayOf, daysInMonth } from '../../schema/day.ts';
import { limits } from '../../schema/limits.ts';
import { reportDaysMax } from '../../schema/report.ts';

export const presets = ['7', '30', 'month', 'year'] as const;
export type Preset = (typeof presets)[number];
/** First and last day, both counted, 'YYYY-MM-DD'. */
export type Days = { from: string; to: string };

/** `today`: in the government's time zone. */
export function presetDays(preset: Preset, today: string): Days {
  switch (preset) {
    case '7':
      return { from: daysBefore(today, 6), to: today };
    case '30':
      return { from: daysBefore(today, 29), to: today };
    case 'month':
      return { from: monthStart(today), to: today };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: monthEnd(today) };
  }
}

/** The chosen days as the server can report them; null when one of them is no day. */
export function reportable(first: string, second: string): Days | null {
  const [from, to] = first <= second ? [first, second] : [second, first];
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (start === null || end === null) return null;
  if (end - start < reportDaysMax) return { from, to };
  const last = monthIndex(to);
  const earliest = last - limits.reportMonthsMax + 1;
  return { from: `${monthOf(Math.max(monthIndex(from), earliest))}-01`, to: monthEnd(to) };
}

/** The days of one bar: 'YYYY-MM-DD' is itself, 'YYYY-MM' the whole month. */
export function barDays(period: string): Days {
  return period.length === 7 ? { from: `${period}-01`, to: monthEnd(`${period}-01`) } : { from: period, to: period };
}

function daysBefore(on: string, days: number): string {
  const number = dayNumber(on);
  return number === null ? on : dayOf(number - days);
}

function monthStart(on: string): string {
  return `${on.slice(0, 7)}-01`;
}

function monthEnd(on: string): string {
  const days = daysInMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)));
  return `${on.slice(0, 7)}-${String(days).padStart(2, '0')}`;
}

function monthIndex(on: string): number {
  return Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
}

function monthOf(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
