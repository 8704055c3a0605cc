/**
 * The account that uses the phone now: what a cold start in flight mode needs before any store is opened. Each
 * account's own data lie in a database of their own.
 */
import type { Me } from '../../schema/sync.ts';
import { keyHeld, keyringOf } from './keyring.ts';
import { loadAccounts } from './on-demand.ts';
import { phoneDoor } from './phone-store.ts';
import { open, seal } from './seal.ts';

/** `me` is null while the store is locked; `isAsked`: the person was offered a PIN. */
export type Current = { accountId: string; me: Me | null; generation: number; isAsked: boolean; ownsSession: boolean };

/** Who uses the phone; null: nobody. */
export async function currentAccount(): Promise<Current | null> {
  const { accountId, session, found } = await phoneDoor.use(async (db) => {
    const [accountId, session] = await Promise.all([db.get('current', 'one'), db.get('current', 'session')]);
    return { accountId, session, found: accountId === undefined ? undefined : await db.get('accounts', accountId) };
  });
  if (accountId === undefined || found === undefined) return null;
  const known = 'label' in found ? found : await (await loadAccounts()).sealedAnew(found);
  const ring = await keyringOf(accountId);
  const key = ring?.key ?? null;
  const { generation = 0, isAsked = false } = ring ?? {};
  // A store of version 1 does not say whose session it is.
  const ownsSession = (session ?? accountId) === accountId;
  return { accountId, me: key === null ? null : await open(key, known.me), generation, isAsked, ownsSession };
}

/** What the server now says of an account that is known here. That it must enrol anew only a sign-in changes. */
export async function keepMe(me: Me): Promise<void> {
  const { accountId, deviceId } = me;
  const sealed = await seal(await keyHeld(accountId)(), me);
  await phoneDoor.use(async (db) => {
    const tx = db.transaction('accounts', 'readwrite');
    const known = await tx.store.get(accountId);
    // Its deviceId is null when it must enrol anew.
    if (known !== undefined)
      await tx.store.put({ ...known, me: sealed, deviceId: known.deviceId === null ? null : deviceId });
    await tx.done;
  });
}

/** Whether anybody was ever signed in here, as far as this phone remembers. */
export async function hasAccounts(): Promise<boolean> {
  return (await phoneDoor.use((db) => db.count('accounts'))) > 0;
}

export async function currentAccountId(): Promise<string | undefined> {
  return phoneDoor.use((db) => db.get('current', 'one'));
}

/** A sign-out made without network, whose session still lives on the server. */
export async function hasSessionToClose(): Promise<boolean> {
  return (await phoneDoor.use((db) => db.get('current', 'closeSession'))) !== undefined;
}

/** After how many minutes without a touch the store locks itself; 0: never. Undefined: nobody has a PIN. */
export async function idleMinutes(): Promise<number | undefined> {
  const kept = await phoneDoor.use((db) => db.get('settings', 'idleMinutes'));
  return typeof kept === 'number' ? kept : undefined;
}

export async function enrolAnew(accountId: string): Promise<void> {
  await phoneDoor.use(async (db) => {
    const tx = db.transaction('accounts', 'readwrite');
    const known = await tx.store.get(accountId);
    if (known !== undefined) await tx.store.put({ ...known, deviceId: null });
    await tx.done;
  });
}
