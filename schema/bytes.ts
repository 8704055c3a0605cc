/** Bytes and the texts that stand for them. Base64url is that of RFC 4648 §5, without padding. */

/** A buffer of its own: that is what Web Crypto's types ask for on every side. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** Whether what came out of a store is what went in, down to the bytes. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof ArrayBuffer && b instanceof ArrayBuffer) return isSame(new Uint8Array(a), new Uint8Array(b));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [some, others] = [Object.entries(a), new Map(Object.entries(b))];
  return some.length === others.size && some.every(([name, value]) => isSame(value, others.get(name)));
}

/** Lower case. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOfByte[byte];
  return hex;
}
/** A push hashes four hundred times, and looking up is a third of the time of formatting. */
const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** One argument list of `fromCharCode` may not be as long as a photo. */
const chunkBytes = 8_192;

export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.byteLength; from += chunkBytes) {
    binary += String.fromCharCode(...bytes.subarray(from, from + chunkBytes));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null for what is no base64url. */
export function fromBase64url(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (sign) => sign.codePointAt(0) ?? 0);
}
