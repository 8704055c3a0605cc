/**
 * From a picture of any kind to the JPEG that is kept: drawn anew, so that nothing but the pixels is left (no EXIF,
 * no place, F11) and it stands upright; no longer than `limits.photoSideMaxPx`, no heavier than `limits.photoBytesMax`.
 */
import { limits } from '../../schema/limits.ts';

/** What is tried in turn: quality costs least where faces and plates are looked for, so size goes last. */
const tries: readonly (readonly [scale: number, quality: number])[] = [
  [1, 0.82],
  [1, 0.7],
  [1, 0.55],
  [0.75, 0.7],
  [0.75, 0.5],
  [0.5, 0.6],
  [0.35, 0.5],
];

export type Picture = Blob | HTMLVideoElement;

/** Null: it is no picture that this browser can read, or cannot be made small enough. */
export async function shrink(picture: Picture): Promise<ArrayBuffer | null> {
  const read = await readable(picture);
  if (read === null) return null;
  try {
    const fit = Math.min(1, limits.photoSideMaxPx / Math.max(read.width, read.height));
    for (const [scale, quality] of tries) {
      const blob = await drawn(read, fit * scale, quality);
      if (blob !== null && blob.type === 'image/jpeg' && blob.size <= limits.photoBytesMax) return blob.arrayBuffer();
    }
    return null;
  } finally {
    read.close();
  }
}

type Readable = { source: ImageBitmap | HTMLImageElement; width: number; height: number; close: () => void };

/** The way up that the camera noted is taken into the pixels here. */
async function readable(picture: Picture): Promise<Readable | null> {
  try {
    // A frame is upright already, and engines before 2023 (Chromium 111) do not know the option.
    const source =
      picture instanceof Blob
        ? await createImageBitmap(picture, { imageOrientation: 'from-image' })
        : await createImageBitmap(picture);
    return { source, width: source.width, height: source.height, close: () => source.close() };
  } catch {
    return picture instanceof Blob ? readableAsImage(picture) : null;
  }
}

/** Chromium before 112 knows no such option; Firefox (140) makes no bitmap of a JPEG that the camera noted as turned, and shows it upright as an image. */
async function readableAsImage(picture: Blob): Promise<Readable | null> {
  const source = new Image();
  source.src = URL.createObjectURL(picture);
  const close = (): void => URL.revokeObjectURL(source.src);
  try {
    await source.decode();
    return { source, width: source.naturalWidth, height: source.naturalHeight, close };
  } catch {
    close();
    return null;
  }
}

async function drawn({ source, width, height }: Readable, scale: number, quality: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return null;
  // A picture with holes (PNG) lies on white, not on black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  // iOS counts canvases: an empty one gives its memory back at once.
  canvas.width = 0;
  return blob;
}
