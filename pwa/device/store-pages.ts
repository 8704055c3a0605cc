/** Pages of the office routes as they were last answered, for a day without network. */
import { open, seal } from './seal.ts';
import type { KeptPage, StoreDoor } from './store.ts';

const pagesMax = 100;
export async function keptPage({ use, key }: StoreDoor, path: string): Promise<KeptPage | undefined> {
  const kept = await use((db) => db.get('pages', path));
  return kept === undefined ? undefined : { at: kept.at, value: await open(await key(), kept.sealed) };
}

/** The oldest make room. */
export async function keepPage({ spare, key }: StoreDoor, path: string, { at, value }: KeptPage): Promise<void> {
  const sealed = await seal(await key(), value);
  await spare(async (db) => {
    const tx = db.transaction('pages', 'readwrite');
    await tx.store.put({ at, sealed }, path);
    const surplus = (await tx.store.count()) - pagesMax;
    let oldest = surplus > 0 ? await tx.store.index('at').openCursor() : null;
    for (let n = 0; n < surplus && oldest !== null; n += 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await tx.done;
  });
}
