/**
 * What a report or a list asks for, judged before anything is read: its days, and what it is narrowed by. A report
 * reads sums kept by day and by month, so a longer period is whole months; the list under a figure may name any days.
 */
import { dayNumber, dayOf, daysInMonth } from '../../schema/day.ts';
import { limits } from '../../schema/limits.ts';
import type { Dimension, ReportFilter } from '../../schema/report.ts';
import { dimensions, narrowingOf, reportDaysMax } from '../../schema/report.ts';
import { refuse } from '../problem.ts';

/** First and last day, both counted, in the government's calendar. */
export type Days = { from: string; to: string };
/** `periods`: each day ('2026-11-22') or each month ('2026-11') of it, in order. */
export type Period = Days & { periods: string[] };
export type Narrowing = { dimension: Dimension; value: string } | null;

/** What is shown to someone who names no days. */
const defaultDays = 30;
const listDaysMax = limits.reportMonthsMax * 31;

/** The period of a report of a period; throws `invalid` for one that cannot be reported on. */
export function periodOf(filter: ReportFilter, todayOn: string): Period {
  const { from, to } = daysOf(filter, todayOn);
  const days = spanOf({ from, to });
  if (days <= reportDaysMax) {
    const first = numberOf(from);
    return { from, to, periods: Array.from({ length: days }, (_, at) => dayOf(first + at)) };
  }
  if (!from.endsWith('-01')) throw refuse('invalid', { field: 'from', detail: 'a longer period begins with a month' });
  if (!isMonthEnd(to)) throw refuse('invalid', { field: 'to', detail: 'a longer period ends with a month' });
  const periods = monthsOf(from, to);
  if (periods.length > limits.reportMonthsMax) {
    throw refuse('invalid', { field: 'to', detail: `at most ${limits.reportMonthsMax} months` });
  }
  return { from, to, periods };
}

/** The days of a list: as asked, else the last thirty; of one operation all its days unless some are named. */
export function listDaysOf(filter: ReportFilter, todayOn: string): Days | null {
  if (filter.operationId !== undefined && filter.from === undefined && filter.to === undefined) return null;
  const days = daysOf(filter, todayOn);
  if (spanOf(days) > listDaysMax) throw refuse('invalid', { field: 'to', detail: `at most ${listDaysMax} days` });
  return days;
}

/** A report is narrowed by at most one dimension: sums are kept for pairs, not for more. */
export function reportNarrowing(filter: ReportFilter): Narrowing {
  const named = dimensions.filter((dimension) => filter[dimension] !== undefined);
  const second = named[1];
  if (second !== undefined) throw refuse('invalid', { field: second, detail: 'at most one filter beside the unit' });
  return narrowingOf(filter);
}

function daysOf(filter: ReportFilter, todayOn: string): Days {
  const to = filter.to ?? (filter.from !== undefined && filter.from > todayOn ? filter.from : todayOn);
  const from = filter.from ?? dayOf(numberOf(to) - defaultDays + 1);
  if (from > to) throw refuse('invalid', { field: 'from', detail: 'later than its end' });
  return { from, to };
}

function spanOf({ from, to }: Days): number {
  return numberOf(to) - numberOf(from) + 1;
}

function numberOf(on: string): number {
  const number = dayNumber(on);
  // The schema lets only real days pass; year 0 and its like would be counted wrong.
  if (number === null) throw refuse('invalid', { field: 'from', detail: 'no such day' });
  return number;
}

function isMonthEnd(on: string): boolean {
  return Number(on.slice(8)) === daysInMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)));
}

function monthsOf(from: string, to: string): string[] {
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1;
  // One more than may be asked is enough to refuse it.
  const length = Math.min(last - first + 1, limits.reportMonthsMax + 1);
  return Array.from({ length }, (_, at) => {
    const month = first + at;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
