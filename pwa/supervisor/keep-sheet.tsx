/** Settling a conflict for the version that holds: it asks why, and destroys nothing. */
import { useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import type { ConflictRow } from '../../schema/rows.ts';
import { save, type Saved } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useDraft } from '../use-draft.ts';

export function KeepSheet(props: {
  open: boolean;
  conflict: ConflictRow;
  onClose: () => void;
  onSaved: (saved: Saved) => void;
}) {
  const t = supervisorText().conflicts;
  const { mutationId } = props.conflict;
  const draftKey = `settle.keep:${mutationId}`;
  const draft = useDraft(props.open ? draftKey : null, { why: '' });
  const why = draft.entry?.why ?? '';
  const [wrong, setWrong] = useState(false);
  async function keep(): Promise<void> {
    setWrong(why.trim() === '');
    if (why.trim() === '') return;
    props.onClose();
    const body = { mutationId, why: why.trim() };
    props.onSaved(await draft.ending(() => save('settle.keep', body, { draft: draftKey })));
  }
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.keepTitle}
      closeLabel={commonText().act.close}
      dialog
      actions={
        <>
          <Button onClick={props.onClose}>{commonText().act.cancel}</Button>
          <Button kind="primary" onClick={() => void keep()}>
            {t.use}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{t.keepText}</p>
        <TextArea
          label={t.why}
          value={why}
          onInput={(next) => draft.change({ why: next })}
          maxLength={limits.textMax}
          error={wrong ? t.whyNeeded : undefined}
        />
      </div>
    </Sheet>
  );
}
