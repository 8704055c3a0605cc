/** The repeat warning: what of a person's past counts, and the step the office's ladder suggests. Pure. */
import { daysInMonth } from '../../schema/day.ts';
import type { SettingRow } from '../../schema/office.ts';
import type { Offence, StandingRow } from '../../schema/rows.ts';
import { offencesSince } from '../../schema/standing.ts';

/** Offences within the last `months`, newest first, and how many there are in all; `except` one finding. */
export function countedBefore(
  standing: StandingRow | null,
  todayOn: string,
  months: number,
  except?: string,
): { count: number; offences: Offence[] } {
  if (standing === null) return { count: 0, offences: [] };
  const { count, offences } = offencesSince(standing, monthsBefore(todayOn, months));
  const others = offences.filter((one) => one.findingId !== except);
  return { count: count - (offences.length - others.length), offences: others };
}

/** 'YYYY-MM-DD' the given months earlier; a day that month lacks becomes its last. */
export function monthsBefore(on: string, months: number): string {
  const [year, month, day] = on.split('-').map(Number);
  const all = (year ?? 0) * 12 + (month ?? 1) - 1 - months;
  const [toYear, toMonth] = [Math.floor(all / 12), (all % 12) + 1];
  const toDay = Math.min(day ?? 1, daysInMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}

/** By how often the person was noted before; the last step holds from there on. Null when the office has no ladder. */
export function suggestionFor(count: number, ladder: SettingRow['ladder']): SettingRow['ladder'][number] | null {
  return ladder[Math.min(count, ladder.length - 1)] ?? null;
}
