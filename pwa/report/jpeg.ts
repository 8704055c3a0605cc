/** JPEGs as they go into a document: the bytes as they are, without what a camera noted beside the pixels. */

/** Markers that hold notes, not pixels: APP1 (EXIF, XMP) to APP15 but Adobe's colour transform (APP14), and comments. */
function isNote(marker: number): boolean {
  return (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
}

/**
 * The same picture without EXIF, place or comment; null when it is no JPEG. What this phone kept has none to begin with:
 * this holds whoever made the bytes.
 */
export function withoutNotes(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === 0xff) {
      // Fill bytes may stand before a marker.
      at += 1;
      continue;
    }
    // From the start of the scan on there are only pixels.
    if (marker === 0xda) {
      parts.push(bytes.subarray(at));
      return joined(parts);
    }
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (end > bytes.length || end < at + 4) return null;
    if (!isNote(marker)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
