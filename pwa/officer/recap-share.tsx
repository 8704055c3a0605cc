/** Sharing the recap with a group: shown before it is sent, without names unless chosen for this one message. */
import { useState } from 'preact/hooks';

import { type ChatInput, chatText } from '../report/chat-text.ts';
import { commonText } from '../text/common.ts';
import { reportText } from '../text/report.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Failed } from '../ui/failed.tsx';
import { announce } from '../ui/live-region.tsx';
import { Sheet } from '../ui/sheet.tsx';
import '../report/report.css';

export function RecapShare(props: { open: boolean; onClose: () => void; input: ChatInput }) {
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={reportText().share.title}
      closeLabel={commonText().act.close}
    >
      {/* Drawn anew each time, so that names are off each time. */}
      <Message input={props.input} onDone={props.onClose} />
    </Sheet>
  );
}

function Message({ input, onDone }: { input: ChatInput; onDone: () => void }) {
  const t = reportText().share;
  const common = commonText();
  const [withNames, setNames] = useState(false);
  const [told, setTold] = useState<'copied' | 'failed' | null>(null);
  const text = chatText(input, withNames);
  const canShare = 'share' in navigator;

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTold('copied');
      announce(common.act.copied);
    } catch {
      setTold('failed');
    }
  };
  const share = async (): Promise<void> => {
    try {
      await navigator.share({ text });
      onDone();
    } catch (error) {
      // Closing the phone's own sheet is an answer, not a failure.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      await copy();
    }
  };
  return (
    <div class="stack">
      {input.findings.length > 0 && (
        <CheckBox
          label={t.names}
          hint={withNames ? t.namesOn : t.namesHint}
          checked={withNames}
          onChange={(chosen) => {
            setNames(chosen);
            setTold(null);
          }}
        />
      )}
      <section aria-label={t.preview}>
        <p class="cap muted">{t.preview}</p>
        <p class="message" lang="id" tabIndex={0}>
          {text}
        </p>
      </section>
      {told === 'failed' && <Failed title={common.state.failed} text={t.failed} />}
      {canShare && (
        <Button kind="primary" icon="share" wide onClick={() => void share()}>
          {t.share}
        </Button>
      )}
      <Button
        kind={canShare ? 'quiet' : 'primary'}
        icon={told === 'copied' ? 'check' : 'copy'}
        wide
        onClick={() => void copy()}
      >
        {told === 'copied' ? common.act.copied : t.copy}
      </Button>
    </div>
  );
}
