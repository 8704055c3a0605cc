import type { RejectCode } from '../../schema/outcome.ts';
import { notingText } from '../text/noting.ts';

/** Why something was not saved or not taken, in the person's words. */
export function refusalWords(code: string): string {
  const t = notingText().refusal;
  return isKnown(code, t) ? t[code] : t.other(code);
}

type Known = RejectCode | 'storage';

function isKnown(code: string, words: object): code is Known {
  return code !== 'other' && Object.hasOwn(words, code);
}
