/**
 * Passwords never come here: the browser stretches them (PBKDF2, `limits.passwordRounds`) and sends the proof.
 * Here the proof is hashed once more, so that what lies in the database opens nothing. The server stretches
 * nothing itself: deployed Workers refuse more than 100,000 rounds (F43), and a request has 10 ms of CPU.
 */
import { sha256 } from '../../schema/mutation.ts';

/** What is kept of a proof: SHA-256 over the account's salt and the proof, hex. */
export async function verifierOf(salt: string, proof: string): Promise<string> {
  return sha256(`${salt}:${proof}`);
}

/** Whether two texts are the same, in a time that says nothing about where they differ. */
export function isSameText(one: string, other: string): boolean {
  const encoder = new TextEncoder();
  const [a, b] = [encoder.encode(one), encoder.encode(other)];
  return a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b);
}

/** The salt of a name that nobody has: the same each time, and of the same look as a real one (32 hex). */
export async function decoySalt(secret: string, username: string): Promise<string> {
  return (await hmac(secret, `salt:${username}`)).slice(0, 32);
}

/** Name and address as one key that tells neither: people type their password into the wrong field. */
export async function attemptKey(secret: string, username: string, address: string): Promise<string> {
  return hmac(secret, `attempt:${username}|${address}`);
}

async function hmac(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(text));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
