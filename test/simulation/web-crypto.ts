/**
 * WebCrypto with real algorithms and made-up chance, done within the call: the host's own answers from other threads,
 * in an order that no seed decides. Only PBKDF2 is not what it says: one round, since a hundred thousand sign-ins with
 * 600,000 rounds each would take a week.
 */
import { createCipheriv, createDecipheriv, createECDH, createHmac, hash, hkdfSync } from 'node:crypto';
import type { Random } from './random.ts';

type Source = ArrayBuffer | Uint8Array;
type Algorithm = string | { name: string; [more: string]: unknown };
type Key = {
  type: 'secret' | 'public' | 'private';
  algorithm: { name: string };
  extractable: boolean;
  usages: string[];
  bytes: Buffer;
};

const nameOf = (algorithm: Algorithm): string =>
  (typeof algorithm === 'string' ? algorithm : algorithm.name).toUpperCase();
const buffer = (source: unknown): Buffer =>
  source instanceof Uint8Array
    ? Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    : Buffer.from(source as ArrayBuffer); // the only other source that callers hand in
/** A copy that owns its memory: small Buffers lie in a pool. */
const owned = (bytes: Buffer | ArrayBuffer): ArrayBuffer => new Uint8Array(bytes).slice().buffer;
const tagBytes = 16;

export function webCrypto(random: Pick<Random, 'bytesInto'>) {
  const key = (
    type: Key['type'],
    name: string,
    bytes: Buffer,
    extractable: boolean,
    usages: readonly string[] = [],
  ): Key => ({ type, algorithm: { name }, extractable, usages: [...usages], bytes });
  const randomBytes = (length: number): Buffer => {
    const bytes = new Uint8Array(length);
    random.bytesInto(bytes);
    return Buffer.from(bytes);
  };

  const deriveBits = (algorithm: Algorithm, base: Key, bits: number): ArrayBuffer => {
    const options = algorithm as Record<string, unknown>; // each algorithm's own fields
    switch (nameOf(algorithm)) {
      case 'PBKDF2': {
        const head = `${String(options['iterations'])}:`;
        const input = Buffer.concat([Buffer.from(head), buffer(options['salt']), base.bytes]);
        return owned(Buffer.from(hkdfSync('sha256', input, Buffer.alloc(0), Buffer.alloc(0), bits / 8)));
      }
      case 'HKDF':
        return owned(hkdfSync('sha256', base.bytes, buffer(options['salt']), buffer(options['info']), bits / 8));
      case 'ECDH': {
        const pair = createECDH('prime256v1');
        pair.setPrivateKey(base.bytes);
        return owned(pair.computeSecret((options['public'] as Key).bytes)); // ECDH names its peer so
      }
      default:
        throw new DOMException(nameOf(algorithm), 'NotSupportedError');
    }
  };

  const importKey = (
    format: string,
    data: Source | Jwk,
    algorithm: Algorithm,
    extractable: boolean,
    usages: string[],
  ): Key => {
    const name = nameOf(algorithm);
    if (format === 'jwk') return key(...halfOf(data as Jwk), extractable, usages);
    if (format === 'pkcs8') return key('private', name, privateOf(buffer(data)), extractable, usages);
    const type = name === 'ECDH' ? 'public' : 'secret';
    return key(type, name, Buffer.from(buffer(data)), extractable, usages);
  };

  const encrypt = (algorithm: Algorithm, { bytes }: Key, data: Source): ArrayBuffer => {
    const options = algorithm as Record<string, unknown>;
    const cipher = createCipheriv(`aes-${bytes.length * 8}-gcm` as 'aes-256-gcm', bytes, buffer(options['iv']));
    if (options['additionalData'] !== undefined) cipher.setAAD(buffer(options['additionalData']));
    return owned(Buffer.concat([cipher.update(buffer(data)), cipher.final(), cipher.getAuthTag()]));
  };

  const decrypt = (algorithm: Algorithm, { bytes }: Key, data: Source): ArrayBuffer => {
    const options = algorithm as Record<string, unknown>;
    const sealed = buffer(data);
    const cipher = createDecipheriv(`aes-${bytes.length * 8}-gcm` as 'aes-256-gcm', bytes, buffer(options['iv']));
    if (options['additionalData'] !== undefined) cipher.setAAD(buffer(options['additionalData']));
    try {
      cipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      return owned(Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - tagBytes)), cipher.final()]));
    } catch {
      throw new DOMException('', 'OperationError');
    }
  };

  const generateKey = (algorithm: Algorithm, extractable: boolean, usages: string[]): unknown => {
    const name = nameOf(algorithm);
    if (name !== 'ECDH') return key('secret', name, randomBytes(32), extractable, usages);
    const pair = createECDH('prime256v1');
    const secret = randomBytes(32);
    // Below the group's order, whatever was drawn.
    secret[0] = (secret[0] ?? 0) & 0x7f;
    pair.setPrivateKey(secret);
    return {
      privateKey: key('private', name, secret, extractable, usages),
      publicKey: key('public', name, pair.getPublicKey(), true),
    };
  };

  const exportKey = (format: string, { bytes, extractable, type }: Key): ArrayBuffer | Jwk => {
    if (format === 'jwk' && extractable) return jwkOf(type, bytes);
    if (!extractable || format !== 'raw')
      throw new DOMException(format, extractable ? 'NotSupportedError' : 'InvalidAccessError');
    if (type !== 'private') return owned(bytes);
    throw new DOMException(type, 'NotSupportedError');
  };

  const sign = (_: Algorithm, { bytes }: Key, data: Source): ArrayBuffer =>
    owned(createHmac('sha256', bytes).update(buffer(data)).digest());

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
      digest: async (_: Algorithm, data: Source): Promise<ArrayBuffer> => owned(hash('sha256', buffer(data), 'buffer')),
      importKey: async (...args: Parameters<typeof importKey>) => importKey(...args),
      exportKey: async (...args: Parameters<typeof exportKey>) => exportKey(...args),
      generateKey: async (...args: Parameters<typeof generateKey>) => generateKey(...args),
      deriveBits: async (...args: Parameters<typeof deriveBits>) => deriveBits(...args),
      deriveKey: async (algorithm: Algorithm, base: Key, into: Algorithm, extractable: boolean, usages: string[]) =>
        importKey('raw', deriveBits(algorithm, base, 256), into, extractable, usages),
      encrypt: async (...args: Parameters<typeof encrypt>) => encrypt(...args),
      decrypt: async (...args: Parameters<typeof decrypt>) => decrypt(...args),
      wrapKey: async (format: string, wrapped: Key, by: Key, algorithm: Algorithm) =>
        encrypt(algorithm, by, bytesOf(exportKey(format, { ...wrapped, extractable: true }))),
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

/** The 32 bytes of the scalar in a PKCS8 document of a P-256 key: they follow the marker of an octet string of 32. */
function privateOf(pkcs8: Buffer): Buffer {
  const at = pkcs8.indexOf(Buffer.from([0x02, 0x01, 0x01, 0x04, 0x20]));
  if (at < 0) throw new DOMException('', 'DataError');
  return pkcs8.subarray(at + 5, at + 37);
}

type Jwk = { kty: string; crv: string; x: string; y: string; d?: string };

function jwkOf(type: Key['type'], bytes: Buffer): Jwk {
  const pair = createECDH('prime256v1');
  if (type === 'private') pair.setPrivateKey(bytes);
  const point = type === 'private' ? pair.getPublicKey() : bytes;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const halves = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
  return type === 'private' ? { ...halves, d: bytes.toString('base64url') } : halves;
}

function halfOf({ x, y, d }: Jwk): [Key['type'], string, Buffer] {
  if (d !== undefined) return ['private', 'ECDH', Buffer.from(d, 'base64url')];
  return ['public', 'ECDH', Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])];
}

function bytesOf(exported: ArrayBuffer | Jwk): ArrayBuffer {
  if (exported instanceof ArrayBuffer) return exported;
  throw new DOMException('jwk', 'NotSupportedError');
}
