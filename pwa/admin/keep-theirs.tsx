/** Why the version at the server is the right one; a sentence is proposed, so that it is one tap. */
import { useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextArea } from '../ui/text-area.tsx';

export function KeepTheirs(props: { open: boolean; onClose: () => void; onKeep: (why: string) => void }) {
  const t = adminText().attention;
  const [typed, setTyped] = useState<string | null>(null);
  const why = (typed ?? t.keepWhy).trim();
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.keepTitle}
      closeLabel={commonText().act.close}
      dialog
      actions={
        <Button
          kind="primary"
          icon="check"
          disabled={why === ''}
          onClick={() => {
            props.onKeep(why);
            props.onClose();
          }}
        >
          {t.use}
        </Button>
      }
    >
      <TextArea label={t.keepLabel} value={typed ?? t.keepWhy} onInput={setTyped} maxLength={limits.textMax} />
    </Sheet>
  );
}
