/** Terms of the office: not on the officer's first visit, so apart from the common words. */
import { terms } from './id/terms.ts';
import { defineText, type Translated } from './language.ts';

export type Terms = Translated<typeof terms>;

export const termsText = defineText(terms, async () => (await import('./en/terms.ts')).terms);
