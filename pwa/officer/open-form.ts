/**
 * Which form is on screen. Should the app be killed now, it opens on that form (F08); left on purpose, it does not.
 * One writer, whose latest value wins: leaving one form never undoes the opening of the next.
 */
import { useEffect } from 'preact/hooks';

import { drafts } from '../device/device.ts';
import { draftWriter } from '../draft-writer.ts';
import { whenPersonChanges } from '../person-change.ts';

const key = 'open-form';
const writes = draftWriter();
let current: string | null = null;
whenPersonChanges(() => {
  // Of the form that leaves the screen with its person nothing is told to the next one's store.
  current = null;
  writes.forget();
});

/** `path`: where the form is opened again, e.g. '/operation/…/note'. */
export function useOpenForm(path: string | null): void {
  useEffect(() => {
    if (path === null) return undefined;
    current = path;
    writes.put(key, path);
    return () => {
      if (current !== path) return;
      current = null;
      writes.put(key, null);
    };
  }, [path]);
}

/** The form that was open when the app ended; null when none was. */
export async function openForm(): Promise<string | null> {
  const path = await drafts.get(key);
  return typeof path === 'string' && path.startsWith('/') ? path : null;
}
