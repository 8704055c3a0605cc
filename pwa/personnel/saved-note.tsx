/** Of the step just taken: on this device, sent, or in need of a decision; read from what the device has stored. */
import { useEffect, useRef } from 'preact/hooks';

import { outboxItems, revision, type SendState } from '../device/device.ts';
import { caseText } from '../text/case.ts';
import { StateTag } from '../ui/state-tag.tsx';
import { conflictsHref } from './ways.ts';

/** Takes the focus, since the button that was pressed is gone with its form. */
export function SavedNote(props: { mutationId: string }) {
  const t = caseText().saved;
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus(), [props.mutationId]);
  const state = sendStateOf(props.mutationId);
  return (
    <p class="saved-note" role="status" tabIndex={-1} ref={note}>
      <StateTag state={state} text={t[state]} icon={state === 'waiting' ? 'on-phone' : undefined} pill />
      {state === 'attention' && <a href={conflictsHref}>{t.attentionLink}</a>}
    </p>
  );
}

/** What the outbox no longer lists has been sent long ago. */
export function sendStateOf(mutationId: string): SendState {
  void revision.value;
  return outboxItems().find(({ mutation }) => mutation.id === mutationId)?.state ?? 'sent';
}
