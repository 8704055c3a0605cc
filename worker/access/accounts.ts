/** What the admin does with accounts and devices. Each leaves its entry in the log, without any secret. */
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { accountChange, accountRequest, resetRequest } from '../../schema/api.ts';
import type { Role } from '../../schema/outcome.ts';
import { type Row, feeds } from '../../schema/rows.ts';
import type { App } from '../env.ts';
import { newId, nowIso, nowMs } from '../platform.ts';
import { refuse } from '../problem.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import * as accounts from './account-sql.ts';
import { isGuardFailure, isTaken } from './constraint.ts';
import { deviceById, endSessions, revokeDevice, toDevice } from './device-sql.ts';
import { verifierOf } from './password.ts';
import { capSessions, letPushUntil } from './session-sql.ts';
import { expiresFrom, pushUntil } from './session.ts';

/** A request that came through `signedIn` and `allow('admin')`. */
type Asked = Context<App>;
type Stretched = { salt: string; rounds: number; proof: string };

/** Proof in, verifier out: the proof itself is kept nowhere. */
export async function secretOf({ salt, rounds, proof }: Stretched): Promise<accounts.Secret> {
  return { salt, rounds, verifier: await verifierOf(salt, proof) };
}

/** The new account's id. `exists` when the name is taken. */
export async function createAccount(c: Asked, request: z.infer<typeof accountRequest>): Promise<string> {
  const { db } = c.var.tenant;
  const { username, name, role, unitId, post } = request;
  const account = { id: newId(), username, name, role, unitId, post, active: true };
  await refuseUnfit(db, account);
  const at = nowIso();
  const body = { accountId: account.id, username, name, role, unitId, post };
  const entry = { kind: 'account.created', thing: account.id, body, accountId: c.var.session.actor.accountId, at };
  const insert = accounts.insertAccount(db, { ...account, ...(await secretOf(request)) }, at);
  try {
    await commitWithEntry(db, entry, [insert], (version) => officerRows(account, null, version));
  } catch (error) {
    if (isTaken(error, 'accounts.username')) throw refuse('exists', { field: 'username' });
    throw error;
  }
  return account.id;
}

/** `wrong_state` when nobody could administer any more, `moved` when another admin changed it meanwhile. */
export async function changeAccount(c: Asked, id: string, change: z.infer<typeof accountChange>): Promise<void> {
  const { db } = c.var.tenant;
  const was = await accountOf(db, id);
  const account = { ...was, ...withoutAbsent(change) };
  await refuseUnfit(db, account);
  const [at, until] = [nowIso(), pushUntil(nowMs())];
  const { name, role, unitId, post, active } = account;
  const body = { accountId: id, name, role, unitId, post, active };
  const entry = { kind: 'account.changed', thing: id, body, accountId: c.var.session.actor.accountId, at };
  const statements = [
    accounts.guardUnchanged(db, was),
    accounts.updateAccount(db, account, at),
    accounts.guardLastAdmin(db),
    ...(was.active && !active ? [letPushUntil(db, { accountId: id, deviceId: null, now: at, until })] : []),
    ...(!was.active && active ? [capSessions(db, id, expiresFrom(role, nowMs()))] : []),
  ];
  try {
    await commitWithEntry(db, entry, statements, (version) => officerRows(account, was, version));
  } catch (error) {
    if (!isGuardFailure(error)) throw error;
    const isLast = was.role === 'admin' && !(await accounts.hasOtherAdmin(db, id));
    throw isLast ? refuse('wrong_state', { detail: 'last_admin' }) : refuse('moved');
  }
}

/** A new password set by the admin: everyone signed in as this account signs in again. */
export async function resetPassword(c: Asked, id: string, request: z.infer<typeof resetRequest>): Promise<void> {
  const { db } = c.var.tenant;
  await accountOf(db, id);
  const { accountId } = c.var.session.actor;
  const entry = { kind: 'account.password', thing: id, body: { accountId: id }, accountId, at: nowIso() };
  await commitWithEntry(db, entry, [accounts.updateSecret(db, id, await secretOf(request)), endSessions(db, id, null)]);
}

/** From now on the device may hand in what it holds and nothing else. Doing it twice changes nothing. */
export async function revoke(c: Asked, id: string): Promise<void> {
  const { db } = c.var.tenant;
  const [found] = await db.batch([deviceById(db, id)]);
  const device = found === undefined ? null : toDevice(found);
  if (device === null) throw refuse('not_found');
  if (device.revokedAt !== null) return;
  const at = nowIso();
  const body = { deviceId: id, accountId: device.accountId };
  const { accountId } = c.var.session.actor;
  await commitWithEntry(db, { kind: 'device.revoked', thing: device.accountId, body, accountId, at }, [
    revokeDevice(db, id, at),
    letPushUntil(db, { accountId: null, deviceId: id, now: at, until: pushUntil(nowMs()) }),
  ]);
}

async function accountOf(db: D1Database, id: string): Promise<accounts.Account> {
  const [found] = await db.batch([accounts.accountById(db, id)]);
  const account = found === undefined ? null : accounts.toAccount(found);
  if (account === null) throw refuse('not_found');
  return account;
}

/** Absent means "as it was"; only a field that is there changes. */
function withoutAbsent(change: z.infer<typeof accountChange>): Partial<accounts.Account> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** A head leads a unit; personnel serve the whole regency or one unit; everybody else has none. */
const unitRule: Record<Role, 'needed' | 'allowed' | 'none'> = {
  head: 'needed',
  personnel: 'allowed',
  officer: 'none',
  chief: 'none',
  leader: 'none',
  admin: 'none',
};

async function refuseUnfit(db: D1Database, { role, unitId }: accounts.Account): Promise<void> {
  const rule = unitRule[role];
  if (rule === 'needed' && unitId === null) throw refuse('invalid', { field: 'unitId', detail: 'unit_needed' });
  if (rule === 'none' && unitId !== null) throw refuse('invalid', { field: 'unitId', detail: 'unit_not_allowed' });
  if (unitId !== null && !(await accounts.hasUnit(db, unitId)))
    throw refuse('invalid', { field: 'unitId', detail: 'unknown_unit' });
}

/** Leaders choose their team from these rows; who is no officer any more stays as inactive, findings name him. */
function officerRows(account: accounts.Account, was: accounts.Account | null, version: string): Row[] {
  if (account.role !== 'officer' && was?.role !== 'officer') return [];
  const active = account.active && account.role === 'officer';
  const body = { accountId: account.id, name: account.name, active };
  return [{ type: 'officer', key: account.id, feed: feeds.field, version, body }];
}
