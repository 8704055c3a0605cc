/**
 * Photos of one account at work: taking them into the store, and their lane to the server. A chunk of its own, loaded
 * once the first screen stands: the first visit carries none of it.
 */
import { limits } from '../../schema/limits.ts';
import { isFull } from './database.ts';
import { noteFailure, noteNoRoom, photoRoom } from './health.ts';
import type { Ask } from './http.ts';
import { createPhotoLane } from './photo-lane.ts';
import { type Picture, shrink } from './photo-shrink.ts';
import { openPhotoStore } from './photo-store.ts';
import { isoOf } from './platform.ts';
import type { PhotoState, Store } from './store.ts';
import type { PhotoTaken } from './types.ts';

export type Photos = ReturnType<typeof createPhotos>;

export function createPhotos(parts: {
  accountId: string;
  store: Store;
  ask: Ask;
  isOurs: () => boolean;
  /** The server's clock as far as it is known, ms since 1970; null: not known now. */
  serverMs: () => number | null;
  /** How many wait to be sent. */
  show: (waiting: number) => void;
  changed: () => void;
}) {
  const { store } = parts;
  const photos = openPhotoStore(store.door);
  const lane = createPhotoLane({
    ...parts,
    photos,
    changed: async () => {
      await count();
      parts.changed();
    },
  });

  const countOf = (state: PhotoState): Promise<number> =>
    store.door.use((db) => db.countFromIndex('photos', 'state', state));

  /** As storage says it. */
  async function count(): Promise<number> {
    const waiting = await countOf('waiting');
    parts.show(waiting);
    return waiting;
  }

  async function sweep(): Promise<void> {
    const now = parts.serverMs();
    const before = now === null ? null : isoOf(now - limits.photoKeptDays * 86_400_000);
    await photos.sweep(before);
  }

  return {
    remove: photos.remove,
    putBack: photos.putBack,

    /** At the start: what waits, and what earlier forms left. Never throws: text goes its way whatever happens here. */
    async begin(): Promise<void> {
      try {
        await count();
        if ((await countOf('draft')) > 0) await sweep();
      } catch {
        // What cannot be swept now is swept at the next start.
      }
    },

    /** After a round with the server: the findings have had their turn. */
    async tend(): Promise<void> {
      const [waiting, sent] = await Promise.all([count(), countOf('sent')]);
      if (sent > 0) await sweep();
      if (waiting > 0) lane.go();
    },

    count,

    /** Shrunk, stored, read back and compared; only then it is there (F15). */
    async take(draft: string, picture: Picture): Promise<PhotoTaken> {
      try {
        if ((await photoRoom()) === 'full') return { ok: false, why: 'full' };
        const bytes = await shrink(picture);
        if (bytes === null) return { ok: false, why: 'unreadable' };
        return { ok: true, sha256: await photos.keep(draft, bytes) };
      } catch (error) {
        if (!isFull(error)) {
          noteFailure(error);
          return { ok: false, why: 'storage' };
        }
        noteNoRoom();
        return { ok: false, why: 'full' };
      }
    },

    /** Null: it is not on this phone. */
    async pictureOf(sha256: string): Promise<Blob | null> {
      const bytes = await photos.bytesOf(sha256);
      return bytes === null ? null : new Blob([bytes], { type: 'image/jpeg' });
    },

    stop: (): void => lane.stop(),
  };
}
