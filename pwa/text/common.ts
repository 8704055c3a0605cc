/** Words that many screens share. Screens keep their own texts beside these, in `id/` and `en/` likewise. */
import { common } from './id/common.ts';
import { defineText, type Translated } from './language.ts';

export type CommonText = Translated<typeof common>;

export const commonText = defineText(common, async () => (await import('./en/common.ts')).common);
