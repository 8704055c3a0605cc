/** What the person signed on the phone, for everybody who may see the finding. */
import { nameOf, type FindingRow } from '../schema/finding.ts';
import { drawingOf } from '../schema/signature.ts';
import { signatureText } from './text/signature.ts';
import { Signature } from './ui/signature.tsx';

/** Null when nobody signed. */
export function FindingSignature(props: { finding: Pick<FindingRow, 'signature' | 'subject'> }) {
  const { signature, subject } = props.finding;
  const drawing = signature === undefined ? null : drawingOf(signature);
  if (drawing === null) return null;
  return <Signature drawing={drawing} label={signatureText().of(nameOf(subject))} />;
}
