/** What shows the server who wrote, and wrapping for it: loaded with the rules, before the first save. */
import type { Mutation } from '../../schema/mutation.ts';
import { deviceProofHeader, deviceProofOf, proofOf, type WrappedKey, wrapForRescue } from '../../schema/rescue.ts';
import { randomBytes } from './platform.ts';
import type { Rescue } from './sealed-entry.ts';

/** Shows the server that this device wrote it, whoever hands in the file; empty where it cannot be shown. */
export async function proof({ deviceId, deviceSecret }: Rescue, mutation: Mutation): Promise<string> {
  return deviceId === mutation.deviceId ? proofOf(deviceSecret, mutation.hash) : '';
}

/** How this device asks once its session is over, for the case that the server has ended it. */
export async function handsInAs({ deviceId, deviceSecret }: Rescue): Promise<Record<string, string>> {
  return { [deviceProofHeader]: await deviceProofOf(deviceId, deviceSecret) };
}

export async function wrap(rescue: Rescue, id: string, raw: ReturnType<typeof randomBytes>): Promise<WrappedKey> {
  const ephemeral = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return wrapForRescue(id, raw, rescue, { ephemeral, iv: randomBytes(12) });
}
