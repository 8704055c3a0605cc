/** Photos on their way into a form: saving or dropping the form waits for them, so that none lands on the next one. */
import { limits } from '../../schema/limits.ts';
import { type PhotoTaken, photos } from '../device/device.ts';

/** A picture that takes longer than this hangs, and no finding hangs with it. */
const patienceMs = 10_000;
/** Of the frame that waits to be made small enough to keep: what is lost here cannot be seen there. */
const frameQuality = 0.95;
const underWay = new Set<Promise<PhotoTaken>>();

/** `picture`: a file, or the camera, of which the frame is taken that it shows at this moment. */
export async function takePhoto(draft: string, picture: Blob | HTMLVideoElement): Promise<PhotoTaken> {
  const taking = picture instanceof Blob ? photos.take(draft, picture) : takeFrame(draft, frameOf(picture));
  underWay.add(taking);
  try {
    return await taking;
  } finally {
    underWay.delete(taking);
  }
}

/** Resolves when no photo is under way any more. */
export async function photosTaken(): Promise<void> {
  if (underWay.size === 0) return;
  await Promise.race([Promise.allSettled(underWay), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}

async function takeFrame(draft: string, frame: Promise<Blob | null>): Promise<PhotoTaken> {
  const picture = await frame;
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
