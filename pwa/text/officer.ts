/** Words of the officer's screens. */
import { officer } from './id/officer.ts';
import { defineText, type Translated } from './language.ts';

export type OfficerText = Translated<typeof officer>;

export const officerText = defineText(officer, async () => (await import('./en/officer.ts')).officer);
