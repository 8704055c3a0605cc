/** A rescue file as a phone writes it: each thing under a key of its own, the key wrapped for the deployment. */
import { type Bytes, toBase64url, utf8 } from '../../schema/bytes.ts';
import type { Envelope } from '../../schema/mutation.ts';
import { type RescueEntry, proofOf, wrapForRescue } from '../../schema/rescue.ts';
import type { RescueAnswer, RescueResult } from '../../schema/rescue-bodies.ts';
import type { Me } from '../../schema/sync.ts';
import type { Device } from './device.ts';

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

/** The lines of what this device has not sent. It was told the key and its own secret at its sign-in. */
export async function rescues(device: Device, mutations: readonly Envelope[]): Promise<RescueEntry[]> {
  const { rescue } = await (await device.get('/api/session')).json<Me>();
  if (rescue === undefined) throw new Error('the server tells no rescue key');
  return Promise.all(
    mutations.map(async (mutation) => {
      const proof = await proofOf(rescue.deviceSecret, mutation.hash);
      const thing = { what: 'mutation' as const, id: mutation.id, deviceId: device.id };
      return aLine(thing, utf8(JSON.stringify({ mutation, proof })), rescue);
    }),
  );
}

/** Hands lines in, a page after the other, as the screen does. */
export async function handsIn(device: Device, lines: readonly unknown[], pageSize = 20): Promise<RescueResult[]> {
  const results: RescueResult[] = [];
  for (let from = 0; from < lines.length; from += pageSize) {
    const response = await device.post('/api/sync/rescue', { entries: lines.slice(from, from + pageSize) });
    if (response.status !== 200) throw new Error(`rescue: ${response.status} ${await response.text()}`);
    results.push(...(await response.json<RescueAnswer>()).results);
  }
  return results;
}
