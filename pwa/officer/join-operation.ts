import type { Invitation } from '../../schema/invitation.ts';
import { memberKey } from '../../schema/operation.ts';
import { sameFacts } from '../../schema/operation-facts.ts';
import { account, findRow, save } from '../device/device.ts';
import { go } from '../route.ts';
import { zoneNow } from './rows.ts';

export type Joined = { ok: true } | { ok: false; why: string };

/**
 * Joins and opens the operation. Whoever is on the team already only opens it, unless the invitation says what this phone
 * does not know: facts that are missing here, or others than here, which the team shall see.
 */
export async function joinOperation({ operationId, openedOn, facts }: Invitation): Promise<Joined> {
  const isMember = findRow('member', memberKey(operationId, account.peek()?.accountId ?? '')) !== undefined;
  const known = findRow('operation', operationId)?.body;
  const tellsMore = facts !== null && (known?.facts == null || !sameFacts(known.facts, facts));
  if (!isMember || tellsMore) {
    const timeZone = facts?.timeZone ?? known?.timeZone ?? zoneNow();
    const saved = await save('operation.join', { operationId, openedOn, timeZone, facts });
    if (!saved.ok) return saved;
  }
  go(`/operation/${operationId}`, 'replace');
  return { ok: true };
}
