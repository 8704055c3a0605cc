/**
 * The reader of codes: the browser's own where it knows what staff cards bear, else ZXing in a worker. Both work without
 * network. Loaded on demand; the service worker holds it all.
 */
import type { Reader, Scanned } from './formats.ts';
import { looksInAll } from './frames.ts';
import { openNativeReader } from './native-reader.ts';
import { openWasmReader } from './wasm-reader.ts';

export async function openReader(scope: object = globalThis): Promise<Reader> {
  const native = await openNativeReader(scope);
  return native === null ? openWasmReader() : withFallback(native, openWasmReader);
}

/** A detector that was promised and then fails (its service is being updated, say) is replaced at its first fault. */
export function withFallback(first: Reader, open: () => Reader): Reader {
  let reader = first;
  return {
    get kind() {
      return reader.kind;
    },
    async read(picture) {
      const asked = reader;
      try {
        return await asked.read(picture);
      } catch (error) {
        if (asked !== first) throw error;
        // Another look may have found out meanwhile.
        if (reader === first) reader = open();
        return reader.read(picture);
      }
    },
    close: () => reader.close(),
  };
}

/** Longest side of a chosen picture, and how far it is made smaller when nothing is found: a code may be too large too. */
const fileSidesPx = [2_400, 1_200, 600];

/** The codes in a picture from the gallery. Null: it is no picture that this browser can show. */
export async function readPictureFile(reader: Reader, file: Blob): Promise<Scanned[] | null> {
  const whole = await createImageBitmap(file).catch(() => null);
  if (whole === null) return null;
  const longest = Math.max(whole.width, whole.height);
  for (const side of fileSidesPx) {
    const factor = Math.min(1, side / longest);
    const picture = await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(whole.width * factor)),
      resizeHeight: Math.max(1, Math.round(whole.height * factor)),
      resizeQuality: 'high',
    });
    const scanned = await looked(reader, picture);
    picture.close();
    if (scanned.length > 0) {
      whole.close();
      return scanned;
    }
  }
  whole.close();
  return [];
}

/** Our own reader takes another part of it at each look. */
async function looked(reader: Reader, picture: ImageBitmap): Promise<Scanned[]> {
  for (let look = 0; look < (reader.kind === 'native' ? 1 : looksInAll); look += 1) {
    const scanned = await reader.read(picture);
    if (scanned.length > 0) return scanned;
  }
  return [];
}
