import { useState } from 'preact/hooks';

import { nameOf } from '../../schema/finding.ts';
import { photos } from '../device/device.ts';
import { whoeverThisIs } from '../person-change.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { notingText } from '../text/noting.ts';
import { officerText } from '../text/officer.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { type CaptureDraft, captureDraft, draftKey, dropDraft } from './capture-draft.ts';
import type { Choices } from './choices.ts';
import { startDraft } from './start-draft.ts';

/** Throws the form away; asked first when more than the person stands in it, since nothing brings it back. */
export function DropDraft(props: { draft: CaptureDraft }) {
  const { operationId, subject } = props.draft;
  const t = notingText().capture;
  const common = commonText();
  const [isAsking, setAsking] = useState(false);
  const drop = async (): Promise<void> => {
    await dropDraft(operationId);
    go(`/operation/${operationId}`, 'replace');
  };
  const ask = async (): Promise<void> => {
    const isHis = whoeverThisIs();
    const isFilled = await isFilledIn(operationId);
    if (!isHis()) return;
    if (isFilled) setAsking(true);
    else await drop();
  };
  const who = subject.kind === 'unidentified' ? officerText().refusedName : nameOf(subject);
  return (
    <div class="block">
      <Button kind="text" onClick={() => void ask()}>
        {t.drop}
      </Button>
      <Sheet
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t.dropTitle}
        closeLabel={common.act.close}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{common.act.cancel}</Button>
            <Button kind="primary" onClick={() => void drop()}>
              {t.dropNow}
            </Button>
          </>
        }
      >
        <p>{t.dropText(who)}</p>
      </Sheet>
    </div>
  );
}

/** Whether anything was chosen, typed, signed or photographed beyond what the form began with for this person. */
async function isFilledIn(operationId: string): Promise<boolean> {
  const taken = await photos.ofDraft(draftKey(operationId));
  const draft = captureDraft.peek()?.draft;
  if (draft == null || draft.operationId !== operationId) return false;
  // Unreadable counts as some.
  if (taken === null || taken.length > 0 || draft.signature !== null) return true;
  const { choices } = await startDraft(operationId, draft.subject);
  return filledOf(draft.choices) !== filledOf(choices);
}

/** The fix comes by itself, and an entry of the catalogue may have been reworded meanwhile. */
function filledOf({ violations, reason, action, place, letter, refusal, witness, note }: Choices): string {
  const chosen = [...violations, reason, action].map((one) => [one?.code, one?.text]);
  return JSON.stringify([chosen, place.name, letter, refusal, witness.trim(), note.trim()]);
}
