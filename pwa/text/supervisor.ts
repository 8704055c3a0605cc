/** Texts of the report, the lists under its figures, and the review of operations. */
import { supervisor } from './id/supervisor.ts';
import { defineText, type Translated } from './language.ts';

export type SupervisorText = Translated<typeof supervisor>;

export const supervisorText = defineText(supervisor, async () => (await import('./en/supervisor.ts')).supervisor);
