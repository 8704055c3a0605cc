/** Days off as a form edits them, and as they are pasted. */
import type { CalendarRow } from '../../schema/office.ts';
import { dayNumber } from '../../schema/day.ts';

export type DayOff = CalendarRow['days'][number];
export type DayKind = DayOff['kind'];

/** What `calendar.put` takes. */
export const daysMax = 120;

/** In the order of the year, each day once; the later word on a day holds. */
export function withDays(days: readonly DayOff[], more: readonly DayOff[]): DayOff[] {
  const byDay = new Map([...days, ...more].map((day) => [day.on, day]));
  return [...byDay.values()].toSorted((a, b) => a.on.localeCompare(b.on));
}

export type Pasted = { days: DayOff[]; wrong: { line: number; text: string }[] };

/**
 * Lines of a day and its kind: '2027-03-10;cuti bersama', '10/3/2027,libur', tabs too. Without a kind it is a
 * national holiday. A head line, lines of other years and days that do not exist are named, not guessed.
 */
export function pastedDays(text: string, year: number): Pasted {
  const pasted: Pasted = { days: [], wrong: [] };
  text.split(/\r?\n/).forEach((content, index) => {
    if (content.trim() === '') return;
    const [first = '', second = ''] = content.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const on = dayFrom(first);
    const kind = kindFrom(second);
    if (on === null || kind === null || !on.startsWith(`${year}-`)) {
      // The head of a table is not a mistake.
      if (index > 0 || /\d/.test(content)) pasted.wrong.push({ line: index + 1, text: content.slice(0, 60) });
      return;
    }
    pasted.days.push({ on, kind });
  });
  return pasted;
}

/** '2027-03-10', '10/3/2027', '10-03-2027', '10.3.2027'; day before month, as written in Indonesia. */
function dayFrom(text: string): string | null {
  const iso = /^\d{4}-\d{2}-\d{2}$/.exec(text);
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const on = iso ? text : written ? `${written[3]}-${two(written[2])}-${two(written[1])}` : '';
  return dayNumber(on) === null ? null : on;
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}

function kindFrom(text: string): DayKind | null {
  const word = text.toLowerCase();
  if (word === '' || /^(libur|holiday|nasional|national)/.test(word)) return 'holiday';
  return /^(cuti|collective)/.test(word) ? 'collective-leave' : null;
}
