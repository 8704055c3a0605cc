import { useRef, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import type { Row } from '../../schema/rows.ts';
import { save } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { reviewText } from '../text/review.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { focusWrong } from '../ui/focus-wrong.ts';
import { announce } from '../ui/live-region.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useDraft } from '../use-draft.ts';
import { refusalWords } from './refusal-words.ts';

/** Takes a finding back, with the reason. It stays readable; it only no longer counts. */
export function WithdrawSheet(props: { open: boolean; onClose: () => void; row: Row<'finding'> }) {
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  const draftKey = `withdraw:${props.row.key}`;
  const draft = useDraft(props.open ? draftKey : null, { why: '' });
  const why = draft.entry?.why ?? '';
  const [hasTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  const withdraw = async (): Promise<void> => {
    setTried(true);
    if (why.trim() === '') {
      focusWrong('dialog[open]');
      return;
    }
    if (busy.current) return;
    busy.current = true;
    const { id, operationId, subjectKey, twins } = props.row.body;
    const seen = { findingId: id, operationId, subject: subjectKey, version: props.row.version, settles: null };
    const body = { ...seen, why: why.trim(), twins };
    const saved = await draft.ending(() => save('finding.withdraw', body, { draft: draftKey }));
    busy.current = false;
    if (!saved.ok) {
      setFailure(refusalWords(saved.why));
      return;
    }
    announce(t.withdrawn);
    props.onClose();
  };
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={r.detail.withdrawTitle}
      closeLabel={common.act.close}
      actions={
        <Button kind="primary" onClick={() => void withdraw()}>
          {r.detail.withdraw}
        </Button>
      }
    >
      <div class="stack">
        {failure !== null && <Failed title={t.notSaved} text={failure} />}
        <p>{r.detail.withdrawText}</p>
        <TextArea
          label={r.detail.why}
          value={why}
          onInput={(next) => draft.change({ why: next })}
          error={hasTried && why.trim() === '' ? common.tell.required : undefined}
          maxLength={limits.textMax}
        />
      </div>
    </Sheet>
  );
}
