import { useState } from 'preact/hooks';

import type { FindingFacts } from '../../schema/finding.ts';
import { limits } from '../../schema/limits.ts';
import { lengthOf, signatureOf, type Stroke, strokesOf } from '../../schema/signature.ts';
import { account } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { signatureText } from '../text/signature.ts';
import { Button } from '../ui/button.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { formatNumber } from '../ui/format.ts';
import { Sheet } from '../ui/sheet.tsx';
import { SignPad } from '../ui/sign-pad.tsx';
import { TextField } from '../ui/text-field.tsx';
import { membersOf } from './rows.ts';

type Refusal = FindingFacts['refusal'];
export type Signing = { name: string; signature: string | null; onSign: (signature: string | null) => void };

const ways: readonly Refusal[] = ['none', 'signature', 'unable', 'identity'];
/** A signature is longer than this on the glass; less is a finger that slipped. */
const shortestPx = 40;

/** Signs, refuses or cannot: one answer, and a witness where there is no signature. */
export function SignatureSheet(props: {
  open: boolean;
  onClose: () => void;
  operationId: string;
  refusal: Refusal;
  witness: string;
  onChange: (part: { refusal?: Refusal; witness?: string }) => void;
  /** Null: a correction; what was signed stays as it is. */
  signing: Signing | null;
}) {
  const t = signatureText();
  const { refusal, signing } = props;
  const choose = (next: Refusal): void => {
    props.onChange({ refusal: next });
    // He signed or he did not: both would say nothing.
    if (next !== 'none') signing?.onSign(null);
  };
  const hasPad = signing !== null && refusal === 'none';
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={signing === null ? t.refusal : t.title}
      closeLabel={commonText().act.close}
      actions={
        <Button kind="primary" icon="check" onClick={props.onClose}>
          {commonText().act.done}
        </Button>
      }
    >
      <div class={hasPad ? 'stack sign' : 'stack'}>
        {hasPad && <Pad signing={signing} />}
        <ChipGroup
          label={t.question}
          value={refusal}
          options={ways.map((value) => ({
            value,
            label: value === 'none' ? (signing === null ? t.notRefused : t.signs) : t.ways[value],
          }))}
          onChange={choose}
        />
        {refusal !== 'none' && (
          <Witness
            operationId={props.operationId}
            name={props.witness}
            onName={(witness) => props.onChange({ witness })}
          />
        )}
      </div>
    </Sheet>
  );
}

function Pad(props: { signing: Signing }) {
  const { signing } = props;
  const t = signatureText();
  const [strokes, setStrokes] = useState<readonly Stroke[]>(
    signing.signature === null ? [] : strokesOf(signing.signature),
  );
  const [undone, setUndone] = useState<readonly Stroke[]>([]);
  const draw = (next: readonly Stroke[], taken: readonly Stroke[]): void => {
    setStrokes(next);
    setUndone(taken);
    signing.onSign(lengthOf(next) < shortestPx ? null : signatureOf(next));
  };
  const isFull = strokes.length >= limits.signatureStrokesMax;
  const last = strokes.at(-1);
  const back = undone.at(-1);
  return (
    <>
      <SignPad
        label={strokes.length === 0 ? t.padEmpty : t.padDrawn(formatNumber(strokes.length, language.value))}
        name={signing.name}
        strokes={strokes}
        onStroke={(stroke) => !isFull && draw([...strokes, stroke], [])}
        onFit={setStrokes}
      />
      <div class="sign-tools">
        <Button
          icon="undo"
          disabled={last === undefined}
          onClick={() => last !== undefined && draw(strokes.slice(0, -1), [...undone, last])}
        >
          {t.undo}
        </Button>
        <Button
          icon="redo"
          disabled={back === undefined}
          onClick={() => back !== undefined && draw([...strokes, back], undone.slice(0, -1))}
        >
          {t.redo}
        </Button>
        <Button icon="close" disabled={last === undefined} onClick={() => draw([], strokes.toReversed())}>
          {t.clear}
        </Button>
      </div>
    </>
  );
}

/** Anybody, or one of the squad by a tap. */
function Witness(props: { operationId: string; name: string; onName: (name: string) => void }) {
  const t = signatureText();
  const others = membersOf(props.operationId).filter(({ accountId }) => accountId !== account.value?.accountId);
  return (
    <div class="stack stack--tight">
      <TextField
        label={t.witness}
        optional={commonText().tell.optional}
        value={props.name}
        onInput={props.onName}
        autoCapitalize="words"
        maxLength={limits.nameMax}
      />
      {others.length > 0 && (
        <ChipGroup
          label={t.fromTeam}
          scroll
          value={others.some(({ name }) => name === props.name) ? props.name : null}
          options={others.map(({ name }) => ({ value: name, label: name }))}
          onChange={props.onName}
        />
      )}
    </div>
  );
}
