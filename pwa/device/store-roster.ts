/** Where the roster file lies: whole, as it came, sealed. */
import { open, seal } from './seal.ts';
import type { RosterFile, StoreDoor } from './store.ts';
import { one } from './store-shapes.ts';

export type RosterShelf = ReturnType<typeof rosterShelf>;

export function rosterShelf({ use, spare, key }: StoreDoor) {
  return {
    roster: async (): Promise<RosterFile | undefined> => {
      const file = await use((db) => db.get('roster', one));
      return file && { version: file.version, etag: file.etag, bytes: await open(await key(), file.sealed) };
    },
    putRoster: async ({ version, etag, bytes }: RosterFile): Promise<void> => {
      const sealed = await seal(await key(), bytes);
      await spare((db) => db.put('roster', { version, etag, sealed }, one));
    },
  };
}
