/** Choosing the file: by button, by keyboard, or dropped. What a wrong file is, in words. */
import { useRef, useState } from 'preact/hooks';

import { numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { rosterImportText } from '../text/roster-import.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Icon } from '../ui/icon.tsx';
import { classes } from '../ui/press.tsx';
import { problemWords } from './problem-words.ts';
import { type ImportFault, previewFile, type Stage } from './roster-state.ts';

export function RosterChoose(props: { shown: Extract<Stage, { at: 'choose' }> }) {
  const { fault, problem, fileName } = props.shown;
  const t = rosterImportText();
  return (
    <div class="admin-column stack">
      {fault !== null && (
        <Banner tone="red" title={t.fault.title(fileName)}>
          {faultWords(fault)}
        </Banner>
      )}
      {problem !== null && <Failed title={t.fault.notRead} text={problemWords(problem)} />}
      <FileDrop
        label={t.choose.label}
        text={t.choose.text}
        button={t.choose.button}
        accept=".csv,.txt,text/csv,text/plain"
        primary
        onFile={(file) => void previewFile(file)}
      />
      <details class="admin-help">
        <summary>{t.choose.helpTitle}</summary>
        <ul>
          {Object.values(t.choose.help).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** A field for one file; the button opens the browser's own dialog, so the keyboard is enough. */
export function FileDrop(props: {
  label: string;
  text: string;
  button: string;
  accept: string;
  primary?: boolean | undefined;
  onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file !== undefined) props.onFile(file);
  };
  return (
    <section
      class={classes('card admin-drop', isOver && 'is-over')}
      aria-label={props.label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="sheet" size={40} weight={1.4} />
      <b>{props.label}</b>
      <p class="muted">{props.text}</p>
      <Button kind={props.primary === true ? 'primary' : 'quiet'} icon="upload" onClick={() => input.current?.click()}>
        {props.button}
      </Button>
      <input
        ref={input}
        class="sr"
        type="file"
        tabIndex={-1}
        aria-label={props.button}
        accept={props.accept}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file again, put right meanwhile, is a change too.
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}

function faultWords(fault: ImportFault): string {
  const t = rosterImportText().fault;
  switch (fault.reason) {
    case 'missing-headers': {
      const headers = fault.headers.join(', ');
      return fault.format === 'siasn' ? t.siasnHeaders(headers) : t.plainHeaders(headers);
    }
    case 'too-many-rows':
      return t.tooManyRows(numberWords(fault.rowsMax));
    case 'open-quote':
      return t.openQuote(numberWords(fault.row));
    case 'empty':
      return t.empty;
    case 'not-text':
      return t.notText;
    case 'too-large':
      return t.tooLarge;
    case 'failed':
      return `${t.failed} ${commonText().tell.failedHint}`;
  }
}
