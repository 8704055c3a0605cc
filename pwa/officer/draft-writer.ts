/** Keeps the latest value of a form on the phone: one write after the other, so that the last one lands last. */
import { drafts } from '../device/device.ts';

export type DraftWriter = {
  put: (key: string, value: unknown) => void;
  /** What waits is forgotten; what is under way has ended when it resolves. */
  stop: () => Promise<void>;
};

/** A write that fails shows as `trouble` of the device. */
export function draftWriter(): DraftWriter {
  let wanted: { key: string; value: unknown } | null = null;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (wanted !== null) {
      const { key, value } = wanted;
      wanted = null;
      await drafts.put(key, value);
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
