/** The team as far as this phone knows: what of each has reached it, and from whom nothing has for long. */
import type { FindingRow } from '../../schema/finding.ts';
import type { MemberRow, OperationRow } from '../../schema/operation.ts';

export type Teammate = {
  accountId: string;
  name: string;
  isLeader: boolean;
  /** Null: the leader put him there; of the leader, when he opened it. */
  since: string | null;
  findings: number;
  lastAt: string | null;
  /** The last that was heard of him, when that is long before what this phone was last told; else null. */
  quietSince: string | null;
};

/** Without news for this long a phone may have no signal, or lie at home. */
const quietAfterMs = 3_600_000;

/**
 * The leader first, then by name. `asOf`: when the server last told this phone anything; null: never, and then silence
 * says nothing. `me` is never quiet: this is his phone.
 */
export function teamOf(
  operation: Pick<OperationRow, 'leaderId' | 'openedAt' | 'state'>,
  members: readonly MemberRow[],
  findings: readonly Pick<FindingRow, 'authorId' | 'at' | 'counts'>[],
  { asOf, me }: { asOf: string | null; me: string },
): Teammate[] {
  const isUnderWay = operation.state === 'open' || operation.state === 'returned';
  return members
    .map((member): Teammate => {
      const own = findings.filter(({ authorId }) => authorId === member.accountId);
      const isLeader = member.accountId === operation.leaderId;
      const since = isLeader ? operation.openedAt : (member.since ?? null);
      const lastAt = own.reduce<string | null>((last, { at }) => (last === null || at > last ? at : last), null);
      const heard = lastAt ?? since ?? operation.openedAt;
      const isQuiet =
        isUnderWay && asOf !== null && member.accountId !== me && Date.parse(asOf) - Date.parse(heard) > quietAfterMs;
      return {
        accountId: member.accountId,
        name: member.name,
        isLeader,
        since,
        findings: own.filter(({ counts }) => counts).length,
        lastAt,
        quietSince: isQuiet ? heard : null,
      };
    })
    .toSorted((a, b) => Number(b.isLeader) - Number(a.isLeader) || a.name.localeCompare(b.name));
}
