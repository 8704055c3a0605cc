/** Whoever has signed in on this phone, as screens show them; read anew when a person changes something. */
import { useEffect, useState } from 'preact/hooks';

import { type KnownAccount, type Locks, vault } from '../device/device.ts';

export type Known = { accounts: KnownAccount[]; currentId: string | null };

/** Null until it is read; `failed` when it cannot be. */
export function useKnown(): Known | 'failed' | null {
  const [known, setKnown] = useState<Known | 'failed' | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<Known> => {
      const of = await vault();
      const [accounts, currentId] = await Promise.all([of.accounts(), of.currentId()]);
      return { accounts, currentId };
    };
    void read().then(
      (value) => isWanted && setKnown(value),
      () => isWanted && setKnown('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return known;
}

/** How this phone is locked; null until it is read, `failed` when it cannot be. Read again when `turn` changes. */
export function useLocks(turn = 0): Locks | 'failed' | null {
  const [locks, setLocks] = useState<Locks | 'failed' | null>(null);
  useEffect(() => {
    let isWanted = true;
    void vault()
      .then((of) => of.locks())
      .then(
        (value) => isWanted && setLocks(value),
        () => isWanted && setLocks('failed'),
      );
    return () => {
      isWanted = false;
    };
  }, [turn]);
  return locks;
}

/** '1:05' of milliseconds, rounded up. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
