/** Words of noting a finding and of opening or joining an operation. */
import { noting } from './id/noting.ts';
import { defineText, type Translated } from './language.ts';

export type NotingText = Translated<typeof noting>;

export const notingText = defineText(noting, async () => (await import('./en/noting.ts')).noting);
