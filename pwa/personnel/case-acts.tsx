/** The forms of the first half of a case: forward, read, assign. */
import { guidanceOf } from '../../schema/catalogue.ts';
import type { CaseKind } from '../../schema/case.ts';
import { limits } from '../../schema/limits.ts';
import { rowsOfType } from '../device/device.ts';
import { caseText } from '../text/case.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { DateField } from '../ui/date-field.tsx';
import { formatLongDate } from '../ui/format.ts';
import { RadioList } from '../ui/radio-list.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ActForm } from './act-form.tsx';
import { currentActor } from './actor.ts';
import { useCaseForm } from './case-form.ts';
import type { CaseView } from './case-view.ts';
import { type Deadlines, deadlines, dueAfter, dueIn } from './deadlines.ts';
import { chosenPerson, distinct, firstPerson, PersonChoice } from './person-choice.tsx';
import { entryName, numberWords } from './words.ts';

export type ActProps = {
  view: CaseView;
  onSaved: (mutationId: string) => void;
  untitled?: boolean | undefined;
};

/** What every body of a case says of the case it saw. */
export function seenOf({ now, version }: Pick<CaseView, 'now' | 'version'>) {
  return { caseId: now.id, operationId: now.operationId, subject: now.subjectKey, version, settles: null };
}

export function draftKey(kind: CaseKind | 'finding.join' | 'finding.split', caseId: string): string {
  return `${kind}:${caseId}`;
}

export function ForwardForm(props: ActProps) {
  const { view } = props;
  const t = caseText();
  const candidates = distinct(view.file.superiors);
  const form = useCaseForm(draftKey('case.forward', view.now.id), { ...firstPerson(candidates), note: '' });
  const superior = chosenPerson(form.fields, candidates);
  const body = superior && { ...seenOf(view), superior, note: textOrNull(form.fields.note) };
  return (
    <ActForm
      {...form}
      title={t.act.forward}
      untitled={props.untitled}
      submit={t.act.forward}
      icon="forward"
      onSubmit={() => void form.submit('case.forward', body).then((id) => id !== null && props.onSaved(id))}
    >
      <PersonChoice
        label={t.act.superior}
        candidates={candidates}
        fields={form.fields}
        set={form.set}
        hasTried={form.hasTried}
        nobody={t.act.noAccount}
      />
      <Note value={form.fields.note} onInput={(note) => form.set({ note })} />
    </ActForm>
  );
}

/** The superior himself only says so; for anybody else there is a paper with a date. */
export function ReadForm(props: ActProps) {
  const { view } = props;
  const t = caseText();
  const { today } = deadlines();
  const isOwn = view.now.forwarded?.to.accountId === currentActor()?.accountId;
  const form = useCaseForm(draftKey('case.read', view.now.id), { on: today, how: '' });
  const { on, how } = form.fields;
  const receipt = { on, how: how.trim() };
  const isWrong = !isOwn && (on === '' || on > today || receipt.how === '');
  const body = isWrong ? null : { ...seenOf(view), receipt: isOwn ? null : receipt };
  const title = isOwn ? t.act.read : t.act.readPaper;
  return (
    <ActForm
      {...form}
      title={title}
      untitled={props.untitled}
      submit={title}
      icon="check"
      onSubmit={() => void form.submit('case.read', body).then((id) => id !== null && props.onSaved(id))}
    >
      {isOwn ? (
        <p class="muted">{t.act.readText}</p>
      ) : (
        <>
          <DateField
            label={t.act.receiptOn}
            value={on}
            max={today}
            onChange={(value) => form.set({ on: value })}
            spoken={on === '' ? undefined : formatLongDate(on, language.value)}
            error={form.hasTried ? dateWrong(on, { max: today }) : undefined}
          />
          <TextField
            label={t.act.receiptHow}
            hint={t.act.receiptHint}
            value={how}
            onInput={(value) => form.set({ how: value })}
            maxLength={limits.lineMax}
            error={form.hasTried && receipt.how === '' ? t.wrong.how : undefined}
          />
        </>
      )}
    </ActForm>
  );
}

export function AssignForm(props: ActProps) {
  const { view } = props;
  const t = caseText();
  const known = deadlines();
  const kinds = guidanceKinds();
  const was = view.now.guidance;
  const candidates = distinct([view.now.forwarded?.to, ...view.file.superiors, ...view.file.assignees, was?.assignee]);
  const form = useCaseForm(draftKey('case.assign', view.now.id), {
    ...firstPerson(candidates),
    ...(view.now.forwarded && candidates.length === 0 ? named(view.now.forwarded.to) : {}),
    guidance: was?.code ?? kinds[0]?.code ?? '',
    dueOn: defaultDue(known) ?? '',
    note: '',
  });
  const { fields } = form;
  const assignee = chosenPerson(fields, candidates);
  const kind = kinds.find((one) => one.code === fields.guidance);
  const dueWrong = dateWrong(fields.dueOn, { min: known.today });
  const body =
    assignee && kind && dueWrong === undefined
      ? {
          ...seenOf(view),
          guidance: kind.code,
          // The register keeps the office's own language, whoever typed it.
          label: kind.nameId,
          assignee,
          dueOn: fields.dueOn,
          note: textOrNull(fields.note),
        }
      : null;
  const title = was === null ? t.act.assign : t.act.reassign;
  return (
    <ActForm
      {...form}
      title={title}
      untitled={props.untitled}
      submit={title}
      onSubmit={() => void form.submit('case.assign', body).then((id) => id !== null && props.onSaved(id))}
    >
      <RadioList
        label={t.act.guidance}
        value={fields.guidance}
        onChange={(guidance) => form.set({ guidance })}
        options={kinds.map((one) => ({ value: one.code, label: entryName(one) }))}
        error={form.hasTried && kind === undefined ? t.wrong.guidance : undefined}
      />
      <PersonChoice
        label={t.act.assignee}
        candidates={candidates}
        fields={fields}
        set={form.set}
        hasTried={form.hasTried}
      />
      <DueField
        value={fields.dueOn}
        known={known}
        onChange={(dueOn) => form.set({ dueOn })}
        error={form.hasTried ? dueWrong : undefined}
      />
      <Note value={fields.note} onInput={(note) => form.set({ note })} />
    </ActForm>
  );
}

export function guidanceKinds() {
  return guidanceOf(rowsOfType('entry').map((row) => row.body));
}

/** As the setting says; null where setting or calendar do not reach. */
export function defaultDue(known: Deadlines): string | null {
  return known.setting === null ? null : dueAfter(known.setting.resultWithinDays, known);
}

/** A day with how far away it is: "Senin, 7 Desember 2026 (10 hari kerja)". */
export function DueField(props: {
  value: string;
  known: Deadlines;
  onChange: (value: string) => void;
  error?: string | undefined;
}) {
  const { value, known } = props;
  const t = caseText().act;
  const days = value === '' ? null : dueIn(value, known).days;
  const date = formatLongDate(value, language.value);
  return (
    <DateField
      label={t.dueOn}
      value={value}
      min={known.today}
      onChange={props.onChange}
      spoken={value === '' ? undefined : days === null ? date : t.workingDays(date, numberWords(days))}
      error={props.error}
    />
  );
}

export function Note(props: { value: string; onInput: (value: string) => void }) {
  return (
    <TextArea
      label={caseText().act.note}
      optional={commonText().tell.optional}
      value={props.value}
      onInput={props.onInput}
      rows={2}
      maxLength={limits.textMax}
    />
  );
}

/** What is wrong with a day, if anything. */
export function dateWrong(on: string, range: { min?: string; max?: string }): string | undefined {
  const t = caseText().wrong;
  if (on === '') return t.on;
  if (range.max !== undefined && on > range.max) return t.future;
  return range.min !== undefined && on < range.min ? t.past : undefined;
}

export function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function named(person: { name: string; post: string | null }) {
  return { name: person.name, post: person.post ?? '' };
}
