import { useEffect, useState } from 'preact/hooks';

import { firstText } from '../text/first.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { Sheet } from '../ui/sheet.tsx';
import { TextField } from '../ui/text-field.tsx';
import { flushCompliant, setCompliant } from './compliant.ts';
import type { Figures } from './rows.ts';

/** As much as the schema takes; nobody checks more people in one operation. */
const compliantMax = 1_000_000;

/** How "diperiksa" is made up, and this phone's part of it to be put right. */
export function CountSheet(props: {
  open: boolean;
  onClose: () => void;
  operationId: string;
  own: number;
  figures: Figures;
}) {
  const t = officerText();
  const common = firstText();
  const { figures, own, open } = props;
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (open) setTyped(String(own));
    // Only when it opens: taps elsewhere must not overwrite what is typed.
  }, [open]);
  const value = /^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  const isWrong = value === null || value > compliantMax;
  const others = figures.compliant - figures.own;
  const number = (count: number): string => formatNumber(count, language.value);
  const keep = (): void => {
    if (isWrong) return;
    setCompliant(props.operationId, value);
    void flushCompliant();
    props.onClose();
  };
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
