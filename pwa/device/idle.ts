/**
 * Locks the store once nobody has touched the app for as long as the phone's setting says: at the start, when the
 * page comes back into view, and by a timer. Loaded only where a PIN was ever set.
 */
import { phoneDoor } from './phone-store.ts';
import { nowMs } from './platform.ts';
import { idleMinutes } from './registry.ts';
import { touched } from './vault.ts';

/** A touch is written down at most so often: a store of one value, but phones write slowly. */
const noteEveryMs = 20_000;
const lookEveryMs = 15_000;
const minuteMs = 60_000;

let isWatching = false;

/** Resolves once it has been decided whether the store must be locked now. */
export async function watchIdle(lock: () => Promise<unknown>): Promise<void> {
  const look = async (): Promise<void> => {
    if (await isOver()) await lock();
  };
  await look();
  if (isWatching) return;
  isWatching = true;
  let notedMs = nowMs();
  const note = (): void => {
    if (Math.abs(nowMs() - notedMs) < noteEveryMs) return;
    notedMs = nowMs();
    void touched().catch(() => undefined);
  };
  for (const type of ['pointerdown', 'keydown'] as const) window.addEventListener(type, note, { passive: true });
  const tryLook = (): void => void look().catch(() => undefined);
  setInterval(tryLook, lookEveryMs);
  document.addEventListener('visibilitychange', tryLook);
}

/** A clock that was set back says nothing of how long it was: then it is over, and a PIN is the price. */
async function isOver(): Promise<boolean> {
  const minutes = (await idleMinutes()) ?? 0;
  if (minutes === 0) return false;
  const usedAt = await phoneDoor.use((db) => db.get('settings', 'usedAt'));
  const sinceMs = nowMs() - (typeof usedAt === 'number' ? usedAt : 0);
  return sinceMs < -minuteMs || sinceMs > minutes * minuteMs + noteEveryMs;
}
