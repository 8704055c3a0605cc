/** The password never leaves the browser: it is stretched here, and the server hashes the result again. */
import { toHex } from '../../schema/bytes.ts';
import { randomHex } from './platform.ts';

/** OWASP's floor, and what a slow phone can bear; the wire allows the same range. */
const roundsMin = 600_000;
const roundsMax = 2_000_000;

export type Stretched = { salt: string; rounds: number; proof: string };

/** For a new password: a salt of its own. */
export async function stretchNew(password: string): Promise<Stretched> {
  const salt = randomHex(16);
  return { salt, rounds: roundsMin, proof: await stretchWith(password, salt, roundsMin) };
}

/** Whether a server may ask for so many. */
export function isFair(rounds: number): boolean {
  return rounds >= roundsMin && rounds <= roundsMax;
}

/** PBKDF2-SHA-256, 256 bits as hex. Rejects rounds outside the limits: a false server must not weaken or hang us. */
export async function stretchWith(password: string, salt: string, rounds: number): Promise<string> {
  if (!isFair(rounds)) throw new RangeError('rounds out of range');
  const key = await crypto.subtle.importKey('raw', utf8(password.normalize('NFC')), 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: rounds };
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256)));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
