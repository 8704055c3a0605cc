/**
 * The deployment's rescue key: a P-256 pair whose private half is derived from a secret and lies nowhere. Devices
 * wrap the key of all they keep unsent with its public half; only this server unwraps it. And the secret of each
 * device, which it proves with that it wrote what a rescue file says it wrote.
 */
import { type Bytes, fromBase64url, toBase64url, utf8 } from '../schema/bytes.ts';
import { hkdfOf, hmacOf, keyIdOf } from '../schema/rescue.ts';
import type { Me } from '../schema/sync.ts';
import type { Env } from './env.ts';

export type RescueKey = { keyId: string; publicKey: string; privateKey: CryptoKey };
type Secrets = Pick<Env, 'SIDAK_SECRET' | 'RESCUE_SECRET'>;

/**
 * One derivation for each isolate: the secret does not change while it lives. The values, not promises of them: a
 * promise belongs to the request that made it, and may never settle once that is gone.
 */
const keys = new Map<string, RescueKey>();
const masters = new Map<string, Bytes>();

export async function rescueKey(env: Secrets): Promise<RescueKey> {
  return once(keys, secretOf(env), deriveKey);
}

/** What one device is told at sign-in, and no other. */
export async function rescueOf(env: Secrets, deviceId: string): Promise<NonNullable<Me['rescue']>> {
  const { keyId, publicKey } = await rescueKey(env);
  return { keyId, publicKey, deviceSecret: await deviceSecretOf(env, deviceId) };
}

/** Base64url; see `proofOf`. */
export async function deviceSecretOf(env: Secrets, deviceId: string): Promise<string> {
  const derive = (secret: string): Promise<Bytes> => hkdfOf(utf8(secret), noSalt, 'sidak device proof v1', 256);
  return toBase64url(await hmacOf(await once(masters, secretOf(env), derive), deviceId));
}

async function once<T>(known: Map<string, T>, secret: string, derive: (secret: string) => Promise<T>): Promise<T> {
  const value = known.get(secret) ?? (await derive(secret));
  known.set(secret, value);
  return value;
}

/** Its own secret where there is one: then SIDAK_SECRET may be changed and old rescue files still open. */
const secretOf = ({ RESCUE_SECRET, SIDAK_SECRET }: Secrets): string => RESCUE_SECRET ?? SIDAK_SECRET;

const noSalt = new Uint8Array();

async function deriveKey(secret: string): Promise<RescueKey> {
  const bytes = await hkdfOf(utf8(secret), noSalt, 'sidak rescue key v1', seedBits);
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const pair = await crypto.subtle.importKey('pkcs8', pkcs8Of(scalarFrom(bytes)), curve, true, ['deriveBits']);
  const { x = '', y = '', d = '' } = asJwk(await crypto.subtle.exportKey('jwk', pair));
  const point = pointOf(x, y);
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d };
  // Once more, so that what stays in memory can be used and not read out.
  const privateKey = await crypto.subtle.importKey('jwk', jwk, curve, false, ['deriveBits']);
  return { keyId: await keyIdOf(point), publicKey: toBase64url(point), privateKey };
}

/** 64 bits more than the order has, so that the remainder favours no scalar (FIPS 186-5, A.2.1). */
const seedBits = 320;
const order = 0xffff_ffff_0000_0000_ffff_ffff_ffff_ffff_bce6_faad_a717_9e84_f3b9_cac2_fc63_2551n;

function scalarFrom(seed: Uint8Array): string {
  const number = seed.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return ((number % (order - 1n)) + 1n).toString(16).padStart(64, '0');
}

/** PKCS #8 around an RFC 5915 key of the scalar alone: whoever imports it computes the public half. */
function pkcs8Of(scalar: string): Bytes {
  const head = '3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420';
  return Uint8Array.from((head + scalar).match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

/** The uncompressed point of a JSON Web Key's two halves. */
function pointOf(x: string, y: string): Bytes {
  return Uint8Array.of(4, ...(fromBase64url(x) ?? []), ...(fromBase64url(y) ?? []));
}

// 'jwk' is exported as one, every other format as a buffer.
function asJwk(exported: ArrayBuffer | JsonWebKey): JsonWebKey {
  return exported as JsonWebKey;
}
