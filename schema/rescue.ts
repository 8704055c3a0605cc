/**
 * The rescue file (DESIGN §6): what a phone could not send, as a file that needs no PIN to make and that only the
 * server opens. One line a thing, so that one damaged line is one damaged line.
 *
 *   {"sidak":"rescue","v":1,…}                       the header
 *   {"what":"mutation","id":…,"key":…,"sealed":…}    sealed: JSON of {mutation, proof} under a key of its own
 *   {"what":"photo","id":<sha256>,…}                 sealed: the bytes of the JPEG
 *
 * Each thing's AES-256-GCM key K is wrapped for the deployment's P-256 key: AES-GCM under
 * HKDF-SHA-256(ECDH(ephemeral, deployment), salt = ephemeral point, info = words + the id). Both encryptions carry
 * the id as additional data, so neither a key nor a content can be moved under another name.
 */
import { type Bytes, fromBase64url, toBase64url, toHex, utf8 } from './bytes.ts';
import type { Envelope } from './mutation.ts';

/** K as only the deployment can unwrap it. All binary fields base64url. */
export type WrappedKey = {
  /** Which of the deployment's keys: `keyIdOf` its public point. */
  keyId: string;
  /** Raw uncompressed point of a key pair used for this one wrapping, 65 bytes. */
  ephemeral: string;
  iv: string;
  /** K, sealed: 48 bytes. */
  bytes: string;
};

export type RescueHeader = {
  sidak: 'rescue';
  v: 1;
  madeAt: string;
  keyId: string;
  deviceId: string;
  entries: number;
  photos: number;
};

export type RescueEntry = {
  what: 'mutation' | 'photo';
  /** A mutation's own id; a photo's SHA-256 (hex). */
  id: string;
  deviceId: string;
  key: WrappedKey;
  iv: string;
  sealed: string;
};

/** What a mutation's line holds once it is open; `proof` shows that the author's device wrote it. */
export type RescuedMutation = { mutation: Envelope; proof: string };

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** 'sidak-penyelamatan-20261120-0915.sidak'. `localTime`: ISO 8601 without zone, as the person's clock shows it. */
export function rescueFileName(localTime: string): string {
  return `sidak-penyelamatan-${localTime.slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-')}.sidak`;
}

/** One line of the file without its line break; the header and the entries alike. */
export function rescueLine(what: RescueHeader | RescueEntry): string {
  return JSON.stringify(what);
}

/** First 16 hex digits of the SHA-256 of the raw public point. */
export async function keyIdOf(point: Bytes): Promise<string> {
  return (await sha256Of(point)).slice(0, 16);
}

/**
 * Wraps `key` (the raw K) of the thing `id` for the deployment. `ephemeral`: a fresh P-256 pair for ECDH, used for
 * nothing else; `iv`: 12 fresh random bytes. Throws when `publicKey` is no point of the curve.
 */
export async function wrapForRescue(
  id: string,
  key: Bytes,
  deployment: { keyId: string; publicKey: string },
  fresh: { ephemeral: CryptoKeyPair; iv: Bytes },
): Promise<WrappedKey> {
  const point = new Uint8Array(asBuffer(await crypto.subtle.exportKey('raw', fresh.ephemeral.publicKey)));
  const shared = await agree(fresh.ephemeral.privateKey, await importPoint(deployment.publicKey));
  const bytes = await crypto.subtle.encrypt(gcm(fresh.iv, id), await wrappingKey(shared, point, id), key);
  const binary = {
    ephemeral: toBase64url(point),
    iv: toBase64url(fresh.iv),
    bytes: toBase64url(new Uint8Array(bytes)),
  };
  return { keyId: deployment.keyId, ...binary };
}

/** What was sealed in this line; null when it was sealed for another key, is damaged or has another's id. */
export async function openForRescue(entry: RescueEntry, deployment: CryptoKey): Promise<Bytes | null> {
  const [point, iv, bytes] = [entry.key.ephemeral, entry.key.iv, entry.key.bytes].map(fromBase64url);
  const [contentIv, sealed] = [fromBase64url(entry.iv), fromBase64url(entry.sealed)];
  if (!point || !iv || !bytes || !contentIv || !sealed) return null;
  try {
    const shared = await agree(deployment, await importPoint(entry.key.ephemeral));
    const raw = await crypto.subtle.decrypt(gcm(iv, entry.id), await wrappingKey(shared, point, entry.id), bytes);
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    return new Uint8Array(await crypto.subtle.decrypt(gcm(contentIv, entry.id), key, sealed));
  } catch {
    // Web Crypto says no more than that it failed, and there is no more to say.
    return null;
  }
}

/** The content of a mutation's line; null when it is none. The mutation is not judged here. */
export function readRescued(opened: Bytes): { mutation: unknown; proof: string } | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(opened));
    if (typeof value !== 'object' || value === null || !('mutation' in value) || !('proof' in value)) return null;
    return typeof value.proof === 'string' ? { mutation: value.mutation, proof: value.proof } : null;
  } catch {
    return null;
  }
}

/** HMAC-SHA-256 (hex) of the mutation's hash: only the author's device has its secret (base64url, from sign-in). */
export async function proofOf(deviceSecret: string, mutationHash: string): Promise<string> {
  const secret = fromBase64url(deviceSecret) ?? new Uint8Array();
  return toHex(await hmacOf(secret, mutationHash));
}

/**
 * The header with which a device asks that has no session any more. Of weight only once the server has ended it, and
 * then for handing in alone: see `signedIn`.
 */
export const deviceProofHeader = 'sidak-device';

/** What that header says: the device, and what only it and the server can reckon. */
export async function deviceProofOf(deviceId: string, deviceSecret: string): Promise<string> {
  // No hash of a mutation, which is 64 hex digits: neither proof can stand for the other.
  return `${deviceId}:${await proofOf(deviceSecret, 'sidak hands in without a session v1')}`;
}

/** HMAC-SHA-256 of a UTF-8 text. */
export async function hmacOf(secret: Bytes, message: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(message)));
}

/** `bits` bits of HKDF-SHA-256 over a secret, for the purpose that `info` names. */
export async function hkdfOf(secret: Bytes, salt: Bytes, info: string, bits: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, bits));
}

/** Imports a raw point (base64url) as an ECDH public key. */
async function importPoint(point: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64url(point) ?? new Uint8Array(), curve, false, []);
}

async function agree(own: CryptoKey, other: CryptoKey): Promise<Bytes> {
  const algorithm = { name: 'ECDH', public: other };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, own, 256));
}

async function wrappingKey(shared: Bytes, point: Bytes, id: string): Promise<CryptoKey> {
  const raw = await hkdfOf(shared, point, `sidak rescue entry v1${id}`, 256);
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

const gcm = (iv: Bytes, id: string) => ({ name: 'AES-GCM', iv, additionalData: utf8(id) });

async function sha256Of(bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

// Only JSON Web Keys are exported as anything but a buffer.
function asBuffer(exported: ArrayBuffer | JsonWebKey): ArrayBuffer {
  return exported as ArrayBuffer;
}
