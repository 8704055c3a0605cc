/** One report at a time, and never one that is older than the form above it. */
export type Making<T> = { made: T | null; work: 'rest' | 'busy' | 'failed' | 'tooMany' };

export function createMaking<T>(tell: (now: Making<T>) => void) {
  let changes = 0;
  let isBusy = false;
  return {
    /** What was made, or is just being made, is of another form than this. */
    changed(): void {
      changes += 1;
      tell({ made: null, work: isBusy ? 'busy' : 'rest' });
    },

    /**
     * `work` answers null when there is too much for one file. Resolves with what was made; null also when it failed, or
     * when the form was changed meanwhile: then it is thrown away, and the button stands there again.
     */
    async make(work: () => Promise<T | null>): Promise<T | null> {
      if (isBusy) return null;
      isBusy = true;
      const before = changes;
      tell({ made: null, work: 'busy' });
      const done = await work().then(
        (made): Making<T> => ({ made, work: made === null ? 'tooMany' : 'rest' }),
        (): Making<T> => ({ made: null, work: 'failed' }),
      );
      isBusy = false;
      const now: Making<T> = changes === before ? done : { made: null, work: 'rest' };
      tell(now);
      return now.made;
    },
  };
}
