/** "Really?" before something that is not undone by one more tap: what it means, the act, why it failed. */
import { useRef, useState } from 'preact/hooks';

import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Sheet } from '../ui/sheet.tsx';

export function AskFirst(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  text: string;
  act: string;
  /** Gives why it failed, or null. Closes after it succeeded. */
  work: () => Promise<string | null>;
}) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const close = (): void => {
    setProblem(null);
    props.onClose();
  };
  const run = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setBusy(true);
    const failed = await props.work();
    busy.current = false;
    setBusy(false);
    setProblem(failed);
    if (failed === null) close();
  };
  return (
    <Sheet
      open={props.open}
      onClose={close}
      title={props.title}
      closeLabel={commonText().act.close}
      dialog
      actions={
        <>
          <Button onClick={close}>{commonText().act.cancel}</Button>
          <Button kind="primary" disabled={isBusy} onClick={() => void run()}>
            {props.act}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{props.text}</p>
        {problem !== null && <Failed title={adminText().notDone} text={problem} />}
      </div>
    </Sheet>
  );
}
