import { useEffect, useRef, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import { type PhotoTaken, photoRoom } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { photoText, type PhotoText } from '../text/photo.ts';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { announce } from '../ui/live-region.tsx';
import { Viewfinder } from '../ui/viewfinder.tsx';
import { type CameraState, startCamera } from './camera.ts';
import { photosTaken, takePhoto } from './photo-taking.ts';

type Fault = Extract<PhotoTaken, { ok: false }>['why'];

const most = String(limits.photosPerFindingMax);

/** Takes photos into the form with that draft; each is on the phone before the next can be taken. */
export function CameraSheet(props: {
  open: boolean;
  onClose: () => void;
  draft: string;
  /** Photos that the form has already. */
  count: number;
  onTaken: () => Promise<void>;
}) {
  const { open, draft, count } = props;
  const t = photoText();
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<CameraState>('starting');
  const [fault, setFault] = useState<Fault | null>(null);
  const [isLow, setLow] = useState(false);
  const [isKeeping, setKeeping] = useState(false);
  // Closed over a photo that is being kept, it closes once that is there, and stays open to say that it is not.
  const wantsClose = useRef(false);
  useEffect(() => {
    setFault(null);
    setLow(false);
    if (!open || video.current === null) return undefined;
    void photoRoom().then((room) => (room === 'full' ? setFault('full') : setLow(room === 'low')));
    return startCamera(video.current, setCamera);
  }, [open]);

  const isEnough = count >= limits.photosPerFindingMax;
  const mayTake = !isEnough && !isKeeping;
  const take = async (picture: Blob | HTMLVideoElement): Promise<void> => {
    setFault(null);
    setKeeping(true);
    wantsClose.current = false;
    const taken = await takePhoto(draft, picture);
    if (taken.ok) {
      await props.onTaken();
      announce(t.taken(String(count + 1)));
    } else setFault(taken.why);
    setKeeping(false);
    if (taken.ok && wantsClose.current) props.onClose();
  };
  const close = (): void => {
    if (!isKeeping) {
      props.onClose();
      return;
    }
    wantsClose.current = true;
    // One that hangs would keep him here for good.
    void photosTaken();
  };
  const pick = (file: File): void => void (mayTake && take(file));
  const shoot = (): void => void (video.current !== null && take(video.current));

  return (
    <Viewfinder
      open={open}
      onClose={close}
      title={t.takenSoFar(String(Math.min(count + 1, limits.photosPerFindingMax)), most)}
      closeLabel={commonText().act.close}
      shutterLabel={t.take}
      video={video}
      onShoot={camera === 'ready' && mayTake ? shoot : null}
      instead={
        camera === 'refused' || camera === 'failed' ? (
          <FileButton icon="camera" text={t.phoneCamera} accept="image/*" camera disabled={!mayTake} onFile={pick} />
        ) : undefined
      }
      say={sayOf(t, { fault, camera, isEnough, isKeeping, isLow })}
      left={<FileButton icon="image" text={t.gallery} accept="image/*" disabled={!mayTake} onFile={pick} />}
      right={
        <Button disabled={isKeeping} onClick={props.onClose}>
          {commonText().act.done}
        </Button>
      }
    />
  );
}

function sayOf(
  t: PhotoText,
  now: { fault: Fault | null; camera: CameraState; isEnough: boolean; isKeeping: boolean; isLow: boolean },
): { text: string; red?: boolean } | undefined {
  if (now.fault !== null) return { text: t.fault[now.fault], red: true };
  if (now.isEnough) return { text: t.enough(most) };
  if (now.isKeeping) return { text: t.keeping };
  if (now.camera === 'starting') return { text: t.starting };
  if (now.camera !== 'ready') return { text: t.camera[now.camera] };
  return now.isLow ? { text: t.low } : undefined;
}
