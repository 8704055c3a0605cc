/**
 * The keys of the accounts on this phone. An account's key is random and made once; locking takes it away and leaves
 * the wraps that a PIN, a password or a passkey opens (`vault.ts`, loaded when one is needed).
 *
 * Must: a key is never taken away while nothing could bring it back, for then what is noted would be lost.
 */
import { type Keyring, phoneDoor } from './phone-store.ts';

export async function keyringOf(accountId: string): Promise<Keyring | undefined> {
  return phoneDoor.use((db) => db.get('keys', accountId));
}

/** Rejects while the store is locked: nothing of it can be read or written then. */
export async function keyOf(accountId: string): Promise<CryptoKey> {
  const key = (await keyringOf(accountId))?.key ?? null;
  if (key === null) throw new Error('locked');
  return key;
}

/** The same, read once: for an open store. */
export function keyHeld(accountId: string): () => Promise<CryptoKey> {
  let held: Promise<CryptoKey> | null = null;
  return () => {
    held ??= keyOf(accountId).catch((error: unknown) => {
      held = null;
      throw error;
    });
    return held;
  };
}

/** The account's key, made now when there has never been one. Rejects while the store is locked. */
export async function keyFor(accountId: string): Promise<CryptoKey> {
  if ((await keyringOf(accountId)) === undefined) {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const tries = { failures: 0, leftMs: 0 };
    const locks = { pin: null, password: null, passkey: null, isPasswordOld: false };
    await changeKeyring(accountId, (known) => known ?? { accountId, key, ...locks, tries, isAsked: false });
  }
  return keyOf(accountId);
}

/** In one transaction; what `change` answers is kept. Strict: a key or a counted try must not be lost. */
export async function changeKeyring(
  accountId: string,
  change: (known: Keyring | undefined) => Keyring | undefined,
): Promise<Keyring | undefined> {
  return phoneDoor.use(async (db) => {
    const tx = db.transaction('keys', 'readwrite', { durability: 'strict' });
    const next = change(await tx.store.get(accountId));
    if (next !== undefined) await tx.store.put(next);
    await tx.done;
    return next;
  });
}

/** Whether something could open the store again once its key is gone. */
export function canReopen({ pin, password, passkey, isPasswordOld }: Keyring): boolean {
  return pin !== null || passkey !== null || (password !== null && !isPasswordOld);
}

/** The phone's own key: seals what may be shown before any PIN. It lies beside what it seals. */
export async function phoneKey(): Promise<CryptoKey> {
  const known = await phoneDoor.use((db) => db.get('phone', 'key'));
  if (known !== undefined) return known;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return phoneDoor.use(async (db) => {
    const tx = db.transaction('phone', 'readwrite', { durability: 'strict' });
    const meanwhile = await tx.store.get('key');
    if (meanwhile === undefined) await tx.store.put(fresh, 'key');
    await tx.done;
    return meanwhile ?? fresh;
  });
}
