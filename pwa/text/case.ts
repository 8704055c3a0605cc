/** Texts of one case's page: its two tracks, history, actions and twins. */
import { caseWords } from './id/case.ts';
import { defineText, type Translated } from './language.ts';

export type CaseText = Translated<typeof caseWords>;

export const caseText = defineText(caseWords, async () => (await import('./en/case.ts')).caseWords);
