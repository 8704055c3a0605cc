import { useEffect, useState } from 'preact/hooks';

import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { announce } from '../ui/live-region.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextField } from '../ui/text-field.tsx';
import { compliantBefore, flushCompliant, setCompliant, undoCompliant } from './compliant.ts';
import type { Figures } from './rows.ts';

/** As much as the schema takes; nobody checks more people in one operation. */
const compliantMax = 1_000_000;
/** One who passes, a handful, a bus. */
const steps = [1, 5, 10] as const;

/** How "diperiksa" is made up, and this phone's part of it: by taps, taken back, or typed. */
export function CountSheet(props: {
  open: boolean;
  onClose: () => void;
  operationId: string;
  own: number;
  figures: Figures;
}) {
  const t = officerText();
  const common = commonText();
  const { operationId, figures, own, open } = props;
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (open) setTyped(String(own));
    // A tap on a step counts at once and shows in the field as well.
  }, [open, own]);
  const value = /^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  const isWrong = value === null || value > compliantMax;
  // What is being typed is what a tap adds to.
  const base = isWrong ? own : value;
  const others = figures.compliant - figures.own;
  const number = (count: number): string => formatNumber(count, language.value);
  const before = compliantBefore(operationId);
  const keep = (): void => {
    if (isWrong) return;
    if (value !== own) setCompliant(operationId, value, own);
    void flushCompliant();
    props.onClose();
  };
  const say = (compliant: number): void => announce(t.checkedNow(number(figures.checked - figures.own + compliant)));
  return (
    <Sheet
      open={open}
      onClose={props.onClose}
      title={t.count.title}
      closeLabel={common.act.close}
      actions={
        <Button kind="primary" icon="check" onClick={keep}>
          {common.act.save}
        </Button>
      }
    >
      <div class="stack">
        <p>{t.count.parts(number(figures.persons), number(own), number(others))}</p>
        <h3 class="block__label" id="steps">
          {t.count.steps}
        </h3>
        <div class="thirds" role="group" aria-labelledby="steps">
          {steps.map((step) => (
            <Button
              key={step}
              tall
              disabled={base + step > compliantMax}
              onClick={() => {
                setCompliant(operationId, base + step, own);
                say(base + step);
              }}
            >
              +{step}
              <span class="sr"> {t.compliantWord}</span>
            </Button>
          ))}
        </div>
        <Button
          icon="undo"
          wide
          disabled={before === null}
          onClick={() => {
            undoCompliant(operationId);
            if (before !== null) say(before);
          }}
        >
          {before === null ? common.act.undo : t.count.undoTo(number(before))}
        </Button>
        <TextField
          label={t.count.own}
          value={typed}
          onInput={setTyped}
          inputMode="numeric"
          enterKeyHint="done"
          maxLength={7}
          error={isWrong && typed !== '' ? t.count.wrong : undefined}
        />
      </div>
    </Sheet>
  );
}
