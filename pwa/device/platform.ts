/** The one place on the device where time, chance and identity come from. Rules never call it. */
import { uuidv7 } from 'uuidv7';
import { toHex } from '../../schema/bytes.ts';

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

/** As the phone's clock shows it to its owner, ISO without zone: for the name of a file. */
export function localIso(): string {
  const now = new Date();
  return isoOf(now.getTime() - now.getTimezoneOffset() * 60_000).slice(0, -1);
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

export function randomBytes(bytes: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

/** `bytes` random bytes as lower-case hex. */
export function randomHex(bytes: number): string {
  return toHex(randomBytes(bytes));
}

/** Crockford's base 32: no I, L, O, U, since the code is read aloud and typed. */
const joinSigns = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight signs, 40 random bits: two operations opened on one day in flight mode must not meet. */
export function newJoinCode(): string {
  // 256 is a multiple of 32, so that every sign is as likely as any other.
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => joinSigns.charAt(byte % 32)).join('');
}

/** Twelve signs of 32, 60 random bits, in groups that can be read out: 'k7f4-q2mx-9tbr'. */
export function newPassword(): string {
  const signs = `${newJoinCode()}${newJoinCode()}`.slice(0, 12).toLowerCase();
  return (signs.match(/.{4}/g) ?? []).join('-');
}

/** Named so that the admin can tell a person's devices apart; browsers tell little more than this. */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'CrOS', 'Linux'].find((one) => agent.includes(one));
  const browser = ['Edg/', 'OPR/', 'SamsungBrowser/', 'Firefox/', 'Chrome/', 'Safari/'].find((one) =>
    agent.includes(one),
  );
  return `${(browser ?? 'Browser').replace('/', '').replace('Edg', 'Edge')} · ${system ?? '?'}`;
}

/** The hash in the entry script's name, another with every build; null where there is none. */
export function appVersion(): string | null {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return /-([\w-]{8})\.js$/.exec(entry?.src ?? '')?.[1] ?? null;
}

/** SHA-256 as lower-case hex. */
export async function sha256Bytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
