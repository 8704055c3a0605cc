/** What is known of a lost store, and the note with which an admin ends the alarm. */
import { useRef, useState } from 'preact/hooks';

import type { DeviceListing } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { type Failure, office } from '../device/device.ts';
import { refreshPages } from '../personnel/use-page.ts';
import { instantWords, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { fieldText } from '../text/field.ts';
import { Button } from '../ui/button.tsx';
import { Pairs } from '../ui/case-head.tsx';
import { Failed } from '../ui/failed.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { problemWords } from './problem-words.ts';

export function LossSheet(props: { row: DeviceListing | null; onClose: () => void }) {
  const t = fieldText();
  const { row } = props;
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const close = (): void => {
    setNote('');
    setWrong(null);
    setProblem(null);
    props.onClose();
  };
  const end = async (): Promise<void> => {
    const alarmId = row?.loss?.alarmId;
    if (busy.current || alarmId === undefined) return;
    if (note.trim() === '') return setWrong(t.lossNoteNeeded);
    busy.current = true;
    const answer = await office.send<null>('POST', `/api/alarms/${alarmId}/close`, { note: note.trim() });
    busy.current = false;
    refreshPages();
    if (answer.ok) close();
    else setProblem(closingWords(answer.problem));
  };
  return (
    <Sheet
      open={row !== null}
      onClose={close}
      title={t.lossTitle(row?.accountName ?? '')}
      closeLabel={commonText().act.close}
      dialog
      actions={
        <>
          <Button onClick={close}>{commonText().act.cancel}</Button>
          <Button kind="primary" onClick={() => void end()}>
            {t.lossClose}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{t.lossText}</p>
        {row !== null && <Pairs pairs={factsOf(row)} />}
        <TextArea
          label={t.lossNote}
          error={wrong ?? undefined}
          value={note}
          onInput={setNote}
          rows={3}
          maxLength={limits.textMax}
        />
        {problem !== null && <Failed title={adminText().notDone} text={problem} />}
      </div>
    </Sheet>
  );
}

function closingWords(problem: Failure['problem']): string {
  if (problem !== 'offline' && problem.code === 'wrong_state') return fieldText().lossClosedBefore;
  return problemWords(problem);
}

function factsOf({ name, loss }: DeviceListing): { key: string; label: string; value: string }[] {
  const t = fieldText().lossFacts;
  if (loss === null) return [];
  const when = (instant: string | null): string => (instant === null ? t.unknown : instantWords(instant));
  const count = (value: number | null): string => (value === null ? t.unknown : numberWords(value));
  return [
    { key: 'device', label: t.device, value: name },
    { key: 'at', label: t.at, value: when(loss.at) },
    { key: 'lastSeen', label: t.lastSeen, value: when(loss.lastSeenAt) },
    { key: 'reported', label: t.reported, value: count(loss.reported) },
    { key: 'known', label: t.known, value: count(loss.known) },
    { key: 'oldest', label: t.oldest, value: when(loss.oldestUnsentAt) },
  ];
}
