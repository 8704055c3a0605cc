/**
 * When to speak with the server: after a save, when the network or the page comes back, at the start, and by a
 * timer. Nothing is decided here but the hour.
 *
 *   idle ──trigger──► running ──fine──► idle, next pull in 5 min (page in view)
 *                        └──waits──► back-off with full jitter: ≤ 60 s in view (F21), ≤ 5 min otherwise
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

export type Loop = ReturnType<typeof startLoop>;

/** Full jitter, so that a hundred phones do not come back in step. */
export function backOffMs(failures: number, isInView: boolean, chance: number): number {
  const most = Math.min(isInView ? inViewMaxMs : backOffMaxMs, firstBackOffMs * 2 ** Math.min(failures, 20));
  return Math.round(chance * most);
}

export function startLoop(run: (wantsPull: boolean) => Promise<RoundEnd>, clock: ClockKeeper) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isStopped = false;
  let again: { wantsPull: boolean } | null = null;
  let failures = 0;
  let pulledAt = -pullEveryMs;

  async function go(wantsPull: boolean): Promise<void> {
    if (isStopped) return;
    if (isRunning) {
      again = { wantsPull: wantsPull || again?.wantsPull === true };
      return;
    }
    clearTimeout(timer);
    isRunning = true;
    clock.check(isInView());
    const isDue = wantsPull || steadyMs() - pulledAt >= pullEveryMs;
    // A store that fails now may work at the next try; what the person must know, `trouble` says.
    const end = await run(isDue).catch((): RoundEnd => 'waits');
    isRunning = false;
    if (isDue && end === 'fine') pulledAt = steadyMs();
    failures = end === 'waits' ? failures + 1 : 0;
    const next = again;
    again = null;
    if (next !== null) void go(next.wantsPull);
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
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
      for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
    },
  };
}

function isInView(): boolean {
  return document.visibilityState === 'visible';
}
