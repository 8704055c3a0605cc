/** Words of handing in a rescue file. */
import { handIn } from './id/hand-in.ts';
import { defineText, type Translated } from './language.ts';

export type HandInText = Translated<typeof handIn>;

export const handInText = defineText(handIn, async () => (await import('./en/hand-in.ts')).handIn);
