/** Texts of the roster import: file, preview, applying, undoing. */
import { rosterImport } from './id/roster-import.ts';
import { defineText, type Translated } from './language.ts';

export type RosterImportText = Translated<typeof rosterImport>;

export const rosterImportText = defineText(
  rosterImport,
  async () => (await import('./en/roster-import.ts')).rosterImport,
);
