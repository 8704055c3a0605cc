/**
 * The accounts that have signed in on this phone and the one that uses it now: what a cold start in flight mode
 * needs before any store is opened. Each account's own data lie in a database of their own.
 */
import type { Me } from '../../schema/sync.ts';
import { keyFor, keyOf, keyringOf, phoneKey } from './keyring.ts';
import { type Known, type KnownOnce, type Label, phoneDoor } from './phone-store.ts';
import { open, seal } from './seal.ts';

/** Who uses the phone; `me` is null while his store is locked. Null: nobody. */
export async function currentAccount(): Promise<{ accountId: string; me: Me | null } | null> {
  const accountId = await currentAccountId();
  if (accountId === undefined) return null;
  const known = (await accounts()).find((one) => one.accountId === accountId);
  if (known === undefined) return null;
  const isLocked = ((await keyringOf(accountId))?.key ?? null) === null;
  return { accountId, me: isLocked ? null : await open(await keyOf(accountId), known.me) };
}

/** Who has signed in on this phone. */
export async function knownAccounts(): Promise<(Label & { accountId: string })[]> {
  const [key, all] = [await phoneKey(), await accounts()];
  return Promise.all(all.map(async ({ accountId, label }) => ({ accountId, ...(await open(key, label)) })));
}

/** The id under which this account was enrolled on this phone; null when it must enrol. */
export async function deviceIdOf(username: string): Promise<string | null> {
  const accountId = (await knownAccounts()).find((one) => one.username === username)?.accountId;
  return (await accounts()).find((one) => one.accountId === accountId)?.deviceId ?? null;
}

async function accounts(): Promise<Known[]> {
  const all = await phoneDoor.use((db) => db.getAll('accounts'));
  return Promise.all(all.map(async (one) => ('label' in one ? one : sealedAnew(one))));
}

/** Version 1 kept the person readable. */
async function sealedAnew({ accountId, username, me, deviceId }: KnownOnce): Promise<Known> {
  const plain = me.form === 0 ? me.value : null;
  if (plain === null) throw new Error('not of version 1');
  const label = await seal(await phoneKey(), { name: plain.name, username });
  const known = { accountId, deviceId, label, me: await seal(await keyFor(accountId), plain) };
  await phoneDoor.use((db) => db.put('accounts', known));
  return known;
}

/** From now on this account uses the phone, and its session is the browser's. Rejects while its store is locked. */
export async function setCurrent(me: Me): Promise<void> {
  const known = await knownOf(me);
  await phoneDoor.use(async (db) => {
    const tx = db.transaction(['accounts', 'current'], 'readwrite', { durability: 'strict' });
    const current = tx.objectStore('current');
    await Promise.all([
      tx.objectStore('accounts').put(known),
      current.put(me.accountId, 'one'),
      current.put(me.accountId, 'session'),
      // The new session took the place of the one that was to be closed.
      current.delete('closeSession'),
      tx.done,
    ]);
  });
}

/** What the server now says of an account that is known here. That it must enrol anew only a sign-in changes. */
export async function keepMe(me: Me): Promise<void> {
  const known = await knownOf(me);
  await phoneDoor.use(async (db) => {
    const tx = db.transaction('accounts', 'readwrite');
    const mustEnrol = (await tx.store.get(me.accountId))?.deviceId === null;
    await tx.store.put(mustEnrol ? { ...known, deviceId: null } : known);
    await tx.done;
  });
}

async function knownOf(me: Me): Promise<Known> {
  const { accountId, deviceId, name, username } = me;
  const label = await seal(await phoneKey(), { name, username });
  return { accountId, deviceId, label, me: await seal(await keyFor(accountId), me) };
}

/** Whether anybody was ever signed in here, as far as this phone remembers. */
export async function hasAccounts(): Promise<boolean> {
  return (await phoneDoor.use((db) => db.count('accounts'))) > 0;
}

export async function currentAccountId(): Promise<string | undefined> {
  return phoneDoor.use((db) => db.get('current', 'one'));
}

/** Nobody uses it. `closeSession`: the server has not heard of it yet. */
export async function clearCurrent(closeSession: boolean): Promise<void> {
  await phoneDoor.use(async (db) => {
    const tx = db.transaction('current', 'readwrite');
    await Promise.all([
      tx.store.delete('one'),
      tx.store.delete('session'),
      closeSession ? tx.store.put('yes', 'closeSession') : tx.store.delete('closeSession'),
      tx.done,
    ]);
  });
}

/** A sign-out made without network, whose session still lives on the server. */
export async function hasSessionToClose(): Promise<boolean> {
  return (await phoneDoor.use((db) => db.get('current', 'closeSession'))) !== undefined;
}

export async function enrolAnew(accountId: string): Promise<void> {
  await phoneDoor.use(async (db) => {
    const tx = db.transaction('accounts', 'readwrite');
    const known = await tx.store.get(accountId);
    if (known !== undefined) await tx.store.put({ ...known, deviceId: null });
    await tx.done;
  });
}
