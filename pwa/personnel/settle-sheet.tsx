/** Keeping the version in force, or handing the decision on; with why. */
import { caseText } from '../text/case.ts';
import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import { limits } from '../../schema/limits.ts';
import { Sheet } from '../ui/sheet.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { ActForm } from './act-form.tsx';
import { Why } from './case-ends.tsx';
import { useCaseForm } from './case-form.ts';

export function SettleSheet(props: { asked: 'keep' | 'refer' | null; mutationId: string; onClose: () => void }) {
  const t = personnelText().conflict;
  return (
    <Sheet
      open={props.asked !== null}
      dialog
      title={props.asked === 'refer' ? t.referTitle : t.keepTitle}
      closeLabel={commonText().act.close}
      onClose={props.onClose}
    >
      {props.asked === 'keep' && <KeepForm {...props} />}
      {props.asked === 'refer' && <ReferForm {...props} />}
    </Sheet>
  );
}

function KeepForm(props: { mutationId: string; onClose: () => void }) {
  const t = personnelText().conflict;
  const form = useCaseForm(`settle.keep:${props.mutationId}`, { why: '' });
  const why = form.fields.why.trim();
  const body = why === '' ? null : { mutationId: props.mutationId, why };
  return (
    <ActForm
      {...form}
      title={t.keepTitle}
      untitled
      submit={t.use}
      onSubmit={() => void form.submit('settle.keep', body).then((id) => id !== null && props.onClose())}
    >
      <p>{t.keepText}</p>
      <Why value={form.fields.why} onInput={(value) => form.set({ why: value })} hasTried={form.hasTried} />
    </ActForm>
  );
}

function ReferForm(props: { mutationId: string; onClose: () => void }) {
  const t = personnelText().conflict;
  const form = useCaseForm(`settle.refer:${props.mutationId}`, { why: '' });
  const why = form.fields.why.trim();
  const body = { mutationId: props.mutationId, why: why === '' ? null : why };
  return (
    <ActForm
      {...form}
      title={t.referTitle}
      untitled
      submit={t.referTitle}
      onSubmit={() => void form.submit('settle.refer', body).then((id) => id !== null && props.onClose())}
    >
      <TextArea
        label={caseText().act.why}
        optional={commonText().tell.optional}
        value={form.fields.why}
        onInput={(value) => form.set({ why: value })}
        rows={3}
        maxLength={limits.textMax}
      />
    </ActForm>
  );
}
