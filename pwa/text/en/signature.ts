import type { SignatureText } from '../signature.ts';
import { refusals } from './first.ts';

export const signature: SignatureText = {
  title: 'Signature',
  of: (name: string) => `Signature of ${name}`,
  signed: 'Signed',
  refusal: 'Refusal',
  question: 'The person',
  signs: 'Signs',
  notRefused: refusals.none,
  ways: {
    signature: 'Refuses to sign',
    unable: 'Cannot',
    identity: 'Refuses to be recorded',
  },
  short: { signature: 'Will not sign', unable: 'Cannot sign', identity: 'Not recorded' },
  padEmpty: 'Place to sign, empty. Without a touch screen choose another answer below.',
  padDrawn: (strokes: string) => `Place to sign, ${strokes} strokes`,
  undo: 'Undo',
  redo: 'Redo',
  clear: 'Clear',
  witness: 'Name of a witness',
  fromTeam: 'Witness from the squad',
  dropped: 'The person was changed: please have it signed again.',
};
