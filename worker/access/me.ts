/** Who is signed in, as his device keeps it for flight mode. */
import type { Me } from '../../schema/sync.ts';
import type { Env } from '../env.ts';
import { nowIso } from '../platform.ts';
import { refuse } from '../problem.ts';
import { rescueOf } from '../rescue-key.ts';
import { deviceById, toDevice } from './device-sql.ts';
import { type SessionRow, readSession } from './session-sql.ts';

/** Answers `session_expired` when there is no such session (any more). */
export async function meOf(db: D1Database, env: Env, tokenHash: string): Promise<Me> {
  const session = await readSession(db, tokenHash);
  if (session === null) throw refuse('session_expired');
  const [found] = await db.batch([deviceById(db, session.deviceId)]);
  const device = found === undefined ? null : toDevice(found);
  const rescue = await rescueOf(env, session.deviceId);
  const server = { serverTime: nowIso(), serverEpoch: env.SERVER_EPOCH };
  return { ...shown(session), deviceSeq: device?.headSeq ?? 0, ...server, rescue };
}

function shown(session: SessionRow): Omit<Me, 'deviceSeq' | 'serverTime' | 'serverEpoch' | 'rescue'> {
  const { accountId, username, name, role, unitId, unitName, unitIds, deviceId } = session;
  return { accountId, username, name, role, unitId, unitName, unitIds, deviceId };
}
