import { useState } from 'preact/hooks';

import { nameOf, type Subject } from '../../schema/finding.ts';
import { whoeverThisIs } from '../person-change.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { notingText } from '../text/noting.ts';
import { signatureText } from '../text/signature.ts';
import { Button } from '../ui/button.tsx';
import { announce } from '../ui/live-region.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { captureDraft, changeDraft, dropDraft, loadDraft } from './capture-draft.ts';
import { aboutAnother } from './choices.ts';
import { startDraft } from './start-draft.ts';

/**
 * What happens when somebody has been chosen: a new form, or the one that is open gets another person. A draft
 * about somebody else is not thrown away silently: the officer says which of the two he means.
 */
export function useSubject(operationId: string, isChange: boolean) {
  const [subject, setSubject] = useState<Subject | null>(null);
  const pick = async (chosen: Subject): Promise<void> => {
    const isHis = whoeverThisIs();
    // Where the phone was slow to read it: begun anew over it, it would be gone, and its photos another's.
    await loadDraft(operationId);
    if (!isHis()) return;
    const held = captureDraft.peek();
    const draft = held?.operationId === operationId ? held.draft : null;
    if (draft !== null && isChange) {
      changeDraft(aboutAnother(draft, chosen));
      // A signature stands under a name.
      if (draft.signature !== null) announce(signatureText().dropped);
      go(`/operation/${operationId}/note`, 'replace');
    } else if (draft !== null) setSubject(chosen);
    else await beginWith(operationId, chosen);
  };
  return { pick: (chosen: Subject) => void pick(chosen), inTheWay: { subject, close: () => setSubject(null) } };
}

/** Asks about the draft that a newly chosen person meets. */
export function DraftInTheWay(props: { operationId: string; subject: Subject | null; onClose: () => void }) {
  const t = officerText();
  const n = notingText();
  const { operationId, subject } = props;
  const draft = captureDraft.value?.operationId === operationId ? captureDraft.value.draft : null;
  const named = (who: Subject): string => (who.kind === 'unidentified' ? t.refusedName : nameOf(who));
  return (
    <Sheet
      open={subject !== null && draft !== null}
      onClose={props.onClose}
      title={n.draftInTheWay.title}
      closeLabel={commonText().act.close}
      actions={
        <>
          <Button kind="primary" href={`#/operation/${operationId}/note`}>
            {n.draftInTheWay.goOn}
          </Button>
          <Button
            onClick={() => {
              if (subject === null) return;
              const isHis = whoeverThisIs();
              void dropDraft(operationId).then(() => (isHis() ? beginWith(operationId, subject) : undefined));
            }}
          >
            {n.draftInTheWay.drop}
          </Button>
        </>
      }
    >
      {draft !== null && subject !== null && <p>{n.draftInTheWay.text(named(draft.subject), named(subject))}</p>}
    </Sheet>
  );
}

async function beginWith(operationId: string, subject: Subject): Promise<void> {
  const isHis = whoeverThisIs();
  const draft = await startDraft(operationId, subject);
  if (!isHis()) return;
  changeDraft(draft);
  go(`/operation/${operationId}/note`, 'replace');
}
