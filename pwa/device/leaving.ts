/**
 * Which rows leave the phone: those of feeds that are no longer the person's, and after a restore those that the
 * server does not have any more. Rare, so not on the first visit's path. What this device wrote or has not sent is
 * never among them, whatever the server says of the person's rights (F02); what that needs of others stays as long as it
 * is unsent, and its feed is remembered until then (`SyncState.lost`).
 */
import type { Row } from '../../schema/rows.ts';
import { refName } from '../../schema/rows.ts';
import type { PullAnswer } from '../../schema/sync.ts';
import type { Puller } from './puller.ts';
import { loadRules } from './rules.ts';
import type { BaseRow, Item } from './store.ts';

/** `names`: rows that go now. `lost`: feeds of which more goes once what needs it is sent or laid by. */
export type Leaving = { names: string[]; lost: string[] };

/** `last`: the last page of a whole pull after a restore. */
export async function leaving(puller: Puller, lostFeeds: readonly string[], last: PullAnswer | null): Promise<Leaving> {
  const { names, lost } = lostFeeds.length > 0 ? await droppedOf(puller, lostFeeds) : { names: [], lost: [] };
  return { names: [...names, ...(last === null ? [] : await neverAgain(puller, last))], lost };
}

/** Rows of lost feeds that are neither this person's nor needed by what is not sent. */
async function droppedOf({ store, accountId }: Puller, feeds: readonly string[]): Promise<Leaving> {
  const rows = (await store.rows()).filter(({ row }) => row.feed !== null && feeds.includes(row.feed));
  const needed = await neededBy(await store.items('waiting', 'attention'));
  const isHis = ({ row }: BaseRow): boolean => isOwn(row, accountId);
  const lent = rows.filter((one) => needed.has(one.name) && !isHis(one));
  const own = [...rows.filter(isHis), ...lent];
  // An own finding without its operation could not be shown.
  const operations = new Set(own.flatMap(({ row }) => ('operationId' in row.body ? [row.body.operationId] : [])));
  const kept = new Set(own.map(({ name }) => name));
  const gone = rows.filter(
    ({ name, row }) => !kept.has(name) && !(row.type === 'operation' && operations.has(row.key)),
  );
  return {
    names: gone.map(({ name }) => name),
    lost: feeds.filter((feed) => lent.some(({ row }) => row.feed === feed)),
  };
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
