/**
 * When a thing happened, from a clock that may be wrong (DESIGN §5 "Time"). Rules have no clock: they take the
 * mutation's own time, corrected by the offset to the server, and never later than its receipt.
 */
import { dayInZone } from './calendar.ts';
import type { ZoneId } from './calendar.ts';
import type { Receipt } from './outcome.ts';

type Stated = { at: string; clockOffset: number | null };

/** ISO instant (UTC) of the deed as far as it can be known. */
export function happenedAt(stated: Stated, receipt: Receipt): string {
  const ms = Date.parse(stated.at) + believable(stated.clockOffset ?? receipt?.offsetMs ?? 0);
  const latest = receipt === null ? ms : Math.min(ms, Date.parse(receipt.receivedAt));
  return new Date(latest).toISOString();
}

/** An offset of centuries is no clock's: it would name an instant that does not exist, so it counts as none. */
function believable(offsetMs: number): number {
  return Math.abs(offsetMs) > offsetMsMax ? 0 : offsetMs;
}
const offsetMsMax = 200 * 366 * 86_400_000;

/**
 * Years whose days off a due day may rest on: of the deed as far as its device knew, of its operation (a clock may be
 * wrong by decades, F35), and the year after each. Known without any row. `operationId` begins with the opening date.
 */
export function calendarYears({ at, clockOffset }: Stated, operationId: string): number[] {
  const years = [
    new Date(Date.parse(at) + believable(clockOffset ?? 0)).getUTCFullYear(),
    Number(operationId.slice(0, 4)),
  ];
  return [...new Set(years.flatMap((year) => [year, year + 1]))].filter((year) => Number.isInteger(year));
}

const dayMs = 86_400_000;

/**
 * The day it counts on, in the operation's time zone. A clock that has jumped, or one that says the finding is
 * more than a day older than its operation, is not believed: then it is the operation's own day, marked.
 */
export function happenedOn(
  stated: Stated,
  receipt: Receipt,
  operation: { openedAt: string; openedOn: string; timeZone: ZoneId },
): { on: string; at: string; isUncertain: boolean } {
  const at = happenedAt(stated, receipt);
  const isUncertain = stated.clockOffset === null || Date.parse(at) < Date.parse(operation.openedAt) - dayMs;
  return { on: isUncertain ? operation.openedOn : dayInZone(Date.parse(at), operation.timeZone), at, isUncertain };
}
