/** Words of the help and of the first-run tour. */
import { help } from './id/help.ts';
import { defineText, type Translated } from './language.ts';

export type HelpText = Translated<typeof help>;

export const helpText = defineText(help, async () => (await import('./en/help.ts')).help);
