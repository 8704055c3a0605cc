/** Who works at this desk, as the rules see him. */
import type { CaseKind, CaseRow } from '../../schema/case.ts';
import { transitions } from '../../schema/case.ts';
import type { Kind } from '../../schema/mutation.ts';
import type { Actor } from '../../schema/outcome.ts';
import { mayDo } from '../../schema/permission.ts';
import type { Me } from '../../schema/sync.ts';
import { account } from '../device/device.ts';

/** Null while nobody is signed in. */
export function currentActor(): Actor | null {
  return account.value === null ? null : actorOf(account.value);
}

export function actorOf(me: Me): Actor {
  return {
    accountId: me.accountId,
    name: me.name,
    role: me.role,
    units: me.unitIds === null ? 'all' : new Set(me.unitIds),
    revoked: false,
  };
}

/** Whether the signed-in person stands on a ground for this, whatever the case's state. */
export function mayDoTo(kind: Kind, file: CaseRow): boolean {
  const actor = currentActor();
  if (actor === null) return false;
  return mayDo(kind, actor, {
    isSuperior: file.forwarded?.to.accountId === actor.accountId,
    isAssignee: file.guidance?.assignee.accountId === actor.accountId,
    unitId: file.unitId,
  });
}

/** What he can do to the case as it stands; the likeliest step first. */
export function actionsFor(file: CaseRow): CaseKind[] {
  // A joined case has no life of its own: only splitting its finding brings it back.
  if (file.outcome === 'joined') return [];
  const order: CaseKind[] = ['case.forward', 'case.read', 'case.assign', 'case.complete', 'case.close', 'case.reopen'];
  const open = order.filter((kind) => transitions[kind].from.includes(file.state) && mayDoTo(kind, file));
  return open.toSorted((a, b) => rank(a, file) - rank(b, file));
}

/** A case whose finding was withdrawn is closed first; guidance under way is completed before it is given to another. */
function rank(kind: CaseKind, file: CaseRow): number {
  if (kind === 'case.close') return file.flags.includes('findingWithdrawn') ? 0 : 4;
  if (kind === 'case.assign') return file.state === 'assigned' ? 3 : 2;
  return 1;
}
