/** A form's entry, kept on the device at every change: what was typed survives a kill, a reload and an idle night. */
import { useEffect, useState } from 'preact/hooks';

import { drafts } from './device/device.ts';
import { type DraftWriter, draftWriter } from './draft-writer.ts';
import { whoeverThisIs } from './person-change.ts';

export type Draft<T> = {
  /** Null until it is known what was typed before. */
  entry: T | null;
  change: (next: T) => void;
  /** Around the save that ends it (`save(…, { draft: key })`). */
  ending: DraftWriter['ending'];
  /** Ends it without a mutation of its own. */
  drop: () => Promise<void>;
};

/** Left on purpose, the entry is not wanted any more: the next time it would be somebody else's. */
export function useEndOnLeaving(draft: Pick<Draft<unknown>, 'drop'>): void {
  useEffect(() => () => void draft.drop(), []);
}

/**
 * `fresh` is what the form starts with; a draft of an older app lacks the newer fields and takes them from there.
 * `key` null: no form is open.
 */
export function useDraft<T extends object>(key: string | null, fresh: T): Draft<T> {
  const [typed, setTyped] = useState<{ key: string | null; entry: T } | null>(null);
  const [writes] = useState(draftWriter);
  const [isHis] = useState(whoeverThisIs);
  useEffect(() => {
    if (key === null) return undefined;
    let isWanted = true;
    void drafts.get(key).then((kept) => {
      if (isWanted) setTyped((now) => (now?.key === key ? now : { key, entry: { ...fresh, ...asKept<T>(kept) } }));
    });
    return () => {
      isWanted = false;
    };
  }, [key]);
  return {
    entry: typed?.key === key ? typed.entry : null,
    change: (next) => {
      setTyped({ key, entry: next });
      if (key !== null) writes.put(key, next);
    },
    ending: writes.ending,
    drop: async () => {
      await writes.stop();
      writes.forget();
      setTyped(null);
      // A form that leaves the screen with its person is not left on purpose, and the store is another's by now.
      if (key !== null && isHis()) await drafts.remove(key);
    },
  };
}

/** Written here alone and read back as written; anything else counts as nothing kept. */
function asKept<T>(value: unknown): Partial<T> {
  return typeof value === 'object' && value !== null ? value : {};
}
