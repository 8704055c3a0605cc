/** The frame of both sheets for many cases. */
import type { ComponentChildren } from 'preact';

import { caseText } from '../text/case.ts';
import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import { Empty } from '../ui/empty.tsx';
import { Partly } from '../ui/partly.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { ActForm } from './act-form.tsx';
import type { BulkState } from './bulk-save.ts';
import { numberWords } from './words.ts';

export function BulkSheet(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  submit: string;
  /** Cases that will be saved. */
  count: number;
  /** Chosen cases that the step does not fit. */
  skipped: number;
  saving: BulkState;
  onSubmit: () => void;
  children: ComponentChildren;
}) {
  const { saving, count } = props;
  const t = personnelText().bulk;
  return (
    <Sheet
      open={props.open}
      dialog
      title={props.title}
      closeLabel={commonText().act.close}
      onClose={saving.isBusy ? () => undefined : props.onClose}
    >
      {count === 0 && props.skipped > 0 ? (
        <Empty title={t.nothing} text={t.skipped(numberWords(props.skipped))} />
      ) : (
        <ActForm
          title={props.title}
          untitled
          submit={props.submit}
          isBusy={saving.isBusy || count === 0}
          problem={saving.failed > 0 && !saving.isBusy ? failedWords(saving.failed) : null}
          onSubmit={props.onSubmit}
        >
          {props.children}
          {props.skipped > 0 && <p class="muted">{t.skipped(numberWords(props.skipped))}</p>}
          {saving.isBusy && (
            <Partly
              title={props.title}
              text={t.progress(numberWords(saving.done), numberWords(count))}
              done={saving.done}
              total={count}
            />
          )}
        </ActForm>
      )}
    </Sheet>
  );
}

function failedWords(failed: number): string {
  return `${personnelText().bulk.failed(numberWords(failed))}. ${caseText().saved.storage}`;
}
