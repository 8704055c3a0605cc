/** Two ways to add days off: one by one, or pasted from the decree's table. */
import { useState } from 'preact/hooks';

import { numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { language } from '../text/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { formatLongDate } from '../ui/format.ts';
import { RadioList } from '../ui/radio-list.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { type DayKind, type DayOff, type Pasted, pastedDays } from './calendar-days.ts';

export function AddDay(props: { year: number; onAdd: (day: DayOff) => void }) {
  const t = adminText().calendar;
  const { year } = props;
  const [on, setOn] = useState('');
  const [kind, setKind] = useState<DayKind>('holiday');
  const [hasTried, setTried] = useState(false);
  const isRight = on.startsWith(`${year}-`);
  return (
    <form
      class="card card--pad stack"
      aria-label={t.addTitle}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(!isRight);
        if (!isRight) return;
        props.onAdd({ on, kind });
        setOn('');
      }}
    >
      <h2>{t.addTitle}</h2>
      <DateField
        label={t.day}
        value={on}
        min={`${year}-01-01`}
        max={`${year}-12-31`}
        onChange={setOn}
        spoken={on === '' ? undefined : formatLongDate(on, language.value)}
        error={hasTried && !isRight ? t.dayWrong(String(year)) : undefined}
      />
      <RadioList<DayKind>
        label={t.kindLabel}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'holiday', label: t.kind.holiday },
          { value: 'collective-leave', label: t.kind['collective-leave'] },
        ]}
      />
      <Button submit icon="plus">
        {t.add}
      </Button>
    </form>
  );
}

export function PasteDays(props: { year: number; onAdd: (days: readonly DayOff[]) => void }) {
  const t = adminText().calendar;
  const { year } = props;
  const [text, setText] = useState('');
  const [told, setTold] = useState<Pasted | null>(null);
  const take = (): void => {
    const pasted = pastedDays(text, year);
    setTold(pasted);
    if (pasted.days.length > 0) props.onAdd(pasted.days);
    // What could not be read stays, to be put right.
    setText(pasted.wrong.map((line) => line.text).join('\n'));
  };
  return (
    <section class="card card--pad stack" aria-label={t.pasteTitle}>
      <h2>{t.pasteTitle}</h2>
      <TextArea
        label={t.pasteLabel}
        hint={t.pasteHint(String(year))}
        value={text}
        onInput={setText}
        rows={3}
        maxLength={8_000}
      />
      {told !== null && (
        <Banner tone={told.wrong.length > 0 ? 'amber' : 'blue'} title={t.pasted(numberWords(told.days.length))}>
          {told.wrong.length > 0 && t.pasteWrong(told.wrong.map((line) => line.text).join('; '))}
        </Banner>
      )}
      <Button icon="plus" disabled={text.trim() === ''} onClick={take}>
        {t.paste}
      </Button>
    </section>
  );
}
