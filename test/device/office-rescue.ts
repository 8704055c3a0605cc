/** The office's rescue key, and the opening of what was sealed for it, with the very code the server opens it with. */
import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { toBase64url } from '../../schema/bytes.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { openForRescue, proofOf, readRescued, type RescueEntry, type RescueHeader } from '../../schema/rescue.ts';
import type { Me } from '../../schema/sync.ts';

export type Rescued =
  | { what: 'mutation'; entry: RescueEntry; mutation: Mutation; isProven: boolean }
  | { what: 'photo'; entry: RescueEntry; bytes: Uint8Array }
  | { what: 'damaged'; entry: RescueEntry };

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = pair.privateKey.export({ format: 'jwk' });
const half = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url');
const point = Uint8Array.of(4, ...half(jwk.x), ...half(jwk.y));

/** As sign-in tells it to one device. */
export function rescueFor(deviceId: string): NonNullable<Me['rescue']> {
  const keyId = createHash('sha256').update(point).digest('hex').slice(0, 16);
  return { keyId, publicKey: toBase64url(point), deviceSecret: secretOf(deviceId) };
}

/** As a device shows who it is without a session; see schema/rescue.ts. */
export function deviceProofFor(deviceId: string): string {
  const key = Buffer.from(secretOf(deviceId), 'base64url');
  return `${deviceId}:${createHmac('sha256', key).update('sidak hands in without a session v1').digest('hex')}`;
}

export async function openRescue(entry: RescueEntry): Promise<Rescued> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, curve, false, ['deriveBits']);
  const opened = await openForRescue(entry, key);
  if (opened === null) return { what: 'damaged', entry };
  if (entry.what === 'photo') return { what: 'photo', entry, bytes: opened };
  const read = readRescued(opened);
  if (read === null) return { what: 'damaged', entry };
  const mutation = read.mutation as Mutation; // as the device froze it; the rules judge it
  const isProven = read.proof === (await proofOf(secretOf(mutation.deviceId), mutation.hash));
  return { what: 'mutation', entry, mutation, isProven };
}

/** Lines of a rescue file. */
export function linesOf(text: string): { header: RescueHeader; entries: RescueEntry[] } {
  const [header, ...entries] = text.trimEnd().split('\n').map(asLine);
  return { header: header as RescueHeader, entries: entries as RescueEntry[] }; // the tests judge them
}

function asLine(line: string): unknown {
  return JSON.parse(line);
}

function secretOf(deviceId: string): string {
  return createHmac('sha256', 'the secret of the tests').update(deviceId).digest('base64url');
}
