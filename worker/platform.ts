/** The one place on the server's side where time, chance and identity come from. Rules never call it. */
import { uuidv7 } from 'uuidv7';

/** Milliseconds since 1970, UTC. A Worker's clock stands still while it computes; that is good enough here. */
export function nowMs(): number {
  return Date.now();
}

export function nowIso(): string {
  return new Date(nowMs()).toISOString();
}

/** Ids of entries that the server writes itself. */
export function newId(): string {
  return uuidv7();
}

/** `bytes` random bytes as lower-case hex. */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
