/** Words about where a phone says it was, for those who note and those who read. */
import { fix } from './id/fix.ts';
import { defineText, type Translated } from './language.ts';

export type FixText = Translated<typeof fix>;

export const fixText = defineText(fix, async () => (await import('./en/fix.ts')).fix);
