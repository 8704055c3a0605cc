/** Forms half filled in, sealed, by a key of the screen's choosing. */
import { photosAtEnd } from './photo-owners.ts';
import { open, seal } from './seal.ts';
import type { StoreDoor } from './store.ts';

export function draftShelf({ use, keep, key }: StoreDoor) {
  return {
    draft: async (name: string): Promise<unknown> => {
      const sealed = await use((db) => db.get('drafts', name));
      return sealed === undefined ? undefined : open(await key(), sealed);
    },

    /** `value`: what JSON can hold. */
    putDraft: async (name: string, value: unknown): Promise<void> => {
      const sealed = await seal(await key(), value);
      await keep((db) => db.put('drafts', sealed, name));
    },

    /** The form was thrown away, and its photos with it. */
    removeDraft: (name: string): Promise<void> =>
      use(async (db) => {
        const tx = db.transaction(['drafts', 'photos'], 'readwrite');
        const photos = tx.objectStore('photos');
        const notes = await photosAtEnd(photos, name, null);
        await Promise.all([...notes.map((note) => photos.put(note)), tx.objectStore('drafts').delete(name), tx.done]);
      }),
  };
}
