/** The verdict on one mutation: what stands before the rule (identity, author, version), the rule, what follows. */
import type { Decision, RejectCode } from '../../schema/outcome.ts';
import type { Row } from '../../schema/rows.ts';
import type { Answer, Item } from './item.ts';
import { versionsNamed } from './item.ts';
import { openingName } from './known-sql.ts';
import type { LogLine } from './log-sql.ts';
import type { Desk } from './plan.ts';

export type Verdict =
  /** Nothing is written for it. */
  | { is: 'answer'; answer: Answer }
  | { is: 'wait'; parent: string }
  /** It enters the log. */
  | { is: 'entry'; outcome: LogLine['outcome']; code: string | null; changes: readonly Row[]; detail?: string };

export function judge(item: Item, desk: Desk, forked: ReadonlySet<string>, decide: (item: Item) => Decision): Verdict {
  const { envelope, reading } = item;
  const before = seenBefore(item, desk);
  if (before !== null) return { is: 'answer', answer: before };
  // Any device of the account, not only this one: after a fork the rest of the old one's outbox still arrives.
  if (desk.known.devices.get(envelope.deviceId)?.accountId !== envelope.accountId) return refused('wrong_author');
  if (!reading.ok) {
    if (reading.why === 'newer')
      return { is: 'answer', answer: { outcome: 'retry', code: 'update_app', detail: envelope.kind } };
    return { ...rejected('malformed'), detail: reading.field };
  }
  if (item.actor.revoked && !isFieldKind(envelope.kind)) return rejected('device_revoked');
  const decision = decide(item);
  switch (decision.outcome) {
    case 'applied':
      return {
        is: 'entry',
        outcome: 'applied',
        code: forked.has(envelope.id) ? 'device_fork' : null,
        changes: decision.changes,
      };
    case 'rejected':
      return rejected(decision.code);
    case 'held':
      return orphaned(item, decision.parent, desk);
    case 'conflict': {
      // The version it was made upon may be on its way: only what has been decided can have moved the thing.
      const coming = versionsNamed(reading.mutation).find((version) => !isDecided(version, desk));
      if (coming !== undefined) return { is: 'wait', parent: coming };
      return { is: 'entry', outcome: 'conflict', code: decision.code, changes: decision.changes };
    }
  }
}

/** The same id again: what it was told the first time, or that the id is taken. */
function seenBefore({ envelope, wasHeld }: Item, desk: Desk): Answer | null {
  const { id, hash } = envelope;
  const reused: Answer = { outcome: 'rejected', code: 'id_reuse' };
  const logged = desk.known.logged.get(id);
  if (logged) {
    const { outcome, code, seq } = logged;
    return logged.hash === hash ? { outcome: 'duplicate', seq, was: { outcome, seq, code } } : reused;
  }
  const now = desk.decided.get(id);
  if (now) {
    // Twice in one push: its number is not known before the batch is written, and the first answer carries it.
    return now.hash === hash
      ? { outcome: 'duplicate', was: { outcome: now.outcome, seq: null, code: now.code } }
      : reused;
  }
  const waiting = desk.known.waiting.get(id);
  if (waiting && waiting.hash !== hash) return reused;
  const twin = wasHeld ? undefined : desk.waits.find((wait) => wait.item.envelope.id === id);
  if (twin) return twin.item.envelope.hash === hash ? { outcome: 'held', detail: twin.parent } : reused;
  return null;
}

/** What it needs is not there: it waits, unless that was refused or cannot come any more. */
function orphaned(item: Item, parent: string, desk: Desk): Verdict {
  const outcome = desk.decided.get(parent)?.outcome ?? desk.known.logged.get(parent)?.outcome;
  if (outcome === 'rejected') return rejected('parent_rejected');
  // Its parent is decided and brought no such thing: a finding without a case, no conflict to settle.
  if (outcome !== undefined)
    return rejected(item.envelope.kind.startsWith('settle.') ? 'nothing_to_settle' : 'wrong_state');
  const opening = openingName(parent, item.envelope.accountId);
  const isRefused = desk.refused.has(opening) || desk.known.refused.has(opening);
  // A finding is never refused for what it says: it waits, in the office's sight, for somebody to open its operation.
  if (isRefused && item.envelope.kind !== 'finding.record') return rejected('parent_rejected');
  return { is: 'wait', parent };
}

function isDecided(id: string, desk: Desk): boolean {
  return desk.known.logged.has(id) || desk.decided.has(id);
}

/** What an officer noted before his device or account was ended; everything else needs a person in office. */
function isFieldKind(kind: string): boolean {
  if (kind === 'operation.validate' || kind === 'operation.return') return false;
  return kind.startsWith('operation.') || kind.startsWith('finding.');
}

/** Kept in the log, and on its device. */
const rejected = (code: RejectCode): Verdict & { is: 'entry' } => ({
  is: 'entry',
  outcome: 'rejected',
  code,
  changes: [],
});

/** Not what its device froze, or not its author's: it may not enter the log under this name. */
const refused = (code: RejectCode): Verdict => ({ is: 'answer', answer: { outcome: 'rejected', code } });
