/**
 * Opening and closing an account's store on this phone, with and without network: PIN, password, passkey.
 *
 *   open ──lock, idle, sign-out──► locked ──PIN, password or passkey──► open
 *
 * Musts: a try is counted before it is made; wrong ones wait and never wipe; nothing takes the key away that could
 * not bring it back (`keys.ts`).
 */
import type { Bytes } from '../../schema/bytes.ts';
import type { Me } from '../../schema/sync.ts';
import { setCurrent, takeOver } from './accounts.ts';
import { keyringOf } from './keyring.ts';
import { canReopen, forgetKey, keyFor, patchKeyring } from './keys.ts';
import { makePasskey, openPasskey } from './passkey.ts';
import { phoneDoor } from './phone-store.ts';
import { nowMs } from './platform.ts';
import { idleMinutes } from './registry.ts';
import { importAes } from './seal.ts';
import { beginTry, waitAfter, watchWait } from './tries.ts';
import type { Locks, Secret, UnlockEnd } from './types.ts';
import { type Stretch, stretchFor, unwrapKey, wrapKey } from './wraps.ts';

const idleMinutesAtFirst = 15;

/**
 * The raw key, from signing in or unlocking until a PIN is set or refused: so that the person is not asked for his
 * password once more. Never stored.
 */
let fresh: { accountId: string; raw: Bytes } | null = null;
export const forgetFresh = (): void => {
  fresh = null;
};

/** Who has signed in while his store stays closed, and the password to close it with once it is open. */
let admitted: { me: Me; stretch: Stretch } | null = null;
export const whoWasAdmitted = (): typeof admitted => admitted;

/** Opens the store for this person and gives him the phone. */
export async function unlock(accountId: string, secret: Secret): Promise<UnlockEnd> {
  const opened = await opensWith(accountId, secret);
  if (!opened.ok) return opened;
  await hold(accountId, opened.raw);
  await lockOthers(accountId);
  if (admitted?.me.accountId === accountId) {
    await keepPassword(accountId, opened.raw, admitted.stretch);
    await setCurrent(admitted.me);
  } else await takeOver(accountId);
  admitted = null;
  return { ok: true };
}

type Opened = { ok: true; raw: Bytes } | Exclude<UnlockEnd, { ok: true }>;

async function opensWith(accountId: string, secret: Secret): Promise<Opened> {
  const ring = await keyringOf(accountId);
  if (ring === undefined) return { ok: false, why: 'wrong', waitMs: 0 };
  if ('passkey' in secret) {
    const raw = ring.passkey === null ? null : await openPasskey(ring.passkey);
    return raw === null ? { ok: false, why: 'wrong', waitMs: 0 } : { ok: true, raw };
  }
  const waitMs = await beginTry(accountId);
  if (waitMs > 0) return { ok: false, why: 'wait', waitMs };
  const [wrap, word] = 'pin' in secret ? [ring.pin, secret.pin] : [ring.password, secret.password];
  const raw = wrap === null ? null : await unwrapKey(wrap, await stretchFor(word, wrap));
  if (raw !== null) return { ok: true, raw };
  await watchWait(accountId);
  return { ok: false, why: 'wrong', waitMs: waitAfter(ring.tries.failures + 1) };
}

/** The key lies on the phone from here on, and cannot be taken out of the browser. */
async function hold(accountId: string, raw: Bytes): Promise<void> {
  const key = await importAes(raw);
  await patchKeyring(accountId, { key, tries: { failures: 0, leftMs: 0 } });
  await touched();
  fresh = { accountId, raw };
}

/** False: it has neither PIN nor password yet, so it stays open. */
export async function lock(accountId: string): Promise<boolean> {
  forgetFresh();
  // A sign-in that the storage cut off may have left another's key here.
  await lockOthers(accountId);
  return forgetKey(accountId);
}

/** One person's store is open at a time. */
async function lockOthers(accountId: string): Promise<void> {
  const all = await phoneDoor.use((db) => db.getAllKeys('keys'));
  for (const other of all) if (other !== accountId) await forgetKey(other);
}

/** Digits that everybody tries first. */
export function isWeakPin(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin[at])));
  return !/^\d{6,12}$/.test(pin) || (steps.size === 1 && [0, 1, -1].some((step) => steps.has(step)));
}

/** `proof`: what opens the store now; not asked for right after signing in or unlocking. */
export async function setPin(accountId: string, pin: string, proof: Secret | null): Promise<UnlockEnd> {
  const opened = await rawOf(accountId, proof);
  if (!opened.ok) return opened;
  const [wrap, key] = await Promise.all([
    stretchFor(pin, null).then((stretch) => wrapKey(opened.raw, stretch)),
    importAes(opened.raw),
  ]);
  await patchKeyring(accountId, { pin: wrap, key, isAsked: true, tries: { failures: 0, leftMs: 0 } });
  await phoneDoor.use(async (db) => {
    const tx = db.transaction('settings', 'readwrite');
    if ((await tx.store.get('idleMinutes')) === undefined) await tx.store.put(idleMinutesAtFirst, 'idleMinutes');
    await tx.done;
  });
  await touched();
  forgetFresh();
  return { ok: true };
}

/** The raw key, to be wrapped once more. */
export async function rawOf(accountId: string, proof: Secret | null): Promise<Opened> {
  if (fresh?.accountId === accountId) return { ok: true, raw: fresh.raw };
  const key = (await keyringOf(accountId))?.key;
  if (key?.extractable === true) return { ok: true, raw: new Uint8Array(await exported(key)) };
  return proof === null ? { ok: false, why: 'ask', waitMs: 0 } : opensWith(accountId, proof);
}

/** The person wants none now. */
export async function skipPin(accountId: string): Promise<void> {
  await patchKeyring(accountId, { isAsked: true });
  forgetFresh();
}

/** The password, stretched for this account's wrap: begun beside the question to the server, since both take long. */
export async function stretchPassword(accountId: string | undefined, password: string): Promise<Stretch> {
  const ring = accountId === undefined ? undefined : await keyringOf(accountId);
  return stretchFor(password, ring?.password ?? null);
}

/**
 * The server has just accepted this person's password. 'sealed': his store was closed with an older one and nothing
 * else is known; his PIN may open it, or it is begun anew (`fresh-store.ts`).
 */
export async function admit(me: Me, stretch: Stretch): Promise<'open' | 'sealed'> {
  const { accountId } = me;
  admitted = null;
  await lockOthers(accountId);
  const known = await keyringOf(accountId);
  if (known === undefined || known.key?.extractable === true) {
    await keepPassword(accountId, new Uint8Array(await exported(await keyFor(accountId))), stretch);
    return 'open';
  }
  const raw = known.password === null ? null : await unwrapKey(known.password, stretch);
  if (raw !== null) {
    await hold(accountId, raw);
    await patchKeyring(accountId, { isPasswordOld: false });
    return 'open';
  }
  if (known.key === null) {
    admitted = { me, stretch };
    return 'sealed';
  }
  // Changed elsewhere while the store was open: what it was closed with still opens it.
  await patchKeyring(accountId, { isPasswordOld: true });
  return 'open';
}

export async function keepPassword(accountId: string, raw: Bytes, stretch: Stretch): Promise<void> {
  const password = await wrapKey(raw, stretch);
  await patchKeyring(accountId, { password, isPasswordOld: false });
  await hold(accountId, raw);
}

/** Nothing on this phone opens it any more. */
export async function isLost(accountId: string): Promise<boolean> {
  const ring = await keyringOf(accountId);
  return ring !== undefined && ring.key === null && !canReopen({ ...ring, isPasswordOld: false });
}

export async function locksOf(accountId: string): Promise<Locks> {
  const ring = await keyringOf(accountId);
  const minutes = (await idleMinutes()) ?? 0;
  const [hasPin, hasPasskey] = [(ring?.pin ?? null) !== null, (ring?.passkey ?? null) !== null];
  return { hasPin, hasPasskey, idleMinutes: minutes, canLock: ring !== undefined && canReopen(ring) };
}

export async function setIdleMinutes(minutes: number): Promise<void> {
  await phoneDoor.use((db) => db.put('settings', minutes, 'idleMinutes'));
  await touched();
}

/** A passkey beside the PIN. 'wrong': refused, or this phone's passkeys hold no secrets. */
export async function addPasskey(accountId: string, name: string, proof: Secret | null): Promise<UnlockEnd> {
  const opened = await rawOf(accountId, proof);
  if (!opened.ok) return opened;
  const passkey = await makePasskey(name, opened.raw);
  if (passkey === null) return { ok: false, why: 'wrong', waitMs: 0 };
  await patchKeyring(accountId, { passkey, key: await importAes(opened.raw) });
  return { ok: true };
}

/** A person has used the app now. */
export async function touched(): Promise<void> {
  await phoneDoor.use((db) => db.put('settings', nowMs(), 'usedAt'));
}

async function exported(key: CryptoKey): Promise<ArrayBuffer> {
  return crypto.subtle.exportKey('raw', key);
}
