/**
 * The browser's own detector: Chrome on Android, macOS and ChromeOS. Faster than ours and easy on the battery, where it
 * knows all that staff cards bear. TypeScript has no types for it.
 */
import { isScanFormat, neededFormats, type Reader, type Scanned, scanFormats } from './formats.ts';

type Detected = { rawValue: string; format: string };
type Detector = { detect: (picture: CanvasImageSource) => Promise<Detected[]> };
export type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
};

/** Null: there is none here, or it lacks a format. Android without Play Services has it and supports nothing. */
export async function openNativeReader(scope: object): Promise<Reader | null> {
  const found = detectorOf(scope);
  if (found === null) return null;
  try {
    const supported = await found.getSupportedFormats();
    if (!neededFormats.every((format) => supported.includes(format))) return null;
    const detector = new found({ formats: scanFormats.filter((format) => supported.includes(format)) });
    return {
      kind: 'native',
      async read(picture) {
        if ('videoWidth' in picture && picture.videoWidth === 0) return [];
        return (await detector.detect(picture)).flatMap(scannedOf);
      },
      close: () => undefined,
    };
  } catch {
    return null;
  }
}

function scannedOf({ rawValue, format }: Detected): Scanned[] {
  return isScanFormat(format) && rawValue !== '' ? [{ text: rawValue, format }] : [];
}

/** What is called by that name is a class as the standard describes it: no other is known. */
function detectorOf(scope: object): DetectorClass | null {
  const found: unknown = 'BarcodeDetector' in scope ? scope.BarcodeDetector : undefined;
  return typeof found === 'function' && 'getSupportedFormats' in found ? (found as unknown as DetectorClass) : null;
}
