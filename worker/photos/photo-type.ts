/**
 * What a photo is, judged by its first bytes and by nothing that the sender says. Only pictures that a browser draws
 * and never runs: an SVG or HTML file is none, whatever it calls itself.
 */
export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/** Bytes that a file must begin with; null: any. Sources: ITU-T T.81 (JPEG), RFC 2083 (PNG), RFC 9649 (WebP). */
const signatures: readonly (readonly [PhotoType, readonly (number | null)[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** Null when it is none of them. */
export function photoTypeOf(bytes: Uint8Array): PhotoType | null {
  const fits = (signature: readonly (number | null)[]): boolean =>
    bytes.length > signature.length && signature.every((byte, at) => byte === null || bytes[at] === byte);
  return signatures.find(([, signature]) => fits(signature))?.[0] ?? null;
}
