/** The one place on the device where time, chance and identity come from. Rules never call it. */
import { uuidv7 } from 'uuidv7';

/** Milliseconds since 1970, UTC, as this device believes; it may be wrong or jump. */
export function nowMs(): number {
  return Date.now();
}

export function nowIso(): string {
  return isoOf(nowMs());
}

/** ISO instant of milliseconds since 1970, UTC. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** Milliseconds since the page opened: never set back, whatever happens to the clock. */
export function steadyMs(): number {
  return performance.now();
}

export function newId(): string {
  return uuidv7();
}

/** 0 ≤ x < 1, for jitter only. */
export function chance(): number {
  return Math.random();
}

/** `bytes` random bytes as lower-case hex. */
export function randomHex(bytes: number): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(bytes)));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
