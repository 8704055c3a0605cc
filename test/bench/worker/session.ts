import type { Session } from '../../../worker/env.ts';
import { standingSql } from '../../../worker/sync/known-sql.ts';
import type { Device, World } from '../../worker/world.ts';

/** What `signedIn` makes of this device's cookie, so that the measure begins behind it. */
export async function sessionOf(world: World, { accountId, name, role, id: deviceId }: Device): Promise<Session> {
  const actor = { accountId, name, role, units: 'all', revoked: false } as const;
  const sql = `SELECT ${standingSql} AS standing FROM devices AS d JOIN accounts AS a ON a.id = d.account_id WHERE d.id = ?1`;
  const { standing } = await world.first<{ standing: string }>(sql, deviceId);
  return { actor, deviceId, standing, username: name, unitId: null, unitName: null, tokenHash: '', pushOnly: false };
}
