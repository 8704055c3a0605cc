/** Signing in and out, and setting up. Who uses the phone is kept, so that flight mode needs no network to open. */
import type { Problem } from '../../schema/sync.ts';
import type { Me } from '../../schema/sync.ts';
import { readMe, readSalt } from './answers.ts';
import { askNoted } from './contact.ts';
import { isFair, stretchNew, stretchWith } from './credentials.ts';
import { beginFresh } from './fresh-store.ts';
import { failureOf } from './pages.ts';
import { deviceName, newId } from './platform.ts';
import { accountNamed, clearCurrent, deviceIdOf, forgetLeftSession, setCurrent, setSession } from './accounts.ts';
import { currentAccountId, hasSessionToClose } from './registry.ts';
import { connection, patch } from './state.ts';
import type { Answer, Outcome } from './types.ts';
import { admit, isLost, lock, stretchPassword } from './vault.ts';

export type Started = { me: Me; isSealed: boolean };

/**
 * Starts a session and makes this person the phone's; the first time, the phone is enrolled as a device. `isSealed`:
 * the session is his, and his store was closed with another password.
 */
export async function startSession(typed: string, password: string): Promise<Answer<Started>> {
  const username = typed.trim().toLowerCase();
  const asked = await askNoted('/api/session/salt', { method: 'POST', json: { username } });
  if (asked.kind !== 'ok') return failureOf(asked);
  const salted = readSalt(asked.body);
  if (salted === null || !isFair(salted.rounds)) return { ok: false, problem: 'offline' };
  try {
    // One at a time: two that begin together would enrol this phone as two devices.
    return await navigator.locks.request('sign-in:sidak', () => signInWith(username, password, salted));
  } catch {
    return { ok: false, problem: storageProblem };
  }
}

type Salted = { salt: string; rounds: number };

async function signInWith(username: string, password: string, { salt, rounds }: Salted): Promise<Answer<Started>> {
  const known = await accountNamed(username);
  const [proof, stretch] = await Promise.all([
    stretchWith(password, salt, rounds),
    stretchPassword(known?.accountId, password),
  ]);
  const device = { id: (await deviceIdOf(username)) ?? newId(), name: deviceName() };
  const reply = await askNoted('/api/session', { method: 'POST', json: { username, proof, device } });
  if (reply.kind !== 'ok') return failureOf(reply);
  const me = readMe(reply.body);
  if (me === null) return { ok: false, problem: 'offline' };
  // A store that nothing opens any more is begun anew; one that a PIN may open waits for it.
  const isClosed = (await admit(me, stretch)) === 'sealed';
  const isSealed = isClosed && !((await isLost(me.accountId)) && (await beginFresh()));
  if (isSealed) await setSession(me.accountId);
  else await setCurrent(me);
  patch(connection, { needsSignIn: false });
  return { ok: true, value: { me, isSealed } };
}

/** The first admin, by the one-time link. */
export async function setUpFirstAdmin(
  token: string,
  username: string,
  name: string,
  password: string,
): Promise<Outcome> {
  const json = { token, username: username.trim().toLowerCase(), name: name.trim(), ...(await stretchNew(password)) };
  const reply = await askNoted('/api/setup', { method: 'POST', json });
  return reply.kind === 'ok' ? { ok: true } : failureOf(reply);
}

/** Without network the person leaves all the same; the server is told when it can be reached. His store is locked. */
export async function endSession(): Promise<Outcome> {
  const reply = await askNoted('/api/session', { method: 'DELETE' });
  try {
    const accountId = await currentAccountId();
    // What fails here leaves the person signed in, and asked for his password at the next word with the server. The
    // other way round nobody would be current, and an engine still shown would never send again.
    if (accountId !== undefined) await lock(accountId);
    await clearCurrent(reply.kind === 'lost');
    return { ok: true };
  } catch {
    return { ok: false, problem: storageProblem };
  }
}

/** What the server wants wherever a password is set. */
export const stretch = stretchNew;

/** The session of a sign-out made without network. Never beside a sign-in: its cookie would go with the old one. */
export async function closeLeftSession(): Promise<void> {
  await navigator.locks.request('sign-in:sidak', async () => {
    if (!(await hasSessionToClose())) return;
    const reply = await askNoted('/api/session', { method: 'DELETE' });
    if (reply.kind !== 'lost') await forgetLeftSession();
  });
}

/** Made here, not by the server: the phone's own storage failed. */
const storageProblem: Problem = {
  type: 'urn:sidak:problem:storage',
  title: 'This device cannot store anything now.',
  status: 0,
  code: 'storage',
};
