/**
 * The keys of the accounts on this phone. An account's key is random and made once; locking takes it away and leaves
 * the wraps that a PIN, a password or a passkey opens (`vault.ts`, loaded when one is needed).
 */
import { type Keyring, phoneDoor } from './phone-store.ts';

export async function keyringOf(accountId: string): Promise<Keyring | undefined> {
  return phoneDoor.use((db) => db.get('keys', accountId));
}

/** The account's key, read once: for an open store. Rejects while it is locked: nothing can be read or written then. */
export function keyHeld(accountId: string): () => Promise<CryptoKey> {
  let held: Promise<CryptoKey> | null = null;
  const read = async (): Promise<CryptoKey> => {
    const key = (await keyringOf(accountId))?.key ?? null;
    if (key === null) throw new Error('locked');
    return key;
  };
  return () => {
    held ??= read().catch((error: unknown) => {
      held = null;
      throw error;
    });
    return held;
  };
}

/** Name of the account's database; another after it had to be begun anew. */
export function storeName(accountId: string, generation: number): string {
  return generation === 0 ? `sidak-${accountId}` : `sidak-${accountId}.${generation}`;
}
