/** Photos on their way into a form: saving it waits for them, dropping it gives them up; none lands on the next one. */
import { limits } from '../../schema/limits.ts';
import { type PhotoTaken, photos } from '../device/device.ts';
import { whoeverThisIs } from '../person-change.ts';

/** A picture that takes longer than this once it is waited for hangs, and no finding hangs with it. */
const patienceMs = 10_000;
/** Of the frame that waits to be made small enough to keep: what is lost here cannot be seen there. */
const frameQuality = 0.95;
type Taking = { taking: Promise<PhotoTaken>; giveUp: () => void };
const underWay = new Set<Taking>();

/** `picture`: a file, or the camera, of which the frame is taken that it shows at this moment. */
export async function takePhoto(draft: string, picture: Blob | HTMLVideoElement): Promise<PhotoTaken> {
  const isHis = whoeverThisIs();
  const taking = picture instanceof Blob ? photos.take(draft, picture) : takeFrame(draft, frameOf(picture), isHis);
  let giveUp = (): void => undefined;
  const givenUp = new Promise<null>((resolve) => {
    giveUp = () => resolve(null);
  });
  const one = { taking, giveUp };
  underWay.add(one);
  const taken = await Promise.race([taking, givenUp]);
  underWay.delete(one);
  if (taken !== null) return taken;
  // The form it was taken for has gone on without it: the next one is about somebody else.
  void taking.then((late) => (late.ok && isHis() ? photos.remove(draft, late.sha256) : undefined));
  return { ok: false, why: 'storage' };
}

/** Resolves when no photo is under way any more; one that hangs is given up. */
export async function photosTaken(): Promise<void> {
  const waited = [...underWay];
  if (waited.length === 0) return;
  const all = Promise.allSettled(waited.map(({ taking }) => taking));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  for (const { giveUp } of waited) giveUp();
}

/** The form is thrown away: what comes late is thrown after it. */
export function givePhotosUp(): void {
  for (const { giveUp } of underWay) giveUp();
}

async function takeFrame(draft: string, frame: Promise<Blob | null>, isHis: () => boolean): Promise<PhotoTaken> {
  const picture = await frame;
  // Somebody else has the phone by now: it would lie in his form.
  if (!isHis()) return { ok: false, why: 'storage' };
  return picture === null ? { ok: false, why: 'unreadable' } : photos.take(draft, picture);
}

/** Drawn before anything is waited for: the camera may be let go of the next moment. */
function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  const fit = Math.min(1, limits.photoSideMaxPx / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * fit);
  canvas.height = Math.round(height * fit);
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) =>
    canvas.toBlob(
      (blob) => {
        resolve(blob);
        // iOS counts canvases: an empty one gives its memory back at once.
        canvas.width = 0;
      },
      'image/jpeg',
      frameQuality,
    ),
  );
}
