/**
 * When to speak with the server: after a save, when the network or the page comes back, at the start, and by a
 * timer. Nothing is decided here but the hour.
 *
 *   idle ──trigger──► running ──fine──► idle, next pull in 5 min (page in view)
 *                        └──waits──► back-off with full jitter: ≤ 60 s in view (F21), ≤ 5 min otherwise;
 *                                    not before the server wants it (Retry-After), within the same limits
 */
import type { ClockKeeper } from './clock.ts';
import { noteOffline } from './contact.ts';
import type { RoundEnd } from './cycle.ts';
import { chance, steadyMs } from './platform.ts';

const pullEveryMs = 5 * 60_000;
const backOffMaxMs = 5 * 60_000;
/** Something is unsent and a person looks on: he must not wait longer for a server that is back. */
const inViewMaxMs = 60_000;
const firstBackOffMs = 1_000;
/** Two tabs that want the lock do not hammer at it. */
const busyMs = 1_500;
/**
 * A tab that the system has frozen keeps its lock. Who has waited so long for it takes it over; should the other be
 * only slow and both send, the server's idempotency makes it one.
 */
const frozenAfterMs = 5 * 60_000;

export type Loop = ReturnType<typeof startLoop>;

/** Full jitter, so that a hundred phones do not come back in step. */
export function backOffMs(failures: number, isInView: boolean, chance: number): number {
  return Math.round(chance * Math.min(longestMs(isInView), firstBackOffMs * 2 ** Math.min(failures, 20)));
}

export function startLoop(run: (wantsPull: boolean, takesOver: boolean) => Promise<RoundEnd>, clock: ClockKeeper) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isStopped = false;
  /** Asked for while running: whether with a pull. */
  let again: boolean | null = null;
  let failures = 0;
  let pulledAt = -pullEveryMs;
  let restUntilMs = 0;
  /** NaN: no other tab is at it. */
  let busySinceMs = Number.NaN;

  async function go(wantsPull: boolean): Promise<void> {
    if (isStopped) return;
    if (isRunning) {
      again ||= wantsPull;
      return;
    }
    clearTimeout(timer);
    const restMs = restUntilMs - steadyMs();
    if (!wantsPull && restMs > 0) {
      // Others were told the same; they do not all come in the same moment.
      timer = setTimeout(() => void go(false), restMs + chance() * firstBackOffMs);
      return;
    }
    isRunning = true;
    clock.check(isInView());
    const isDue = wantsPull || steadyMs() - pulledAt >= pullEveryMs;
    // A store that fails now may work at the next try; what the person must know, `trouble` says.
    const takesOver = steadyMs() - busySinceMs > frozenAfterMs;
    const end = await run(isDue, takesOver).catch((): RoundEnd => 'waits');
    isRunning = false;
    busySinceMs = end === 'busy' ? busySinceMs || steadyMs() : Number.NaN;
    if (isDue && end === 'fine') pulledAt = steadyMs();
    failures = end === 'waits' ? failures + 1 : 0;
    const next = again;
    again = null;
    if (next !== null) void go(next);
    else wait(end);
  }

  function wait(end: RoundEnd): void {
    if (isStopped) return;
    const restMs = end === 'fine' ? pullEveryMs : end === 'busy' ? busyMs : backOffMs(failures, isInView(), chance());
    // An idle phone in a pocket asks nothing.
    timer = setTimeout(() => (end === 'fine' && !isInView() ? wait('fine') : void go(false)), restMs);
  }

  // What failed without a network says nothing of the one that has come: the first failures on it are met with short
  // waits again, not with the minute that a long flight mode has earned.
  const onOnline = (): void => {
    failures = 0;
    void go(true);
  };
  const onVisible = (): void => {
    clock.check(false);
    if (isInView()) void go(true);
  };
  const listeners: readonly [EventTarget, string, () => void][] = [
    [window, 'online', onOnline],
    [window, 'offline', noteOffline],
    [window, 'pageshow', onVisible],
    [document, 'visibilitychange', onVisible],
  ];
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
  void go(true);

  return {
    /** Now, whatever the back-off says. */
    now: (wantsPull: boolean): void => void go(wantsPull),
    /** The server asks to be left alone so long: honoured up to the longest back-off, unless a person asks. */
    rest: (seconds: number): void => {
      restUntilMs = steadyMs() + Math.min(seconds * 1_000, longestMs());
    },
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
      for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
    },
  };
}

function longestMs(inView = isInView()): number {
  return inView ? inViewMaxMs : backOffMaxMs;
}

export function isInView(): boolean {
  return !document.hidden;
}
