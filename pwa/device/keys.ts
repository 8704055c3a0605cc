/**
 * Making and changing what `keyring.ts` reads.
 *
 * Must: a key is never taken away while nothing could bring it back, for then what is noted would be lost; but for a
 * device that the server has ended and that has sent everything.
 */
import { keyringOf } from './keyring.ts';
import { type Keyring, type Locks, phoneDoor } from './phone-store.ts';

const noLocks: Locks = { pin: null, password: null, passkey: null };
const noTries = { failures: 0, leftMs: 0 };

/** The account's key, made now when there has never been one. Rejects while the store is locked. */
export async function keyFor(accountId: string): Promise<CryptoKey> {
  if ((await keyringOf(accountId)) === undefined) {
    const key = await newKey(true);
    await changeKeyring(
      accountId,
      (known) => known ?? { accountId, key, ...noLocks, isPasswordOld: false, tries: noTries, isAsked: false },
    );
  }
  const key = (await keyringOf(accountId))?.key ?? null;
  if (key === null) throw new Error('locked');
  return key;
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

export async function patchKeyring(accountId: string, change: Partial<Keyring>): Promise<void> {
  await changeKeyring(accountId, (known) => known && { ...known, ...change });
}

/** Whether something could open the store again once its key is gone. */
export function canReopen({ pin, password, passkey, isPasswordOld }: Keyring): boolean {
  return pin !== null || passkey !== null || (password !== null && !isPasswordOld);
}

/** Takes the key away. False: nothing could bring it back, so it stays. */
export async function forgetKey(accountId: string): Promise<boolean> {
  const ring = await changeKeyring(accountId, (known) => known && (canReopen(known) ? { ...known, key: null } : known));
  return ring === undefined || ring.key === null;
}

/** Key and all that opens it: what was in the store is unreadable for good. Only for what the server has. */
export async function throwKeyAway(accountId: string): Promise<void> {
  await patchKeyring(accountId, { key: null, ...noLocks, former: [], isRevoked: true });
}

/** For a store that is begun anew: what might open the old one is kept. */
export async function renewKeyring(accountId: string): Promise<void> {
  const key = await newKey(true);
  await changeKeyring(accountId, (known) => {
    if (known === undefined) return undefined;
    const { pin, password, passkey, former = [], generation = 0 } = known;
    const renewed = { ...known, key, ...noLocks, tries: noTries, isAsked: false, isPasswordOld: false };
    return {
      ...renewed,
      isRevoked: false,
      generation: generation + 1,
      former: [...former, { pin, password, passkey }],
    };
  });
}

async function newKey(isExtractable: boolean): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, isExtractable, ['encrypt', 'decrypt']);
}

/** The phone's own key: seals what may be shown before any PIN. It lies beside what it seals. */
export async function phoneKey(): Promise<CryptoKey> {
  const known = await phoneDoor.use((db) => db.get('phone', 'key'));
  if (known !== undefined) return known;
  const fresh = await newKey(false);
  return phoneDoor.use(async (db) => {
    const tx = db.transaction('phone', 'readwrite', { durability: 'strict' });
    const meanwhile = await tx.store.get('key');
    if (meanwhile === undefined) await tx.store.put(fresh, 'key');
    await tx.done;
    return meanwhile ?? fresh;
  });
}
