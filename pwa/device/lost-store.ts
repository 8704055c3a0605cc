/**
 * A store that was known to be here is empty (F07). The person is told until he has read it, the server until it has
 * heard of it; both are remembered outside the store. Loaded only when there is something to tell.
 *
 *   database gone, account known ─┐
 *   all storage gone, session alive ─┴─► noteLoss ─► losses (banner) ─► tellLosses (alarm of the admin)
 */
import type { StoreLoss } from '../../schema/device.ts';
import type { Ask } from './http.ts';
import { nowIso } from './platform.ts';
import { losses } from './state.ts';
import type { Loss } from './types.ts';
import { deviceInCookie, dropWitness, keepWord, lossesName, witnesses, wordAt } from './witness.ts';

/** More phones than one person loses; the oldest give way. */
const lossesMax = 10;

export function noteLoss(lost: Omit<Loss, 'noticedAt' | 'isTold' | 'isRead'>): void {
  keep([...keptLosses(), { ...lost, noticedAt: nowIso(), isTold: false, isRead: false }].slice(-lossesMax));
}

/** Nobody is known on this phone: whoever had a store here has lost it. */
export function lookForLosses(): void {
  const known = witnesses();
  for (const { accountId, witness } of known) {
    const { deviceId, unsent, oldestUnsentAt, at } = witness;
    noteLoss({ deviceId, unsent, oldestUnsentAt, lastKnownAt: at });
    dropWitness(accountId);
  }
  const deviceId = deviceInCookie();
  if (deviceId === null || keptLosses().some((loss) => loss.deviceId === deviceId)) return;
  noteLoss({ deviceId, unsent: null, oldestUnsentAt: null, lastKnownAt: null });
}

/** Needs any session. What the server does not know (a device it never enrolled) is told once and no more. */
export async function tellLosses(ask: Ask): Promise<void> {
  for (const { deviceId, noticedAt, unsent, oldestUnsentAt, isTold } of keptLosses()) {
    if (isTold) continue;
    const json: StoreLoss = { deviceId, noticedAt, unsent, oldestUnsentAt };
    const reply = await ask('/api/devices/lost', { method: 'POST', json });
    const isTaken = reply.kind === 'ok' || (reply.kind === 'refused' && reply.problem.code === 'not_found');
    if (isTaken) change((loss) => (loss.deviceId === deviceId ? { ...loss, isTold: true } : loss));
  }
}

/** The person has read it. */
export function readLosses(): void {
  change((loss) => ({ ...loss, isRead: true }));
}

function change(one: (loss: Loss) => Loss): void {
  keep(keptLosses().map(one));
}

function keep(all: readonly Loss[]): void {
  const open = all.filter(({ isTold, isRead }) => !isTold || !isRead);
  keepWord(lossesName, open.length === 0 ? null : open);
  losses.value = open.filter(({ isRead }) => !isRead);
}

/** What the last run left behind, shown again. */
export function showLosses(): void {
  keep(keptLosses());
}

/** Written by this module alone. A private window keeps none: then those of this page count. */
function keptLosses(): Loss[] {
  const kept = wordAt(lossesName);
  return Array.isArray(kept) ? (kept as Loss[]) : [...losses.peek()];
}
