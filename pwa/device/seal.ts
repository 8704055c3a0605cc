/**
 * The only module that turns a value into what lies in the store, and back: AES-GCM-256 under the account's key.
 * Always used outside a transaction: other engines end one that waits for cryptography.
 *
 * Form 0 is readable: stores of version 1 held nothing else, and it is opened for ever. Nothing is written in it.
 */
import { type Bytes, utf8 } from '../../schema/bytes.ts';
import { randomBytes } from './platform.ts';

export type Closed = { iv: Bytes; bytes: ArrayBuffer };
export type Sealed<T> = { form: 0; value: T } | ({ form: 1; isRaw: boolean } & Closed);

/** `value`: an ArrayBuffer, kept byte for byte, or what JSON can hold. */
export async function seal<T>(key: CryptoKey, value: T): Promise<Sealed<T>> {
  const isRaw = value instanceof ArrayBuffer;
  return { form: 1, isRaw, ...(await close(key, isRaw ? value : encode(value))) };
}

/** Throws when the key is another's or the value is damaged. */
export async function open<T>(key: CryptoKey, sealed: Sealed<T>): Promise<T> {
  if (sealed.form === 0) return sealed.value;
  const plain = await disclose(key, sealed);
  return wasSealed<T>(sealed.isRaw ? plain : decode(plain));
}

export async function openAll<T>(key: CryptoKey, sealed: readonly Sealed<T>[]): Promise<T[]> {
  return Promise.all(sealed.map((one) => open(key, one)));
}

/** `label` is bound to it: the same bytes do not open under another label. */
export async function close(key: CryptoKey, plain: BufferSource, label = ''): Promise<Closed> {
  // 96 random bits: far fewer than 2³² values are ever sealed under one key.
  const iv = randomBytes(12);
  return { iv, bytes: await crypto.subtle.encrypt(gcm(iv, label), key, plain) };
}

export async function disclose(key: CryptoKey, { iv, bytes }: Closed, label = ''): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt(gcm(iv, label), key, bytes);
}

export async function importAes(raw: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export function encode(value: unknown): Bytes {
  return utf8(JSON.stringify(value));
}

export function decode(bytes: BufferSource): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

const gcm = (iv: Bytes, label: string) => ({ name: 'AES-GCM', iv, additionalData: utf8(label) });

/** What `seal` was given under this key comes out again, or decrypting has thrown. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the one place where an opened value is believed
function wasSealed<T>(value: unknown): T {
  return value as T;
}
