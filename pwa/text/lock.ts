/** Words of the lock screen, the PIN and the rescue file. */
import { lock } from './id/lock.ts';
import { defineText, type Translated } from './language.ts';

export type LockText = Translated<typeof lock>;

export const lockText = defineText(lock, async () => (await import('./en/lock.ts')).lock);
