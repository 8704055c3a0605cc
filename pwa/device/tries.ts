/**
 * How often a PIN may be tried. A wrong one costs a wait that grows, and never wipes anything. The wait is counted by
 * the page's own clock while this app is open and kept in the store: neither a restart nor setting the phone's clock
 * makes it shorter.
 */
import { keyringOf } from './keyring.ts';
import { changeKeyring, patchKeyring } from './keys.ts';
import type { Tries } from './phone-store.ts';
import { steadyMs } from './platform.ts';
import { lockWait } from './state.ts';

const minuteMs = 60_000;
/** By the number of failures; later ones cost the last. Fingers slip: the first four cost nothing. */
const waitsMs = [0, 0, 0, 0, 0, minuteMs / 2, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 15 * minuteMs];
/** A page that is closed loses at most so much of the wait it has sat through. */
const keepEveryMs = 5_000;
const lookEveryMs = 250;

export function waitAfter(failures: number): number {
  return waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 0;
}

/** Counts a try before it is made: one that is cut short has been made. Answers the wait in its way, 0: it may be made. */
export async function beginTry(accountId: string): Promise<number> {
  let waitMs = 0;
  await changeKeyring(accountId, (ring) => {
    if (ring === undefined) return undefined;
    waitMs = ring.tries.leftMs;
    if (waitMs > 0) return ring;
    const failures = ring.tries.failures + 1;
    return { ...ring, tries: { failures, leftMs: waitAfter(failures) } };
  });
  return waitMs;
}

let stopLast: () => void = () => undefined;

/** Counts the account's wait down in `lockWait`; another call takes its place. */
export async function watchWait(accountId: string): Promise<void> {
  stopLast();
  const tries = (await keyringOf(accountId))?.tries ?? { failures: 0, leftMs: 0 };
  lockWait.value = { accountId, leftMs: tries.leftMs };
  if (tries.leftMs > 0) stopLast = countDown(accountId, tries);
}

function countDown(accountId: string, { failures, leftMs }: Tries): () => void {
  const beganMs = steadyMs();
  let keptMs = beganMs;
  const timer = setInterval(() => {
    const now = steadyMs();
    const left = Math.max(0, leftMs - (now - beganMs));
    lockWait.value = { accountId, leftMs: left };
    if (left > 0 && now - keptMs < keepEveryMs) return;
    keptMs = now;
    if (left === 0) clearInterval(timer);
    void patchKeyring(accountId, { tries: { failures, leftMs: left } }).catch(() => undefined);
  }, lookEveryMs);
  return () => clearInterval(timer);
}
