/** Who has signed in on this phone, and who takes it over: loaded when somebody signs in, locks or unlocks. */
import type { Me } from '../../schema/sync.ts';
import { keyFor, phoneKey } from './keys.ts';
import { keyringOf } from './keyring.ts';
import { type Known, type KnownOnce, type Label, phoneDoor } from './phone-store.ts';
import { open, seal } from './seal.ts';
import type { KnownAccount } from './types.ts';

/** In the order of their names; shown before any PIN. */
export async function knownAccounts(): Promise<(KnownAccount & Label)[]> {
  const [key, all] = [await phoneKey(), await whole()];
  const accounts = await Promise.all(
    all.map(async ({ accountId, label }) => {
      const [ring, { name, username }] = await Promise.all([keyringOf(accountId), open(key, label)]);
      const ways = {
        hasPin: ring?.pin != null,
        hasPassword: ring?.password != null,
        hasPasskey: ring?.passkey != null,
      };
      return { accountId, name, username, ...ways, isOpen: ring?.key != null, isRevoked: ring?.isRevoked === true };
    }),
  );
  return accounts.toSorted((a, b) => a.name.localeCompare(b.name));
}

export async function accountNamed(username: string): Promise<KnownAccount | undefined> {
  return (await knownAccounts()).find((one) => one.username === username);
}

/** The id under which this account was enrolled on this phone; null when it must enrol. */
export async function deviceIdOf(username: string): Promise<string | null> {
  const known = await accountNamed(username);
  return (await whole()).find((one) => one.accountId === known?.accountId)?.deviceId ?? null;
}

async function whole(): Promise<Known[]> {
  const all = await phoneDoor.use((db) => db.getAll('accounts'));
  return Promise.all(all.map(async (one) => ('label' in one ? one : sealedAnew(one))));
}

/** Version 1 kept the person readable. */
export async function sealedAnew({ accountId, username, me, deviceId }: KnownOnce): Promise<Known> {
  if (me.form !== 0) throw new Error('not of version 1');
  const label = await seal(await phoneKey(), { name: me.value.name, username });
  const known = { accountId, deviceId, label, me: await seal(await keyFor(accountId), me.value) };
  await phoneDoor.use((db) => db.put('accounts', known));
  return known;
}

/** From now on this account uses the phone, and its session is the browser's. Rejects while its store is locked. */
export async function setCurrent(me: Me): Promise<void> {
  const { accountId, deviceId, name, username } = me;
  const label = await seal(await phoneKey(), { name, username });
  const known = { accountId, deviceId, label, me: await seal(await keyFor(accountId), me) };
  await phoneDoor.use(async (db) => {
    const tx = db.transaction(['accounts', 'current'], 'readwrite', { durability: 'strict' });
    const current = tx.objectStore('current');
    await Promise.all([
      tx.objectStore('accounts').put(known),
      current.put(accountId, 'one'),
      current.put(accountId, 'session'),
      // The new session took the place of the one that was to be closed.
      current.delete('closeSession'),
      tx.done,
    ]);
  });
}

/** The session is his, and his store is still locked. */
export async function setSession(accountId: string): Promise<void> {
  await phoneDoor.use(async (db) => {
    const tx = db.transaction('current', 'readwrite', { durability: 'strict' });
    const calls = [tx.store.put(accountId, 'one'), tx.store.put(accountId, 'session'), tx.store.delete('closeSession')];
    await Promise.all([...calls, tx.done]);
  });
}

/** He takes the phone over, without network: whose session the browser holds does not change. */
export async function takeOver(accountId: string): Promise<void> {
  await phoneDoor.use((db) => db.put('current', accountId, 'one'));
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

/** The server has heard of the signing out. Whoever has signed in since keeps the phone. */
export async function forgetLeftSession(): Promise<void> {
  await phoneDoor.use((db) => db.delete('current', 'closeSession'));
}
