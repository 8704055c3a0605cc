/** Whether a store must be sealed (anew) before it is used: after an update of the app, or once the rescue key is known. */
import { loadReseal } from './on-demand.ts';
import { one } from './store-shapes.ts';
import type { StoreDoor } from './store.ts';

/** The caller holds the account's write lock. Rejects when it could not be done now; then nothing is lost. */
export async function bringUpToDate({ use, key, rescue }: StoreDoor): Promise<void> {
  const keyId = rescue()?.keyId ?? 'none';
  const [mark, head] = await use((db) => Promise.all([db.get('marks', 'sealedFor'), db.get('head', one)]));
  if (mark === keyId) return;
  if (head === undefined) {
    // A new store: there is nothing to seal.
    await use((db) => db.put('marks', keyId, 'sealedFor'));
    return;
  }
  await (
    await loadReseal()
  )(use, await key(), rescue());
}
