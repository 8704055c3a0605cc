/**
 * Which feeds are whose (DESIGN §4). Standing is in `field`, not in `all`: heads, leaders and admins follow `all`
 * too and must not receive what other people's staff were noted for.
 */
import type { Actor } from '../../schema/outcome.ts';
import type { RowType } from '../../schema/rows.ts';
import { feeds } from '../../schema/rows.ts';

/** The feeds of a role, without the operations he is on the team of. */
export function standingFeeds(actor: Actor): string[] {
  const own = feeds.account(actor.accountId);
  return goesOut(actor) ? [feeds.all, feeds.field, own] : [feeds.all, own];
}

/** Whether the person's operations come to his phone. */
export function followsOperations(actor: Actor): boolean {
  return actor.role === 'officer';
}

function goesOut(actor: Actor): boolean {
  return actor.role === 'officer' || actor.role === 'chief';
}

/** Which rows lie in which kind of feed: so a feed is read from few tables (five arms at most, with departures). */
const typesByFeed: Record<string, readonly RowType[]> = {
  all: ['entry', 'unit', 'calendar', 'setting'],
  field: ['standing', 'officer'],
  account: ['case', 'conflict'],
  operation: ['operation', 'member', 'count', 'finding'],
};

export function typesIn(feed: string): readonly RowType[] {
  return typesByFeed[feed.split(':', 1)[0] ?? ''] ?? [];
}
