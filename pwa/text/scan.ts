/** Words of scanning codes: staff cards and the code of an operation. */
import { scan } from './id/scan.ts';
import { defineText, type Translated } from './language.ts';

export type ScanText = Translated<typeof scan>;

export const scanText = defineText(scan, async () => (await import('./en/scan.ts')).scan);
