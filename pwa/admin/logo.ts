/**
 * A coat of arms as the letterhead keeps it: drawn anew on white, small enough to travel in the setting, so that nothing
 * but pixels is left of the chosen file. Base64url.
 */
import { toBase64url } from '../../schema/bytes.ts';
import { limits } from '../../schema/limits.ts';

export type LogoRead = { ok: true; logo: string } | { ok: false; why: 'large' | 'unreadable' };

/** Side in parts of the largest, and quality: fine lines suffer from both, quality first. */
const tries: readonly (readonly [scale: number, quality: number])[] = [
  [1, 0.92],
  [1, 0.82],
  [1, 0.7],
  [0.8, 0.75],
  [0.6, 0.7],
];

export async function readLogo(file: File): Promise<LogoRead> {
  if (file.size > limits.logoFileBytesMax) return { ok: false, why: 'large' };
  const source = new Image();
  source.src = URL.createObjectURL(file);
  try {
    await source.decode();
    for (const [scale, quality] of tries) {
      const jpeg = await drawn(source, limits.logoSideMaxPx * scale, quality);
      if (jpeg !== null && jpeg.size <= limits.logoBytesMax)
        return { ok: true, logo: toBase64url(new Uint8Array(await jpeg.arrayBuffer())) };
    }
    return { ok: false, why: 'large' };
  } catch {
    return { ok: false, why: 'unreadable' };
  } finally {
    URL.revokeObjectURL(source.src);
  }
}

async function drawn(source: HTMLImageElement, side: number, quality: number): Promise<Blob | null> {
  // A drawing (SVG) without a size of its own has none here.
  const [width, height] = [source.naturalWidth || side, source.naturalHeight || side];
  const scale = side / Math.max(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
