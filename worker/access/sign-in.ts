/**
 * Signing in. An unknown name, a wrong password and a disabled account get the same answer after the same work:
 * the same statements, the same hashes, the same headers. Attempts are counted by name and address whether the
 * name exists or not; a wait never ends a running session.
 */
import type { Context } from 'hono';
import { limits } from '../../schema/limits.ts';
import { sha256 } from '../../schema/mutation.ts';
import type { Me } from '../../schema/sync.ts';
import type { App } from '../env.ts';
import { nowIso, nowMs, randomHex } from '../platform.ts';
import { refuse } from '../problem.ts';
import { serverEntry } from '../sync/server-entry.ts';
import { type Account, accountByName, toAccount } from './account-sql.ts';
import { type Attempt, countAttempt, forgetAttempts, isLocked } from './attempts-sql.ts';
import { isGuardFailure, isTaken } from './constraint.ts';
import {
  type Device,
  deviceById,
  enrolDevice,
  guardDevice,
  insertSession,
  toDevice,
  touchDevice,
} from './device-sql.ts';
import { meOf } from './me.ts';
import { attemptKey, decoySalt, isSameText, verifierOf } from './password.ts';
import { expiresFrom, giveCookie } from './session.ts';

/** Names are typed on phones that begin them with a capital. */
export function cleanUsername(typed: string): string {
  return typed.trim().toLowerCase();
}

/** What the browser stretches a password with; nobody's name gets a salt too. */
export async function saltFor(c: Context<App>, typed: string): Promise<{ salt: string; rounds: number }> {
  const username = cleanUsername(typed);
  const { db } = c.var.tenant;
  const [found] = await db.batch([accountByName(db, username)]);
  const decoy = await decoySalt(c.env.SIDAK_SECRET, username);
  const account = found === undefined ? null : toAccount(found);
  return { salt: account?.salt ?? decoy, rounds: account?.rounds ?? limits.passwordRounds };
}

type SignIn = { username: string; proof: string; device: { id: string; name: string } };

/** Starts a session on this device, enrolling it the first time. Answers who is signed in. */
export async function signIn(c: Context<App>, request: SignIn): Promise<Me> {
  const username = cleanUsername(request.username);
  const { db } = c.var.tenant;
  const key = await attemptKey(c.env.SIDAK_SECRET, username, addressOf(c));
  const [account, device] = await judged(c, key, { ...request, username });
  if (device !== null && device.accountId !== account.id)
    throw refuse('exists', { field: 'device.id', detail: 'device_of_other_account' });
  if (device !== null && device.revokedAt !== null) {
    // The password was right: knocking on a closed door must not lock the person out everywhere.
    await forgetAttempts(db, key).run();
    throw refuse('forbidden', { field: 'device.id', detail: 'device_revoked' });
  }
  const token = randomHex(32);
  const tokenHash = await sha256(token);
  try {
    await db.batch(
      await startStatements(db, account, { ...request.device, isNew: device === null }, { key, tokenHash }),
    );
  } catch (error) {
    // Two tabs enrolled at once, or the device was revoked or taken between the reading and the writing.
    if (isTaken(error, 'devices.id') || isGuardFailure(error)) throw refuse('moved', { field: 'device.id' });
    throw error;
  }
  giveCookie(c, token, account.role, request.device.id);
  return meOf(db, c.env, tokenHash);
}

/** The account whose password it was, and the device as it is known; refuses everything else alike. */
async function judged(c: Context<App>, key: string, request: SignIn): Promise<[Account, Device | null]> {
  const { db } = c.var.tenant;
  const [attempt, found, known] = await db.batch([
    countAttempt(db, key, nowIso(), new Date(nowMs() + limits.signInWaitMs).toISOString()),
    accountByName(db, request.username),
    deviceById(db, request.device.id),
  ]);
  if (attempt === undefined || found === undefined || known === undefined)
    throw new Error('a batch answered too little');
  refuseLocked(c, attempt);
  const account = toAccount(found);
  // Made for every name, so that the time tells nothing.
  const decoy = await decoySalt(c.env.SIDAK_SECRET, request.username);
  const verifier = await verifierOf(account?.salt ?? decoy, request.proof);
  const isRight = isSameText(verifier, account?.verifier ?? '0'.repeat(64));
  if (account === null || !account.active || !isRight) throw refuse('sign_in_failed');
  return [account, toDevice(known)];
}

/** Answers `locked_out` with the seconds to wait when the count that was just written says so. */
export function refuseLocked(c: Context<App>, counted: D1Result): void {
  const attempt = asAttempt(counted.results[0]);
  if (attempt === undefined || !isLocked(attempt)) return;
  const seconds = Math.ceil((Date.parse(attempt.until) - nowMs()) / 1_000);
  c.header('retry-after', String(Math.max(1, seconds)));
  throw refuse('locked_out');
}

// The columns of `countAttempt`; D1 types its rows as unknown.
function asAttempt(row: unknown): Attempt | undefined {
  return row as Attempt | undefined;
}

async function startStatements(
  db: D1Database,
  account: Account,
  device: { id: string; name: string; isNew: boolean },
  { key, tokenHash }: { key: string; tokenHash: string },
): Promise<D1PreparedStatement[]> {
  const at = nowIso();
  const about = { accountId: account.id, at, thing: account.id };
  const body = { accountId: account.id, deviceId: device.id, deviceName: device.name };
  const started = await serverEntry(db, { ...about, kind: 'session.started', body });
  const enrolled = device.isNew ? await serverEntry(db, { ...about, kind: 'device.enrolled', body }) : null;
  const session = { tokenHash, accountId: account.id, deviceId: device.id, now: at };
  return [
    ...(enrolled
      ? [enrolDevice(db, { ...device, accountId: account.id }, at), enrolled.statement]
      : [touchDevice(db, device.id, at)]),
    guardDevice(db, device.id, account.id),
    ...insertSession(db, { ...session, expiresAt: expiresFrom(account.role, nowMs()) }),
    started.statement,
    forgetAttempts(db, key),
  ];
}

/** The address as Cloudflare saw it; on the office's own server its proxy sets the same header. */
export function addressOf(c: Context<App>): string {
  return c.req.header('cf-connecting-ip') ?? 'local';
}
