/**
 * Where somebody goes who has just signed in or unlocked: to the invitation that this window was opened with, an
 * operation's QR code read by the phone's own camera. It waits through all screens of signing in and of the first run; a
 * sign-out ends it, so that the next person is not asked into an operation by the last one's link.
 */
import { effect } from '@preact/signals';

import { account, phase } from './device/device.ts';
import { go, path } from './route.ts';

const isInvitation = (where: string): boolean => where.startsWith('/join?');
/** Ways that somebody takes before the app knows him. */
const isOnTheWay = (where: string): boolean => /^\/(?:sign-in|accounts)/.test(where);

let invitation: string | null = null;
let was = phase.peek();

effect(() => {
  const where = path.value;
  const now = phase.value;
  const isLeft = was !== now && was !== 'starting' && now === 'signed-out';
  was = now;
  if (isLeft) {
    invitation = null;
    if (isInvitation(where)) go('/', 'replace');
  } else if (isInvitation(where)) invitation = where;
  else if (now === 'ready' && where.startsWith('/accounts')) go(wayIn(), 'replace');
  else if (now === 'ready' && !isOnTheWay(where)) invitation = null;
});

/** Only officers join operations. */
export function wayIn(): string {
  const role = account.peek()?.role;
  return invitation !== null && (role === undefined || role === 'officer') ? invitation : '/';
}
