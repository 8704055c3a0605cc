import { useRef, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import type { Row } from '../../schema/rows.ts';
import { type AttentionItem as Item, findRow, save, type Saved } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { reviewText } from '../text/review.ts';
import { Button } from '../ui/button.tsx';
import { announce } from '../ui/live-region.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { refusalWords } from './refusal-words.ts';

/**
 * The three ways out of a conflict (schema/settle.ts): mine again on the version that stands now, theirs with a
 * reason, or handed to Kasatpol PP.
 */
export function useSettling() {
  const [failure, setFailure] = useState<string | null>(null);
  const [asked, setAsked] = useState<Item | null>(null);
  const busy = useRef(false);
  const settle = async (doIt: () => Promise<Saved | null>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const saved = await doIt();
    busy.current = false;
    if (saved === null) return;
    setFailure(saved.ok ? null : refusalWords(saved.why));
    if (saved.ok) announce(reviewText().attention.settled);
  };
  return {
    failure,
    asked,
    close: () => setAsked(null),
    askTheirs: (item: Item) => setAsked(item),
    takeMine: (item: Item, theirs: Row<'finding'>) => settle(() => again(item, theirs)),
    takeTheirs: (item: Item, why: string) =>
      settle(() => save('settle.keep', { mutationId: item.mutation.id, why })).then(() => setAsked(null)),
    refer: (item: Item) => settle(() => save('settle.refer', { mutationId: item.mutation.id, why: null })),
  };
}

/** The same intent on the version that stands now. */
async function again({ mutation }: Item, theirs: Row<'finding'>): Promise<Saved | null> {
  const on = { version: theirs.version, settles: mutation.id };
  switch (mutation.kind) {
    case 'finding.correct':
      return save('finding.correct', { ...mutation.body, ...on });
    case 'finding.withdraw':
      return save('finding.withdraw', { ...mutation.body, ...on, twins: theirs.body.twins });
    case 'finding.split':
      return save('finding.split', { ...mutation.body, ...on });
    case 'finding.join': {
      // Either of the two may be the one that moved.
      const into = findRow('finding', mutation.body.intoId);
      return save('finding.join', {
        ...mutation.body,
        ...on,
        intoVersion: into?.version ?? mutation.body.intoVersion,
      });
    }
    default:
      return null;
  }
}

/** Why the other version is the right one; a sentence is proposed, so that it is one tap. */
export function KeepSheet(props: { settling: ReturnType<typeof useSettling> }) {
  const { settling } = props;
  const t = reviewText().attention;
  const common = commonText();
  const { asked } = settling;
  const id = asked?.mutation.id;
  // Words written about one conflict are not the reason of the next.
  const [typed, setTyped] = useState<{ id: string | undefined; why: string } | null>(null);
  const why = typed !== null && typed.id === id ? typed.why : t.keepWhy;
  return (
    <Sheet
      open={asked !== null}
      onClose={settling.close}
      title={t.keepTitle}
      closeLabel={common.act.close}
      actions={
        <Button
          kind="primary"
          icon="check"
          disabled={why.trim() === ''}
          onClick={() => {
            if (asked !== null) void settling.takeTheirs(asked, why.trim());
          }}
        >
          {t.use}
        </Button>
      }
    >
      <TextArea
        label={t.keepLabel}
        value={why}
        onInput={(next) => setTyped({ id, why: next })}
        maxLength={limits.textMax}
      />
    </Sheet>
  );
}
