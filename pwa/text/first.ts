/** The few shared words of the first visit; every later screen reads them through `commonText`. */
import { first } from './id/first.ts';
import { defineText, type Translated } from './language.ts';

export type FirstText = Translated<typeof first>;

export const firstText = defineText(first, async () => (await import('./en/first.ts')).first);
