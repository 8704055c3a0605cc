import { useEffect } from 'preact/hooks';

/** Keeps the screen on while it is held up to others. Browsers give it back when hidden, and refuse on a low battery. */
export function useAwake(isWanted: boolean): void {
  useEffect(() => {
    // Safari has it from 16.4 on.
    if (!isWanted || !('wakeLock' in navigator)) return undefined;
    let isOpen = true;
    let held: WakeLockSentinel | null = null;
    const hold = (): void => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock.request('screen').then(
        (lock) => {
          if (isOpen) held = lock;
          else void lock.release();
        },
        () => undefined,
      );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      isOpen = false;
      document.removeEventListener('visibilitychange', hold);
      void held?.release();
    };
  }, [isWanted]);
}
