/** Keeps the latest value of a form on the phone: one write after the other, so that the last one lands last. */
import { drafts } from '../device/device.ts';

export type DraftWriter = {
  put: (key: string, value: unknown) => void;
  /** What waits is forgotten; what is under way has ended when it resolves. */
  stop: () => Promise<void>;
};

/** `told` hears after each write whether it failed. */
export function draftWriter(told: (hasFailed: boolean) => void): DraftWriter {
  let wanted: { key: string; value: unknown } | null = null;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (wanted !== null) {
      const { key, value } = wanted;
      wanted = null;
      try {
        await drafts.put(key, value);
        told(false);
      } catch {
        told(true);
      }
    }
    writing = null;
  };

  return {
    put: (key, value) => {
      wanted = { key, value };
      writing ??= write();
    },
    stop: async () => {
      wanted = null;
      await writing;
    },
  };
}

/** Undefined too when the store cannot be read: a form then starts empty. */
export async function readDraft(key: string): Promise<unknown> {
  try {
    return await drafts.get(key);
  } catch {
    return undefined;
  }
}

/** Nothing is lost when it fails: the draft is offered again. */
export async function removeDraft(key: string): Promise<void> {
  try {
    await drafts.remove(key);
  } catch {
    // The next start shows it as a draft.
  }
}
