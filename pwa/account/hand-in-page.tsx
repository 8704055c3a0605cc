import { useRef, useState } from 'preact/hooks';

import type { RescueAnswer } from '../../schema/rescue-bodies.ts';
import { holdForm, office } from '../device/device.ts';
import { accountText } from '../text/account.ts';
import { commonText } from '../text/common.ts';
import { handInText } from '../text/hand-in.ts';
import { language } from '../text/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Failed } from '../ui/failed.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { formatNumber } from '../ui/format.ts';
import { announce } from '../ui/live-region.tsx';
import { Partly } from '../ui/partly.tsx';
import { Screen } from '../ui/screen.tsx';
import { createHandIn, type End, type HandIn, type Progress } from './hand-in.ts';
import { HandInResult } from './hand-in-result.tsx';
import { problemWords } from './problem-words.ts';

type Job = { file: File; handIn: HandIn };

const send = (entries: unknown[]) => office.send<RescueAnswer>('POST', '/api/sync/rescue', { entries });

/** For everybody who is signed in: another's phone may be broken, locked or lost for good. */
export function HandInPage(_props: { path: string }) {
  const t = handInText();
  const common = commonText();
  const [job, setJob] = useState<Job | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [end, setEnd] = useState<End | null>(null);
  const isRunning = useRef(false);

  const run = async (which: Job): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setEnd(null);
    // No update of the app reloads the page while a file is on its way.
    const release = holdForm();
    try {
      const ended = await which.handIn.run((now) => setProgress({ ...now }));
      setEnd(ended);
      if (ended.is === 'done') announce(t.doneTitle);
    } finally {
      isRunning.current = false;
      release();
    }
  };
  const begin = (file: File): void => {
    const next = { file, handIn: createHandIn(file, send) };
    setJob(next);
    setProgress(null);
    void run(next);
  };
  const mayGoOn = end !== null && (end.is === 'cut' || end.is === 'left');

  return (
    <Screen
      skipLabel={common.skip}
      title={t.title}
      back={{ label: common.act.back, href: '#/phone' }}
      dock={
        <Dock column>
          {mayGoOn && job !== null && (
            <Button kind="primary" icon="arrow-right" onClick={() => void run(job)}>
              {common.act.continue}
            </Button>
          )}
          <FileButton
            kind={mayGoOn || end?.is === 'done' ? 'quiet' : 'primary'}
            icon="document"
            text={job === null ? t.choose : t.another}
            disabled={job !== null && end === null}
            onFile={begin}
          />
        </Dock>
      }
    >
      <div class="stack">
        {job === null && <Intro />}
        {end !== null && <Ended end={end} />}
        {job !== null && end === null && <Running progress={progress} />}
        {job !== null && progress !== null && end?.is !== 'foreign' && (
          <HandInResult name={job.file.name} progress={progress} />
        )}
      </div>
    </Screen>
  );
}

function Intro() {
  const t = handInText();
  return (
    <>
      <p>{t.intro}</p>
      <p class="muted">{t.twice}</p>
    </>
  );
}

function Running(props: { progress: Progress | null }) {
  const t = handInText();
  const { read, size } = props.progress ?? { read: 0, size: 1 };
  const percent = Math.floor((100 * read) / Math.max(1, size));
  return <Partly title={t.sending} text={t.share(formatNumber(percent, language.value))} done={read} total={size} />;
}

function Ended({ end }: { end: End }) {
  const t = handInText();
  switch (end.is) {
    case 'done':
      return (
        <Banner icon="check" title={t.doneTitle}>
          {t.doneText}
        </Banner>
      );
    case 'left':
      return (
        <Banner tone="amber" title={t.leftTitle(formatNumber(end.lines, language.value))}>
          {t.leftText}
        </Banner>
      );
    case 'cut':
      return (
        <Banner tone="amber" title={t.cutTitle}>
          {end.problem === 'offline' ? t.cutText : problemWords(end.problem, accountText().wrong)}
        </Banner>
      );
    case 'foreign':
      return <Failed title={t.foreignTitle} text={t.foreignText} />;
    case 'too-large':
      return <Failed title={t.tooLarge} text={t.foreignText} />;
  }
}
