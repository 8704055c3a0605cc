/** Words of the recap's lists, of sharing it, and of making the report. What the paper itself says is in `report/words.ts`. */
import { report } from './id/report.ts';
import { defineText, type Translated } from './language.ts';

export type ReportText = Translated<typeof report>;

export const reportText = defineText(report, async () => (await import('./en/report.ts')).report);
