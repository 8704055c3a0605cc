/**
 * Which rows leave the phone: those of feeds that are no longer the person's, and after a restore those that the
 * server does not have any more. Rare, so not on the first visit's path. What this device wrote or has not sent is
 * never among them, whatever the server says of the person's rights (F02).
 */
import type { Row } from '../../schema/rows.ts';
import { refName } from '../../schema/rows.ts';
import type { PullAnswer } from '../../schema/sync.ts';
import type { Puller } from './puller.ts';
import { loadRules } from './rules.ts';
import type { Item } from './store.ts';

/** Names of rows. `last`: the last page of a whole pull after a restore. */
export async function leaving(
  puller: Puller,
  lostFeeds: readonly string[],
  last: PullAnswer | null,
): Promise<string[]> {
  return [
    ...(lostFeeds.length > 0 ? await droppedOf(puller, lostFeeds) : []),
    ...(last === null ? [] : await neverAgain(puller, last)),
  ];
}

/** Rows of lost feeds that are neither this person's nor needed by what is not sent. */
async function droppedOf({ store, accountId }: Puller, feeds: readonly string[]): Promise<string[]> {
  const rows = (await store.rows()).filter(({ row }) => row.feed !== null && feeds.includes(row.feed));
  const needed = await neededBy(await store.items('waiting', 'attention'));
  const own = rows.filter(({ name, row }) => needed.has(name) || isOwn(row, accountId));
  // An own finding without its operation could not be shown.
  const operations = new Set(own.flatMap(({ row }) => ('operationId' in row.body ? [row.body.operationId] : [])));
  const kept = new Set(own.map(({ name }) => name));
  return rows
    .filter(({ name, row }) => !kept.has(name) && !(row.type === 'operation' && operations.has(row.key)))
    .map(({ name }) => name);
}

async function neededBy(items: readonly Item[]): Promise<Set<string>> {
  const rules = items.length === 0 ? null : await loadRules();
  return new Set(items.flatMap(({ mutation }) => rules?.readsOf(mutation).map(refName) ?? []));
}

function isOwn(row: Row, accountId: string): boolean {
  switch (row.type) {
    case 'finding':
      return row.body.authorId === accountId;
    case 'count':
    case 'member':
    case 'conflict':
      return row.body.accountId === accountId;
    case 'operation':
      return row.body.leaderId === accountId;
    default:
      return false;
  }
}

/** After a restore: what the whole pull did not bring again. */
async function neverAgain({ store }: Puller, last: PullAnswer): Promise<string[]> {
  const brought = new Set(last.rows.map(({ type, key }) => `${type}|${key}`));
  return (await store.rows()).filter(({ seq, name }) => seq < 0 && !brought.has(name)).map(({ name }) => name);
}
