/**
 * The photos of one account's store, beside `store.ts` and loaded when the first is taken or waits to be sent. Notes
 * about photos and their bytes lie apart, so that saving a finding and sending its text never touch 400 kB of picture.
 *
 * Musts: bytes are an ArrayBuffer, never a Blob (F11); a photo is `kept` only after it was read back and its hash
 * compared (F15); one that the server does not hold is never deleted but by the person.
 */
import { ownerOf } from './photo-owners.ts';
import { nowIso, sha256Bytes } from './platform.ts';
import { openEntry, sealEntry } from './sealed-entry.ts';
import type { StoreDoor } from './store.ts';
import type { PhotoNote } from './store-shapes.ts';

export type PhotoStore = ReturnType<typeof openPhotoStore>;

export function openPhotoStore({ use, spare, key, rescue }: StoreDoor) {
  const undoable = new Set<string>();
  const bytesOf = async (sha256: string): Promise<ArrayBuffer | null> => {
    const sealed = await use((db) => db.get('photoBytes', sha256));
    return sealed === undefined ? null : openEntry(await key(), sha256, sealed);
  };

  const change = (sha256: string, changed: (note: PhotoNote) => PhotoNote): Promise<void> =>
    use(async (db) => {
      const tx = db.transaction('photos', 'readwrite', { durability: 'strict' });
      const note = await tx.store.get(sha256);
      if (note !== undefined) await tx.store.put(changed(note));
      await tx.done;
    });

  const moved = (from: string, to: string) => (note: PhotoNote) => ({
    ...note,
    owners: [...new Set(note.owners.map((owner) => (owner === from ? to : owner)))],
  });

  return {
    bytesOf,

    /** Into the store under its hash, as the draft's. Throws when it could not be written or reads back otherwise. */
    keep: async (draft: string, bytes: ArrayBuffer): Promise<string> => {
      const sha256 = await sha256Bytes(new Uint8Array(bytes));
      const sealed = await sealEntry(await key(), rescue(), sha256, bytes);
      // Text makes room for itself, a photo does not.
      await spare(async (db) => {
        const tx = db.transaction(['photos', 'photoBytes'], 'readwrite', { durability: 'strict' });
        const photos = tx.objectStore('photos');
        const known = await photos.get(sha256);
        const owners = (known?.owners ?? []).filter((owner) => owner !== ownerOf.removed(draft));
        const fresh: PhotoNote = {
          sha256,
          state: 'draft',
          owners: [],
          bytes: bytes.byteLength,
          takenAt: nowIso(),
          ackedAt: null,
        };
        await Promise.all([
          photos.put({ ...(known ?? fresh), owners: [...new Set([...owners, ownerOf.draft(draft)])] }),
          tx.objectStore('photoBytes').put(sealed, sha256),
          tx.done,
        ]);
      });
      const back = await bytesOf(sha256);
      if (back === null || (await sha256Bytes(new Uint8Array(back))) !== sha256)
        throw new Error('the photo does not read back as it was written');
      return sha256;
    },

    /** Oldest first. */
    waiting: async (): Promise<PhotoNote[]> =>
      (await use((db) => db.getAllFromIndex('photos', 'state', 'waiting'))).toSorted((a, b) =>
        a.takenAt.localeCompare(b.takenAt),
      ),

    /** Out of the form, and back into it: what was taken out while this page lives is not swept. */
    remove: (draft: string, sha256: string): Promise<void> => {
      undoable.add(sha256);
      return change(sha256, moved(ownerOf.draft(draft), ownerOf.removed(draft)));
    },
    putBack: (draft: string, sha256: string): Promise<void> =>
      change(sha256, moved(ownerOf.removed(draft), ownerOf.draft(draft))),

    /** The server holds exactly this hash (F13). `at`: by its clock. */
    sent: (sha256: string, at: string): Promise<void> =>
      change(sha256, (note) => (note.state === 'waiting' ? { ...note, state: 'sent', ackedAt: at } : note)),

    /**
     * Deletes what nobody can want any more: photos that were taken out of a form that has ended, and those that the
     * server has held since before `sentBefore` (ISO instant of the server; null: not known now).
     */
    sweep: async (sentBefore: string | null): Promise<void> =>
      use(async (db) => {
        const tx = db.transaction(['photos', 'photoBytes'], 'readwrite');
        const photos = tx.objectStore('photos');
        for (const note of await photos.getAll()) {
          if (isGone(note, sentBefore) && !undoable.has(note.sha256))
            await Promise.all([photos.delete(note.sha256), tx.objectStore('photoBytes').delete(note.sha256)]);
        }
        await tx.done;
      }),
  };
}

function isGone({ state, owners, ackedAt }: PhotoNote, sentBefore: string | null): boolean {
  if (state === 'waiting' || owners.some((owner) => owner.startsWith(ownerOf.draft('')))) return false;
  return state === 'draft' || (ackedAt !== null && sentBefore !== null && ackedAt <= sentBefore);
}
