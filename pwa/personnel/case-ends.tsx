/** The forms of the second half of a case: result, closing, reopening. */
import type { CaseOutcome } from '../../schema/case.ts';
import { outcomesFrom } from '../../schema/case.ts';
import { limits } from '../../schema/limits.ts';
import { caseText } from '../text/case.ts';
import { language } from '../text/language.ts';
import { DateField } from '../ui/date-field.tsx';
import { formatLongDate } from '../ui/format.ts';
import { RadioList } from '../ui/radio-list.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ActForm } from './act-form.tsx';
import { type ActProps, dateWrong, draftKey, seenOf } from './case-acts.tsx';
import { useCaseForm } from './case-form.ts';
import { deadlines } from './deadlines.ts';
import { outcomeWord } from './words.ts';

export function CompleteForm(props: ActProps) {
  const { view } = props;
  const t = caseText();
  const { today } = deadlines();
  const form = useCaseForm(draftKey('case.complete', view.now.id), { on: today, result: '' });
  const { on } = form.fields;
  const result = form.fields.result.trim();
  const onWrong = dateWrong(on, { max: today });
  const body = onWrong !== undefined || result === '' ? null : { ...seenOf(view), on, result };
  return (
    <ActForm
      {...form}
      title={t.act.complete}
      untitled={props.untitled}
      submit={t.act.complete}
      icon="check"
      onSubmit={() => void form.submit('case.complete', body).then((id) => id !== null && props.onSaved(id))}
    >
      <DateField
        label={t.act.resultOn}
        value={on}
        max={today}
        onChange={(value) => form.set({ on: value })}
        spoken={on === '' ? undefined : formatLongDate(on, language.value)}
        error={form.hasTried ? onWrong : undefined}
      />
      <TextArea
        label={t.act.result}
        hint={t.act.resultHint}
        value={form.fields.result}
        onInput={(value) => form.set({ result: value })}
        rows={4}
        maxLength={limits.textMax}
        error={form.hasTried && result === '' ? t.wrong.result : undefined}
      />
    </ActForm>
  );
}

type Closing = Exclude<CaseOutcome, 'joined'>;

export function CloseForm(props: ActProps) {
  const { view } = props;
  const t = caseText();
  const offered = outcomesFrom(view.now.state).filter((outcome) => outcome !== 'joined');
  const form = useCaseForm(draftKey('case.close', view.now.id), { outcome: '', why: '', agency: '' });
  const outcome: Closing | null = offered.find((one) => one === form.fields.outcome) ?? null;
  const why = form.fields.why.trim();
  const agency = form.fields.agency.trim();
  const needsAgency = outcome === 'handedOver';
  const isWrong = outcome === null || why === '' || (needsAgency && agency === '');
  const body = isWrong ? null : { ...seenOf(view), outcome, why, agency: needsAgency ? agency : null };
  return (
    <ActForm
      {...form}
      title={t.act.close}
      untitled={props.untitled}
      submit={t.act.close}
      onSubmit={() => void form.submit('case.close', body).then((id) => id !== null && props.onSaved(id))}
    >
      <RadioList
        label={t.act.outcome}
        value={outcome}
        onChange={(value) => form.set({ outcome: value })}
        options={offered.map((one) => ({ value: one, label: outcomeWord(one), hint: t.act.outcomeHint[one] }))}
        error={form.hasTried && outcome === null ? t.wrong.outcome : undefined}
      />
      {needsAgency && (
        <TextField
          label={t.act.agency}
          value={form.fields.agency}
          onInput={(value) => form.set({ agency: value })}
          maxLength={limits.lineMax}
          error={form.hasTried && agency === '' ? t.wrong.agency : undefined}
        />
      )}
      <Why value={form.fields.why} onInput={(value) => form.set({ why: value })} hasTried={form.hasTried} />
    </ActForm>
  );
}

export function ReopenForm(props: ActProps) {
  const { view } = props;
  const t = caseText();
  const form = useCaseForm(draftKey('case.reopen', view.now.id), { why: '' });
  const why = form.fields.why.trim();
  const body = why === '' ? null : { ...seenOf(view), why };
  return (
    <ActForm
      {...form}
      title={t.act.reopen}
      untitled={props.untitled}
      submit={t.act.reopen}
      icon="undo"
      onSubmit={() => void form.submit('case.reopen', body).then((id) => id !== null && props.onSaved(id))}
    >
      <Why value={form.fields.why} onInput={(value) => form.set({ why: value })} hasTried={form.hasTried} />
    </ActForm>
  );
}

export function Why(props: { value: string; onInput: (value: string) => void; hasTried: boolean }) {
  const t = caseText();
  return (
    <TextArea
      label={t.act.why}
      value={props.value}
      onInput={props.onInput}
      rows={3}
      maxLength={limits.textMax}
      error={props.hasTried && props.value.trim() === '' ? t.wrong.why : undefined}
    />
  );
}
