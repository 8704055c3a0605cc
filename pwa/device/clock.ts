/**
 * How far this phone's clock is from the server's, and whether it can still be believed. Time on a phone may be
 * wrong by decades or be set in mid-form (F35); what is kept is the offset at the last contact, and that it was lost.
 */
import type { ClockState } from './store.ts';

type Known = Pick<ClockState, 'offsetMs' | 'wallMs'>;
export type Instant = { wallMs: number; steadyMs: number };
/** Slack for slewing clocks and slow timers. */
const slackMs = 5_000;
/**
 * While a phone sleeps its steady clock may stand still, so a leap forward looks like sleep. Longer than this no
 * phone sleeps with a page open and its clock right.
 */
const sleepMaxMs = 24 * 3_600_000;
/** An answer that took longer says little about when it was written. */
const roundTripMaxMs = 10_000;

/** Whether the clock was set between two looks at it. `isAwake`: the page was in view all the while. */
export function hasJumped(before: Instant, now: Instant, isAwake: boolean): boolean {
  const drift = now.wallMs - before.wallMs - (now.steadyMs - before.steadyMs);
  return drift < -slackMs || drift > (isAwake ? slackMs : sleepMaxMs);
}

/** Server − device in ms by one exchange; null when it took too long to tell. */
export function offsetOf(serverTime: string, sent: Instant, received: Instant): number | null {
  const tookMs = received.steadyMs - sent.steadyMs;
  if (tookMs > roundTripMaxMs) return null;
  return Math.round(Date.parse(serverTime) - (received.wallMs - tookMs / 2));
}

export type ClockKeeper = ReturnType<typeof keepClock>;

/**
 * `look` reads the device; `kept` is what the last run left behind. `lost` is called when the clock is no longer
 * believed: that must outlive the run, or the next one would believe what this one knew to be wrong.
 */
export function keepClock(look: () => Instant, kept: Known | undefined, lost: () => void = () => undefined) {
  let last = look();
  // A clock that reads earlier than when the app last ran was set back in between.
  let offsetMs = kept === undefined || last.wallMs < kept.wallMs - slackMs ? null : kept.offsetMs;
  return {
    look,
    /** Looks at the clock; call often, and with `isAwake` false when the page comes back into view. */
    check(isAwake: boolean): void {
      const now = look();
      const isLost = offsetMs !== null && hasJumped(last, now, isAwake);
      if (isLost) offsetMs = null;
      last = now;
      if (isLost) lost();
    },
    learn(serverTime: string, sent: Instant): void {
      const now = look();
      const learned = hasJumped(sent, now, true) ? null : offsetOf(serverTime, sent, now);
      if (learned !== null) offsetMs = learned;
      last = now;
    },
    offset: (): number | null => offsetMs,
    state: (): Known => ({ offsetMs, wallMs: last.wallMs }),
  };
}
