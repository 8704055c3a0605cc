/** The account's key under a secret: what a person knows is stretched, so that trying all of them takes long. */
import type { Bytes } from '../../schema/bytes.ts';
import { stretchWith } from './credentials.ts';
import type { Wrap } from './phone-store.ts';
import { randomHex } from './platform.ts';
import { close, disclose, importAes } from './seal.ts';

/**
 * As for passwords (OWASP's floor): a quarter of a second on a desktop, about a second on a slow phone. A PIN of six
 * digits is guessed in hours by whoever copies the storage off the phone; that is what the passkey is for.
 */
const rounds = 600_000;

/** A stretched secret, to close or open a wrap with. */
export type Stretch = { salt: string; rounds: number; key: CryptoKey };

/** `like`: the wrap it shall open; null: for a new one. */
export async function stretchFor(secret: string, like: Pick<Wrap, 'salt' | 'rounds'> | null): Promise<Stretch> {
  const of = like ?? { salt: randomHex(16), rounds };
  const hex = await stretchWith(secret, of.salt, of.rounds);
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return { salt: of.salt, rounds: of.rounds, key: await importAes(bytes) };
}

export async function wrapKey(raw: BufferSource, { salt, rounds, key }: Stretch): Promise<Wrap> {
  return { salt, rounds, ...(await close(key, raw)) };
}

/** The account's key, raw; null: another secret made this wrap. */
export async function unwrapKey(wrap: Wrap, stretch: Stretch): Promise<Bytes | null> {
  if (wrap.salt !== stretch.salt || wrap.rounds !== stretch.rounds) return null;
  return disclose(stretch.key, wrap).then(
    (raw) => new Uint8Array(raw),
    () => null,
  );
}
