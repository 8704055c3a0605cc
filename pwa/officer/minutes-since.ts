const minuteMs = 60_000;

/** Whole minutes; a clock that was set back makes nothing younger than now. */
export function minutesSince(at: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(at)) / minuteMs));
}
