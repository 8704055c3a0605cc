/**
 * Whose a photo is. One photo may be named by several forms and findings (the same picture chosen twice has one
 * hash), so its note lists its owners, and it goes only when it has none.
 *
 *   taken ─► draft ──saved──► finding          taken out of the form, or the form was thrown away
 *              └────────────► removed ─► (undone) draft, or swept
 */
import type { IDBPObjectStore } from 'idb';
import type { Mutation } from '../../schema/mutation.ts';
import type { PhotoNote, Shelves } from './store-shapes.ts';

export const ownerOf = {
  draft: (key: string): string => `draft:${key}`,
  removed: (key: string): string => `removed:${key}`,
  finding: (id: string): string => `finding:${id}`,
};

type Photos<M extends IDBTransactionMode> = Pick<
  IDBPObjectStore<Shelves, ('photos' | 'drafts' | 'outbox' | 'head')[], 'photos', M>,
  'get' | 'index'
>;

/**
 * The notes of a form's photos as they are once the form ends, by a save or thrown away; nothing is written here.
 * What the finding names waits to be sent, the rest of the form's is removed. Throws when a named photo is not in the
 * store: a finding must not be saved with a photo that is not there (F05).
 */
export async function photosAtEnd<M extends IDBTransactionMode>(
  photos: Photos<M>,
  draft: string | null,
  saved: Mutation | null,
): Promise<PhotoNote[]> {
  const named = saved?.kind === 'finding.record' ? saved.body.photos : [];
  const from = ownerOf.draft(draft ?? '');
  const [ofForm, ...ofFinding] = await Promise.all([
    photos.index('owner').getAll(from),
    ...named.map((sha256) => photos.get(sha256)),
  ]);
  const notes = new Map([...ofForm, ...ofFinding].map((note) => [note?.sha256, note]));
  return [...notes.values()].map((note) => {
    if (note === undefined) throw new Error('a photo is not here');
    const isNamed = saved !== null && named.includes(note.sha256);
    const to = isNamed ? ownerOf.finding(saved.id) : ownerOf.removed(draft ?? '');
    const owners = [...note.owners.filter((owner) => owner !== from), to];
    return { ...note, owners, state: isNamed && note.state === 'draft' ? 'waiting' : note.state };
  });
}
