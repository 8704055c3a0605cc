/** What devices say of themselves, and what the admin does about a lost store. */
import type { Context } from 'hono';
import type { StoreLoss } from '../../schema/device.ts';
import type { App } from '../env.ts';
import { nowIso } from '../platform.ts';
import { refuse } from '../problem.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { isGuardFailure } from './constraint.ts';
import * as health from './device-health-sql.ts';

/**
 * The store of a device is gone: an alarm and a log entry, or nothing. The same loss told again (its answer was lost)
 * changes nothing. Anyone signed in may tell: the phone that lost everything has a new id by then.
 */
export async function noteLoss(c: Context<App>, loss: StoreLoss): Promise<void> {
  const { db } = c.var.tenant;
  const { deviceId, noticedAt, unsent: known, oldestUnsentAt } = loss;
  const device = await health.readLostDevice(db, deviceId);
  if (device === null) throw refuse('not_found');
  const { unsent: reported, lastSeenAt } = device;
  const told = { noticedAt, reported, known, oldestUnsentAt, lastSeenAt };
  const { accountId } = c.var.session.actor;
  const at = nowIso();
  const entry = { kind: 'device.store_lost', thing: device.accountId, body: { deviceId, ...told }, accountId, at };
  try {
    await commitWithEntry(db, entry, [
      health.guardNewLoss(db, deviceId, noticedAt),
      health.insertLoss(db, { deviceId, at, detail: JSON.stringify(told) }),
    ]);
  } catch (error) {
    if (!isGuardFailure(error)) throw error;
  }
}

/** `wrong_state` when it was closed already. */
export async function closeLoss(c: Context<App>, id: number, note: string): Promise<void> {
  const { db } = c.var.tenant;
  const alarm = Number.isSafeInteger(id) ? await health.readLossAlarm(db, id) : null;
  if (alarm === null) throw refuse('not_found');
  const { accountId } = c.var.session.actor;
  const at = nowIso();
  const body = { alarmId: id, deviceId: alarm.deviceId, note };
  const entry = { kind: 'alarm.closed', thing: null, body, accountId, at };
  try {
    await commitWithEntry(db, entry, [health.guardOpenAlarm(db, id), health.closeAlarm(db, id, at)]);
  } catch (error) {
    throw isGuardFailure(error) ? refuse('wrong_state') : error;
  }
}
