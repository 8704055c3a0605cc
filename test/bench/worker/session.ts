import type { Session } from '../../../worker/env.ts';
import type { Device } from '../../worker/world.ts';

/** What `signedIn` makes of this device's cookie, so that the measure begins behind it. */
export function sessionOf({ accountId, name, role, id: deviceId }: Device): Session {
  const actor = { accountId, name, role, units: 'all', revoked: false } as const;
  return { actor, deviceId, username: name, unitId: null, unitName: null, tokenHash: '', pushOnly: false };
}
