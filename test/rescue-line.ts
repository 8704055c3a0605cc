/** One line of a rescue file as a phone writes it: the thing under a key of its own, the key wrapped for the deployment. */
import { type Bytes, toBase64url, utf8 } from '../schema/bytes.ts';
import { type RescueEntry, wrapForRescue } from '../schema/rescue.ts';

type Deployment = { keyId: string; publicKey: string };
const curve = { name: 'ECDH', namedCurve: 'P-256' };

/** One line. `content`: of a mutation `{ mutation, proof }` as JSON, of a photo its bytes. */
export async function aLine(
  thing: Pick<RescueEntry, 'what' | 'id' | 'deviceId'>,
  content: Bytes,
  deployment: Deployment,
): Promise<RescueEntry> {
  const random = (bytes: number): Bytes => crypto.getRandomValues(new Uint8Array(bytes));
  const [raw, iv] = [random(32), random(12)];
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(thing.id) }, key, content);
  const ephemeral = asPair(await crypto.subtle.generateKey(curve, false, ['deriveBits']));
  const wrapped = await wrapForRescue(thing.id, raw, deployment, { ephemeral, iv: random(12) });
  return { ...thing, key: wrapped, iv: toBase64url(iv), sealed: toBase64url(new Uint8Array(sealed)) };
}

// An asymmetric algorithm makes a pair.
function asPair(made: CryptoKey | CryptoKeyPair): CryptoKeyPair {
  return made as CryptoKeyPair;
}
