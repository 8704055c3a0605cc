/** Words of a signature: where it is drawn and wherever it is shown. */
import { signature } from './id/signature.ts';
import { defineText, type Translated } from './language.ts';

export type SignatureText = Translated<typeof signature>;

export const signatureText = defineText(signature, async () => (await import('./en/signature.ts')).signature);
