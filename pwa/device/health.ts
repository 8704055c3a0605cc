/**
 * How the store is: the room it has left, and whether the browser promised to keep it (F07, F37). What is asked here
 * is only advice; that a write failed is known from the write.
 */
import type { DeviceHealth } from '../../schema/device.ts';
import { limits } from '../../schema/limits.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { isFull } from './database.ts';
import { appVersion, isoOf, steadyMs } from './platform.ts';
import { alarm, freeBytes, persisted } from './state.ts';

/** `low`: a photo may still be taken, and the person should make room soon. `full`: what is left is kept for text. */
export type Room = 'ok' | 'low' | 'full';

/**
 * Browsers reckon their quota from the disk's size, not from what is free on it: a store that refused a write is
 * believed before the estimate, for so long. Then one more may try.
 */
const refusalLastsMs = 10 * 60_000;
let refusedAt = -refusalLastsMs;

/** Something could not be read or written: red at once, on every screen, until a later write succeeds (F38). */
export function noteFailure(error: unknown): void {
  if (isFull(error)) noteNoRoom();
  alarm();
}

/** There was no room for a photo; that is no reason for alarm, since text makes room for itself. */
export function noteNoRoom(): void {
  refusedAt = steadyMs();
}

/** Before a photo: text is saved whatever this says. Asks the browser each time; never throws. */
export async function photoRoom(): Promise<Room> {
  await lookAtRoom();
  return roomOf(freeBytes.peek(), steadyMs() - refusedAt < refusalLastsMs);
}

/** A browser that does not say how much is free is not in the way: the write itself will tell. */
export function roomOf(free: number | null, wasRefused: boolean): Room {
  if (wasRefused || (free !== null && free < limits.roomForTextBytes)) return 'full';
  return free !== null && free < limits.roomLowBytes ? 'low' : 'ok';
}

/** At the start, after a save and before a photo. */
export async function lookAtRoom(): Promise<void> {
  const { quota, usage } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  freeBytes.value = quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
}

/** What was promised before, without asking the person anything. */
export async function lookAtPromise(): Promise<void> {
  const isKept = await navigator.storage.persisted().catch(() => null);
  if (isKept !== null) persisted.value = isKept;
}

/** Asked when there is something to lose; the browser's answer is shown, not hidden. */
export async function askToPersist(): Promise<void> {
  if (persisted.peek() === true) return;
  persisted.value = await navigator.storage.persist().catch(() => false);
}

/** What this device says of itself. `oldest` of what is unsent. Its instant is the server's, as far as the offset was known when it was saved. */
export function healthOf(oldest: Mutation | undefined, photosWaiting: number): DeviceHealth {
  return {
    oldestUnsentAt: oldest === undefined ? null : savedAt(oldest),
    photosWaiting,
    persisted: persisted.peek(),
    freeBytes: freeBytes.peek(),
    appVersion: appVersion(),
  };
}

export function savedAt({ at, clockOffset }: Mutation): string {
  return isoOf(Date.parse(at) + (clockOffset ?? 0));
}
