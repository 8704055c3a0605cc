/** Pictures for tests, made in the page: noise of one seed, and a JPEG with the metadata that a phone writes. */

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Noise: nothing weighs more as a JPEG. `grain`: side of a grain in pixels; large grains weigh little. */
export async function noise(seed: number, width = 320, height = 240, grain = 8): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  let state = seed * 2_654_435_761 + 1;
  for (let y = 0; y < height; y += grain)
    for (let x = 0; x < width; x += grain) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      context.fillStyle = `rgb(${state >>> 24} ${(state >>> 16) & 255} ${(state >>> 8) & 255})`;
      context.fillRect(x, y, grain, grain);
    }
  return jpegOf(canvas, 0.95);
}

async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (blob === null) throw new Error('no JPEG');
  return blob;
}

export const placeMark = 'S7 42 20.16 E110 36 21.96';

/** The same JPEG with an EXIF segment: turned by a quarter (orientation 6), and a place in it as GPS data. */
export async function withExif(jpeg: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  const exif = exifOf(placeMark);
  const app1 = Uint8Array.of(0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255, ...exif);
  return new Blob([bytes.slice(0, 2), app1, bytes.slice(2)], { type: 'image/jpeg' });
}

/** TIFF, big-endian: IFD 0 with orientation and a GPS directory, which holds the place as GPSProcessingMethod. */
function exifOf(place: string): number[] {
  const text = signs(`${place}\0`);
  const entry = (tag: number, type: number, count: number, value: number): number[] => [
    tag >> 8,
    tag & 255,
    0,
    type,
    ...long(count),
    ...(type === 3 ? [value >> 8, value & 255, 0, 0] : long(value)),
  ];
  const ifd0 = [0, 2, ...entry(0x0112, 3, 1, 6), ...entry(0x8825, 4, 1, 38), ...long(0)];
  const gps = [0, 1, ...entry(0x001b, 2, text.length, 56), ...long(0)];
  const tiff = [0x4d, 0x4d, 0, 0x2a, ...long(8), ...ifd0, ...gps, ...text];
  return [...signs('Exif\0\0'), ...tiff];
}

const signs = (text: string): number[] => [...new TextEncoder().encode(text)];

function long(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
