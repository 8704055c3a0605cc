/** Keeps the latest value of a form on the phone: one write after the other, so that the last one lands last. */
import { drafts, type Saved } from './device/device.ts';
import { whoeverThisIs } from './person-change.ts';

export type DraftWriter = {
  put: (key: string, value: unknown) => void;
  /** Resolves when what was put so far is on the phone, or has failed there. */
  kept: () => Promise<void>;
  /**
   * Before a save that ends the draft: what waits is held back, also what is put meanwhile, and what is under way
   * has ended when it resolves. A write that landed after the save would bring the draft back.
   */
  stop: () => Promise<void>;
  /** The save did not happen: what was held back is written. */
  resume: () => void;
  /** The draft has ended: what was held back is forgotten. */
  forget: () => void;
  /**
   * Around a save that ends the draft in its own transaction: `stop`, then `forget` or `resume`. Nothing is saved when
   * somebody else has taken the phone meanwhile: it would be his.
   */
  ending: (save: () => Promise<Saved>) => Promise<Saved>;
};

/**
 * A write that fails shows as `trouble` of the device. What still waits when somebody else takes the phone is dropped:
 * it would land in his store.
 */
export function draftWriter(): DraftWriter {
  let wanted: { key: string; value: unknown; isHis: () => boolean } | null = null;
  let writing: Promise<void> | null = null;
  let isHeld = false;

  const write = async (): Promise<void> => {
    for (let next = due(); next !== null; next = due()) {
      wanted = null;
      await drafts.put(next.key, next.value);
    }
    writing = null;
  };
  const due = () => (isHeld || wanted?.isHis() !== true ? null : wanted);
  const go = (): void => {
    if (due() !== null) writing ??= write();
  };

  const stop = async (): Promise<void> => {
    isHeld = true;
    await writing;
  };
  const resume = (): void => {
    isHeld = false;
    go();
  };
  const forget = (): void => {
    isHeld = false;
    wanted = null;
  };

  return {
    put: (key, value) => {
      wanted = { key, value, isHis: whoeverThisIs() };
      go();
    },
    kept: async () => {
      await writing;
    },
    stop,
    resume,
    forget,
    ending: async (save) => {
      const isHis = whoeverThisIs();
      await stop();
      const saved: Saved = isHis() ? await save() : { ok: false, why: 'storage' };
      // What is held back by now was put by the next person.
      if (!isHis()) return saved;
      if (saved.ok) forget();
      else resume();
      return saved;
    },
  };
}
