import { useEffect, useRef, useState } from 'preact/hooks';

import './scanner.css';
import type { Scanned } from '../scan/formats.ts';
import { tellRead } from '../scan/feedback.ts';
import { commonText } from '../text/common.ts';
import { scanText, type ScanText } from '../text/scan.ts';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import type { IconName } from '../ui/icon.tsx';
import { Stage } from '../ui/stage.tsx';
import { type Scanner as Scanning, useScanner } from './use-scanner.ts';
import { type Choice, type Verdict, verdictOn } from './verdict.ts';

/** The whole screen: the camera, what was read, and the ways without a camera. */
export function Scanner(props: {
  title: string;
  hint: string;
  /** Instead of the camera: a name typed, a code typed. */
  byHand: { icon: IconName; text: string; href: string };
  onClose: () => void;
  /** Says what a code is, and does nothing yet. */
  judge: (code: Scanned) => Verdict;
  /** Asked when codes of several people, or operations, are in one picture. */
  several: string;
}) {
  const { byHand } = props;
  const t = scanText();
  const video = useRef<HTMLVideoElement>(null);
  const [isPaused, setPaused] = useState(false);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  // Two answers may come before the screen has changed: the second is of the card that was done with.
  const isOver = useRef(false);
  const rests = verdict !== null && (verdict.done || verdict.stop);

  const hear = (codes: Scanned[]): void => {
    if (isOver.current || codes.length === 0) return;
    const found = verdictOn(codes.map(props.judge), props.several);
    if (found === undefined) return;
    isOver.current = found.done || found.stop;
    tellRead();
    setFault(null);
    setVerdict(found);
    if (found.done) found.choice.onClick();
  };
  const scanner = useScanner(video, !isPaused && !rests, hear);
  const again = (): void => {
    isOver.current = false;
    setVerdict(null);
    setPaused(false);
  };
  const pick = async (file: File): Promise<void> => {
    again();
    const codes = await scanner.readFile(file);
    if (typeof codes === 'string') setFault(t.pictureFault[codes]);
    else if (codes.length === 0) setFault(t.nothingInPicture);
    else hear(codes);
  };

  return (
    <Stage open onClose={props.onClose} title={props.title} closeLabel={commonText().act.close}>
      <div class="stage__body scan">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a live picture without sound */}
        <video ref={video} muted playsInline autoplay aria-hidden="true" />
        {(scanner.camera === 'ready' || isPaused) && !rests && (
          <button
            type="button"
            class="scan__glass"
            aria-label={isPaused ? t.goOn : t.pause}
            onClick={() => setPaused(!isPaused)}
          >
            <span class={isPaused ? 'scan__frame scan__frame--rests' : 'scan__frame'} aria-hidden="true">
              {isPaused && t.paused}
            </span>
          </button>
        )}
        <Said
          text={fault ?? (verdict !== null && !verdict.done ? verdict.text : sayOf(t, props.hint, scanner, isPaused))}
          isFault={fault !== null}
          acts={verdict === null || verdict.done ? [] : (verdict.acts ?? [])}
          again={rests && !verdict.done ? again : null}
        />
      </div>
      <div class="stage__foot stage__foot--words">
        {scanner.torch !== null && (
          <Button onClick={scanner.switchTorch}>{scanner.torch ? t.torchOff : t.torchOn}</Button>
        )}
        {scanner.nextCamera !== null && <Button onClick={scanner.nextCamera}>{t.otherCamera}</Button>}
        <FileButton icon="image" text={t.picture} accept="image/*" onFile={(file) => void pick(file)} />
        <Button icon={byHand.icon} href={byHand.href}>
          {byHand.text}
        </Button>
      </div>
    </Stage>
  );
}

/** Always there, so that a screen reader reads what comes into it. */
function Said(props: { text: string; isFault: boolean; acts: Choice[]; again: (() => void) | null }) {
  const { acts, again } = props;
  const box = useRef<HTMLDivElement>(null);
  const hasChoice = acts.length > 0;
  // Whoever goes by keyboard is where the next step is.
  useEffect(() => {
    if (hasChoice) box.current?.querySelector<HTMLElement>('.btn')?.focus();
  }, [hasChoice]);
  return (
    <div class={props.isFault ? 'stage__say stage__say--red' : 'stage__say'} ref={box}>
      <p role="status">{props.text}</p>
      {(hasChoice || again !== null) && (
        <div class="scan__acts">
          {acts.map((act, at) => (
            <Button
              key={act.of ?? act.text}
              kind={at === 0 && acts.length === 1 ? 'primary' : 'quiet'}
              wide
              href={act.href}
              onClick={act.onClick}
            >
              {act.text}
            </Button>
          ))}
          {again !== null && (
            <Button wide onClick={again}>
              {scanText().again}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function sayOf(t: ScanText, hint: string, { camera, reader }: Scanning, isPaused: boolean): string {
  if (reader === 'failed') return t.readerFailed;
  if (isPaused) return t.paused;
  if (camera === 'refused' || camera === 'none' || camera === 'failed') return t.camera[camera];
  if (camera === 'starting') return t.starting;
  return reader === 'loading' ? t.loading : hint;
}
