/** Texts of the personnel office's desk: its lists, one case, what needs a decision. */
import { personnel } from './id/personnel.ts';
import { defineText, type Translated } from './language.ts';

export type PersonnelText = Translated<typeof personnel>;

export const personnelText = defineText(personnel, async () => (await import('./en/personnel.ts')).personnel);
