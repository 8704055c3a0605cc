/** The repeat warning: what of a person's past counts, and the step the office's ladder suggests. Pure. */
import { daysInMonth } from '../../schema/day.ts';
import type { SettingRow } from '../../schema/office.ts';
import type { Offence, StandingRow } from '../../schema/rows.ts';
import { offencesSince, type Past } from '../../schema/standing.ts';
import type { Language } from '../text/language.ts';
import { formatNumber } from '../ui/format.ts';

/** Offences within the last `months`, newest first; `except` one finding. */
export function countedBefore(standing: StandingRow | null, todayOn: string, months: number, except?: string): Past {
  if (standing === null) return { offences: [], older: 0 };
  const { offences, older } = offencesSince(standing, monthsBefore(todayOn, months));
  return { offences: offences.filter((one) => one.findingId !== except), older };
}

/**
 * The others beside the finding of this operation, and how often the person is known to have been noted with it. One that
 * was closed as lawful or not proven is in no past any more: it is shown, and raises nobody's step.
 */
export function besideHere({ offences, older }: Past, hereId: string | undefined): Past & { count: number } {
  return { offences: offences.filter((one) => one.findingId !== hereId), older, count: offences.length };
}

/** '2', or '10+' when there may be more of them. */
export function timesShown({ offences, older }: Past, language: Language): string {
  return `${formatNumber(offences.length, language)}${older > 0 ? '+' : ''}`;
}

/** What an earlier offence was, said at once; what was done about it once there is room for it. */
export function saidOf(
  { violation, action }: Offence,
  isOpen: boolean,
  say: (list: 'violation' | 'action', words: string) => string,
): string {
  const main = say('violation', violation);
  return isOpen ? `${main} – ${say('action', action)}` : main;
}

/** 'YYYY-MM-DD' the given months earlier; a day that month lacks becomes its last. */
export function monthsBefore(on: string, months: number): string {
  const [year, month, day] = on.split('-').map(Number);
  const all = (year ?? 0) * 12 + (month ?? 1) - 1 - months;
  const [toYear, toMonth] = [Math.floor(all / 12), (all % 12) + 1];
  const toDay = Math.min(day ?? 1, daysInMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}

/**
 * By how often the person is known to have been noted in the window; the last step holds from there on. What may or may
 * not be in the window raises nobody's step: a ladder ends long before the ten that are known by their dates. Null when
 * the office has no ladder.
 */
export function suggestionFor(count: number, ladder: SettingRow['ladder']): SettingRow['ladder'][number] | null {
  return ladder[Math.min(count, ladder.length - 1)] ?? null;
}
