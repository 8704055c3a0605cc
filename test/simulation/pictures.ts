/**
 * What stands at the edge in place of a camera and a canvas: a picture is its bytes, drawing it again keeps them under
 * the first signs of a JPEG, and what is drawn smaller weighs less.
 */
import { SomeBlob } from './http-doubles.ts';
import type { Random } from './random.ts';

/** Most are of one part; some take three. */
export function pictureOf(random: Random): SomeBlob {
  const bytes = new Uint8Array(random.chance(0.1) ? random.int(70_000, 150_000) : random.int(200, 2_000));
  // Enough of it differs for no two to have one hash; the rest is sky.
  random.bytesInto(bytes.subarray(0, 32));
  return new SomeBlob([bytes], { type: 'image/heic' });
}

type Bitmap = { width: number; height: number; bytes: Uint8Array; close: () => void };

export async function someBitmap(picture: SomeBlob): Promise<Bitmap> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  return { width: 1_200, height: 900, bytes, close: () => undefined };
}

const jpegMark = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);

export class SomeCanvas {
  width = 0;
  height = 0;
  #drawn: Uint8Array = new Uint8Array();

  getContext(): object {
    return { fillRect: () => undefined, drawImage: ({ bytes }: Bitmap) => (this.#drawn = bytes) };
  }

  toBlob(done: (blob: SomeBlob) => void, type: string): void {
    const blob = new SomeBlob([jpegMark, this.#drawn], { type });
    queueMicrotask(() => done(blob));
  }
}
