import type { Reader, Scanned } from '../scan/formats.ts';

/** `no-picture`: of this file nothing can be shown. `no-reader`: nobody has looked at it. */
export type PictureFault = 'no-picture' | 'no-reader';

/** The codes in a picture from the gallery, or why none can be told. */
export async function codesIn(reader: Promise<Reader>, file: Blob): Promise<Scanned[] | PictureFault> {
  try {
    const [opened, { readPictureFile }] = await Promise.all([reader, import('../scan/reader.ts')]);
    return (await readPictureFile(opened, file)) ?? 'no-picture';
  } catch {
    return 'no-reader';
  }
}
