/**
 * A camera that reads codes. It runs only while it is wanted and the page is seen; left, locked, hidden or paused, the
 * camera is let go.
 */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import type { Reader, Scanned } from '../scan/formats.ts';
import type { Sift } from '../scan/sift.ts';
import { codesIn, type PictureFault } from './picture-codes.ts';
import { type CameraState, camerasHere, hasTorch, startCamera, switchTorch } from './camera.ts';

/** Between two looks: the screen stays smooth and the phone cool. */
const restMs = 60;
/** Looks that may fail in a row before the reader counts as unusable. */
const failuresMax = 3;

export type Scanner = {
  camera: CameraState;
  reader: 'loading' | 'ready' | 'failed';
  /** Null: this camera has no lamp. */
  torch: boolean | null;
  switchTorch: () => void;
  /** Null: there is only one camera. */
  nextCamera: (() => void) | null;
  /** The codes in a picture from the gallery. A reader that failed at it is opened anew for the next one. */
  readFile: (file: Blob) => Promise<Scanned[] | PictureFault>;
};

/** The camera chosen last, until the app is closed: the back of a phone may have three, and one of them is sharp. */
let chosenCamera: string | null = null;

/** `onScanned` is told every code once (`createSift`), while `isWanted`. */
export function useScanner(
  video: RefObject<HTMLVideoElement | null>,
  isWanted: boolean,
  onScanned: (fresh: Scanned[]) => void,
): Scanner {
  const [camera, setCamera] = useState<CameraState>('starting');
  const [state, setState] = useState<Scanner['reader']>('loading');
  const [cameras, setCameras] = useState<string[]>([]);
  const [deviceId, setDevice] = useState(chosenCamera);
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [isLit, setLit] = useState(false);
  const { opening, reopen } = useReader(setState);
  const tell = useRef(onScanned);
  tell.current = onScanned;
  const isOn = useVisible() && isWanted;

  useEffect(() => {
    const element = video.current;
    if (!isOn || element === null) return undefined;
    const stop = startCamera(element, setCamera, {
      deviceId,
      opened: (opened) => {
        setTrack(opened);
        void camerasHere().then(setCameras);
      },
    });
    return () => {
      stop();
      setTrack(null);
      setLit(false);
      setCamera('starting');
    };
  }, [isOn, deviceId]);

  useEffect(() => {
    if (!isOn || camera !== 'ready' || state !== 'ready') return undefined;
    return look(
      opening,
      video,
      (fresh) => tell.current(fresh),
      () => setState('failed'),
    );
  }, [isOn, camera, state]);

  const chooseNext = (): void => {
    const at = cameras.indexOf(track?.getSettings().deviceId ?? '');
    chosenCamera = cameras[(at + 1) % cameras.length] ?? null;
    setDevice(chosenCamera);
  };
  return {
    camera,
    reader: state,
    torch: track !== null && hasTorch(track) ? isLit : null,
    switchTorch: () => {
      if (track !== null) void switchTorch(track, !isLit).then((isDone) => isDone && setLit(!isLit));
    },
    nextCamera: cameras.length > 1 ? chooseNext : null,
    readFile: async (file) => {
      const used = opening.current;
      if (used === null) return 'no-reader';
      const codes = await codesIn(used.promise, file);
      if (codes === 'no-reader' && opening.current === used) reopen();
      return codes;
    },
  };
}

type Opening = { promise: Promise<Reader> };

/** Opened while the camera starts; null once the scanner is left. */
function useReader(setState: (state: Scanner['reader']) => void): {
  opening: RefObject<Opening | null>;
  reopen: () => void;
} {
  const opening = useRef<Opening | null>(null);
  const open = (): void => {
    const mine = { promise: import('../scan/reader.ts').then(({ openReader }) => openReader()) };
    opening.current = mine;
    setState('loading');
    mine.promise.then(
      () => opening.current === mine && setState('ready'),
      () => opening.current === mine && setState('failed'),
    );
  };
  const close = (): void => {
    opening.current?.promise.then(
      (reader) => reader.close(),
      () => undefined,
    );
    opening.current = null;
  };
  useEffect(() => {
    open();
    return close;
  }, []);
  const reopen = (): void => {
    close();
    open();
  };
  return { opening, reopen };
}

/** Looks again and again until the answer is called. */
function look(
  opening: RefObject<Opening | null>,
  video: RefObject<HTMLVideoElement | null>,
  tell: (fresh: Scanned[]) => void,
  failed: () => void,
): () => void {
  let isLooking = true;
  let failures = 0;
  const once = async (reader: Reader, sift: Sift): Promise<void> => {
    const picture = video.current;
    if (!isLooking || picture === null) return;
    const seen = await reader.read(picture).catch(() => null);
    failures = seen === null ? failures + 1 : 0;
    if (!isLooking) return;
    if (failures >= failuresMax) {
      failed();
      return;
    }
    const fresh = sift(seen ?? []);
    if (fresh.length > 0) tell(fresh);
    setTimeout(() => void once(reader, sift), restMs);
  };
  void Promise.all([import('../scan/sift.ts'), opening.current?.promise]).then(([{ createSift }, reader]) => {
    if (reader !== undefined) void once(reader, createSift());
  }, failed);
  return () => {
    isLooking = false;
  };
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const hear = (): void => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', hear);
    return () => document.removeEventListener('visibilitychange', hear);
  }, []);
  return isVisible;
}
