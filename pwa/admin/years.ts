/** Which years the calendar covers, and which it should. */
import { deadlines } from '../personnel/deadlines.ts';

/** In the government's time zone. */
export function thisYear(): number {
  return Number(deadlines().today.slice(0, 4));
}

/** Years without a calendar that a deadline may soon need: this one, and the next from its last quarter on. */
export function missingYears(known: readonly number[], today: string): { year: number; isUrgent: boolean }[] {
  const year = Number(today.slice(0, 4));
  const isLateInYear = Number(today.slice(5, 7)) >= 10;
  const wanted = [
    { year, isUrgent: true },
    { year: year + 1, isUrgent: isLateInYear },
  ];
  return wanted.filter((one) => !known.includes(one.year));
}
