/**
 * The accounts that have signed in on this phone and the one that uses it now: what a cold start in flight mode
 * needs before any store is opened. Each account's own data lie in a database of their own.
 */
import type { DBSchema } from 'idb';
import type { Me } from '../../schema/sync.ts';
import { openDoor } from './database.ts';
import type { Sealed } from './seal.ts';
import { open, seal } from './seal.ts';

type Known = {
  accountId: string;
  username: string;
  me: Sealed<Me>;
  /** Null: the server saw a fork of this device's chain; the next sign-in enrols anew. */
  deviceId: string | null;
};
interface Shelves extends DBSchema {
  accounts: { key: string; value: Known; indexes: { username: string } };
  current: { key: string; value: string };
}

const door = openDoor<Shelves>('sidak', 1, {
  upgrade: (db, from) => {
    if (from < 1) {
      db.createObjectStore('accounts', { keyPath: 'accountId' }).createIndex('username', 'username');
      db.createObjectStore('current');
    }
  },
});

export async function currentAccount(): Promise<Me | null> {
  const known = await door.use(async (db) => {
    const accountId = await db.get('current', 'one');
    return accountId === undefined ? undefined : db.get('accounts', accountId);
  });
  return known === undefined ? null : open(known.me);
}

/** The id under which this account was enrolled on this phone; null when it must enrol. */
export async function deviceIdOf(username: string): Promise<string | null> {
  const known = await door.use((db) => db.getFromIndex('accounts', 'username', username));
  return known?.deviceId ?? null;
}

/** From now on this account uses the phone. */
export async function setCurrent(me: Me): Promise<void> {
  const known = await knownOf(me);
  await door.use(async (db) => {
    const tx = db.transaction(['accounts', 'current'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      tx.objectStore('accounts').put(known),
      tx.objectStore('current').put(me.accountId, 'one'),
      // The new session took the place of the one that was to be closed.
      tx.objectStore('current').delete('closeSession'),
      tx.done,
    ]);
  });
}

/** What the server now says of an account that is known here. That it must enrol anew only a sign-in changes. */
export async function keepMe(me: Me): Promise<void> {
  const known = await knownOf(me);
  await door.use(async (db) => {
    const tx = db.transaction('accounts', 'readwrite');
    const mustEnrol = (await tx.store.get(me.accountId))?.deviceId === null;
    await tx.store.put(mustEnrol ? { ...known, deviceId: null } : known);
    await tx.done;
  });
}

async function knownOf(me: Me): Promise<Known> {
  return { accountId: me.accountId, username: me.username, me: await seal(me), deviceId: me.deviceId };
}

/** Whether anybody was ever signed in here, as far as this phone remembers. */
export async function hasAccounts(): Promise<boolean> {
  return (await door.use((db) => db.count('accounts'))) > 0;
}

export async function currentAccountId(): Promise<string | undefined> {
  return door.use((db) => db.get('current', 'one'));
}

/** Nobody uses it. `closeSession`: the server has not heard of it yet. */
export async function clearCurrent(closeSession: boolean): Promise<void> {
  await door.use(async (db) => {
    const tx = db.transaction('current', 'readwrite');
    await Promise.all([
      tx.store.delete('one'),
      closeSession ? tx.store.put('yes', 'closeSession') : tx.store.delete('closeSession'),
      tx.done,
    ]);
  });
}

/** A sign-out made without network, whose session still lives on the server. */
export async function hasSessionToClose(): Promise<boolean> {
  return (await door.use((db) => db.get('current', 'closeSession'))) !== undefined;
}

export async function enrolAnew(accountId: string): Promise<void> {
  await door.use(async (db) => {
    const tx = db.transaction('accounts', 'readwrite');
    const known = await tx.store.get(accountId);
    if (known !== undefined) await tx.store.put({ ...known, deviceId: null });
    await tx.done;
  });
}
