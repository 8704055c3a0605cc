/**
 * WebCrypto for a world: everything is worked out within the call, since the host answers from other threads in an order
 * that no seed decides, and chance is the world's; sealing and opening are answered when `answers` says. SHA-256 and HMAC are what they say, because chains rest on them. The rest
 * keeps its promises without hiding anything, for the sake of speed: what is sealed opens only with its key, its label
 * and unchanged; two partners of an agreement find the same secret; a password is not stretched.
 */
import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Random } from './random.ts';

type Source = ArrayBuffer | Uint8Array;
type Algorithm = string | { name: string; [more: string]: unknown };
type Type = 'secret' | 'public' | 'private';

/** A handle: whoever copies what it lies in gets the same one (idb-double.ts). */
export class Key {
  readonly type: Type;
  readonly algorithm: { name: string };
  readonly extractable: boolean;
  readonly usages: readonly string[];
  readonly bytes: Buffer;

  constructor(type: Type, name: string, bytes: Buffer, extractable: boolean, usages: readonly string[]) {
    this.type = type;
    this.algorithm = { name };
    this.extractable = extractable;
    this.usages = usages;
    this.bytes = bytes;
  }
}

type Jwk = { kty: string; crv: string; x: string; y: string; d?: string };

const nameOf = (algorithm: Algorithm): string =>
  (typeof algorithm === 'string' ? algorithm : algorithm.name).toUpperCase();
const tagBytes = 16;
const scalarBytes = 32;
const sumBytes = 32;

function buffer(source: unknown): Buffer {
  if (source === undefined) return Buffer.alloc(0);
  return source instanceof Uint8Array
    ? Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    : Buffer.from(source as ArrayBuffer); // the only other source that callers hand in
}

/** A copy that owns its memory: small Buffers lie in a pool. */
function owned(bytes: Buffer): ArrayBuffer {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy.buffer;
}

const sha256 = (...parts: Buffer[]): Buffer =>
  hash('sha256', parts.length === 1 ? (parts[0] ?? '') : Buffer.concat(parts), 'buffer');

/** `answers`: resolves once the phone has found the time. */
export function webCrypto(random: Pick<Random, 'bytesInto'>, answers: () => Promise<void> = async () => undefined) {
  const randomBytes = (length: number): Buffer => {
    const bytes = new Uint8Array(length);
    random.bytesInto(bytes);
    return Buffer.from(bytes);
  };

  const generateKey = (algorithm: Algorithm, extractable: boolean, usages: string[]): unknown => {
    const name = nameOf(algorithm);
    if (name !== 'ECDH') return new Key('secret', name, randomBytes(scalarBytes), extractable, usages);
    const secret = randomBytes(scalarBytes);
    return {
      privateKey: new Key('private', name, secret, extractable, usages),
      publicKey: new Key('public', name, pointOf(secret), true, []),
    };
  };

  return {
    getRandomValues<T extends ArrayBufferView>(view: T): T {
      random.bytesInto(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
      return view;
    },
    randomUUID: (): string => {
      const hex = randomBytes(16).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    subtle: {
      digest: async (_: Algorithm, data: Source) => owned(sha256(buffer(data))),
      importKey: async (...args: Parameters<typeof importKey>) => importKey(...args),
      exportKey: async (...args: Parameters<typeof exportKey>) => exportKey(...args),
      generateKey: async (...args: Parameters<typeof generateKey>) => generateKey(...args),
      deriveBits: async (...args: Parameters<typeof deriveBits>) => deriveBits(...args),
      deriveKey: async (algorithm: Algorithm, base: Key, into: Algorithm, extractable: boolean, usages: string[]) =>
        importKey('raw', deriveBits(algorithm, base, 8 * scalarBytes), into, extractable, usages),
      encrypt: async (...args: Parameters<typeof encrypt>) => {
        const sealed = encrypt(...args);
        await answers();
        return sealed;
      },
      decrypt: async (...args: Parameters<typeof decrypt>) => {
        const plain = decrypt(...args);
        await answers();
        return plain;
      },
      wrapKey: async (_: string, wrapped: Key, by: Key, algorithm: Algorithm) =>
        encrypt(algorithm, by, owned(wrapped.bytes)),
      unwrapKey: async (
        format: string,
        data: Source,
        by: Key,
        algorithm: Algorithm,
        into: Algorithm,
        extractable: boolean,
        usages: string[],
      ) => importKey(format, decrypt(algorithm, by, data), into, extractable, usages),
      sign: async (...args: Parameters<typeof sign>) => sign(...args),
      verify: async (algorithm: Algorithm, by: Key, signature: Source, data: Source) =>
        Buffer.from(sign(algorithm, by, data)).equals(buffer(signature)),
      timingSafeEqual: (a: Source, b: Source): boolean => buffer(a).equals(buffer(b)),
    },
  };
}

function importKey(
  format: string,
  data: Source | Jwk,
  algorithm: Algorithm,
  extractable: boolean,
  usages: string[],
): Key {
  const name = nameOf(algorithm);
  if (format === 'pkcs8') return new Key('private', name, scalarIn(buffer(data)), extractable, usages);
  if (format === 'raw') {
    const bytes = Buffer.from(owned(buffer(data)));
    return new Key(name === 'ECDH' ? 'public' : 'secret', name, bytes, extractable, usages);
  }
  const { x, y, d } = data as Jwk; // the one format left
  if (d !== undefined) return new Key('private', name, Buffer.from(d, 'base64url'), extractable, usages);
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return new Key('public', name, point, extractable, usages);
}

function exportKey(format: string, { bytes, extractable, type }: Key): ArrayBuffer | Jwk {
  if (!extractable) throw new DOMException(format, 'InvalidAccessError');
  if (format === 'raw' && type !== 'private') return owned(bytes);
  if (format !== 'jwk') throw new DOMException(format, 'NotSupportedError');
  const point = type === 'private' ? pointOf(bytes) : bytes;
  const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)];
  const halves = { kty: 'EC', crv: 'P-256', x, y };
  return type === 'private' ? { ...halves, d: bytes.toString('base64url') } : halves;
}

function deriveBits(algorithm: Algorithm, base: Key, bits: number): ArrayBuffer {
  const options = algorithm as Record<string, unknown>; // each algorithm's own fields
  switch (nameOf(algorithm)) {
    case 'PBKDF2':
      return stretched([Buffer.from(`${String(options['iterations'])}:`), buffer(options['salt']), base.bytes], bits);
    case 'HKDF':
      return stretched([base.bytes, buffer(options['salt']), buffer(options['info'])], bits);
    case 'ECDH': {
      // Whoever has either half of both pairs comes to the same.
      const [one, other] = [pointOf(base.bytes), (options['public'] as Key).bytes].toSorted((a, b) => a.compare(b));
      return stretched([buffer(one), buffer(other)], bits);
    }
    default:
      throw new DOMException(nameOf(algorithm), 'NotSupportedError');
  }
}

function stretched(parts: readonly Buffer[], bits: number): ArrayBuffer {
  const lengths = parts.map((part) => part.length).join();
  const first = sha256(Buffer.from(lengths), ...parts);
  const blocks = [first];
  while (blocks.length * scalarBytes < bits / 8) blocks.push(sha256(blocks.at(-1) ?? first, first));
  return owned(Buffer.concat(blocks).subarray(0, bits / 8));
}

function encrypt(algorithm: Algorithm, { bytes }: Key, data: Source): ArrayBuffer {
  const plain = buffer(data);
  const sealed = new Uint8Array(plain.length + tagBytes);
  sealed.set(plain);
  new DataView(sealed.buffer).setUint32(plain.length, sumOf(algorithm, bytes, plain));
  return sealed.buffer;
}

function decrypt(algorithm: Algorithm, { bytes }: Key, data: Source): ArrayBuffer {
  const sealed = buffer(data);
  const plain = sealed.subarray(0, sealed.length - tagBytes);
  if (sealed.length < tagBytes || sumOf(algorithm, bytes, plain) !== sealed.readUInt32BE(plain.length))
    throw new DOMException('', 'OperationError');
  return owned(plain);
}

/** Nobody in a world looks for two texts of one sum, so a sum will do; it is no secret either. */
function sumOf(algorithm: Algorithm, key: Buffer, plain: Buffer): number {
  const { iv, additionalData } = algorithm as Record<string, unknown>;
  const label = additionalData === undefined ? 0 : crc32(buffer(additionalData));
  return crc32(plain, crc32(buffer(iv), crc32(key, label)));
}

const blockBytes = 64;

/** RFC 2104, of two calls: a key object costs the host more than the sum itself. */
function sign(_: Algorithm, { bytes }: Key, data: Source): ArrayBuffer {
  const key = bytes.length > blockBytes ? sha256(bytes) : bytes;
  const text = buffer(data);
  const inner = Buffer.alloc(blockBytes + text.length, 0x36);
  const outer = Buffer.alloc(blockBytes + sumBytes, 0x5c);
  for (let n = 0; n < key.length; n += 1) {
    const one = key[n] ?? 0;
    inner[n] = one ^ 0x36;
    outer[n] = one ^ 0x5c;
  }
  inner.set(text, blockBytes);
  outer.set(sha256(inner), blockBytes);
  return owned(sha256(outer));
}

/** The public half of a pair: of the right length, and another for each scalar. */
function pointOf(scalar: Buffer): Buffer {
  const x = sha256(Buffer.from('x'), scalar);
  return Buffer.concat([Buffer.of(4), x, sha256(x)]);
}

/** The 32 bytes of the scalar in a PKCS8 document of a P-256 key: they follow the marker of an octet string of 32. */
function scalarIn(pkcs8: Buffer): Buffer {
  const at = pkcs8.indexOf(Buffer.from([0x02, 0x01, 0x01, 0x04, 0x20]));
  if (at < 0) throw new DOMException('', 'DataError');
  return pkcs8.subarray(at + 5, at + 5 + scalarBytes);
}

/** What `encrypt` made, for an outsider who looks into a store: the tag is not checked. */
export function plainOf(sealed: Source): string {
  const bytes = buffer(sealed);
  return bytes.toString('utf8', 0, bytes.length - tagBytes);
}
