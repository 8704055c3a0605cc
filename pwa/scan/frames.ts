/** Pixels of a picture, in the size that can be read in time. */
import type { Picture } from './formats.ts';

/** Longest side of what is decoded: a card at arm's length keeps two pixels for each bar. */
const sideMaxPx = 1_280;

/**
 * Look after look, what is taken of the picture. The middle alone is not made smaller, for the fine print of a card held
 * far off. Linear codes are read up to some 20° off the level or upright: turned by 30° and 60° they are at any angle.
 */
const looks: readonly { share: number; degrees: number }[] = [
  { share: 1, degrees: 0 },
  { share: 0.6, degrees: 0 },
  { share: 1, degrees: 30 },
  { share: 1, degrees: 0 },
  { share: 0.6, degrees: 0 },
  { share: 1, degrees: 60 },
];
export const looksInAll = looks.length;

export type Cut = { width: number; height: number; scale: number; radians: number };

/** The size of what is decoded at that look, how much smaller than the picture, how turned. `look` counts from 0. */
export function cutOf(width: number, height: number, look: number): Cut {
  const { share, degrees } = looks[look % looks.length] ?? { share: 1, degrees: 0 };
  const [w, h] = [width * share, height * share];
  const scale = Math.min(1, sideMaxPx / Math.max(w, h));
  return {
    width: Math.max(1, Math.round(w * scale)),
    height: Math.max(1, Math.round(h * scale)),
    scale,
    radians: (degrees * Math.PI) / 180,
  };
}

let canvas: HTMLCanvasElement | null = null;

/** Null while a video shows nothing yet. */
export function frameOf(picture: Picture, look: number): ImageData | null {
  const [width, height] =
    'videoWidth' in picture ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
  if (width === 0 || height === 0) return null;
  const cut = cutOf(width, height, look);
  canvas ??= document.createElement('canvas');
  // Setting the size also clears what the look before left in the corners.
  canvas.width = cut.width;
  canvas.height = cut.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.translate(cut.width / 2, cut.height / 2);
  context.rotate(cut.radians);
  context.scale(cut.scale, cut.scale);
  context.drawImage(picture, -width / 2, -height / 2);
  return context.getImageData(0, 0, cut.width, cut.height);
}
