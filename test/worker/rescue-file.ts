/** A rescue file of a device, and the handing in of one. */
import { utf8 } from '../../schema/bytes.ts';
import type { Envelope } from '../../schema/mutation.ts';
import { type RescueEntry, proofOf } from '../../schema/rescue.ts';
import type { RescueAnswer, RescueResult } from '../../schema/rescue-bodies.ts';
import type { Me } from '../../schema/sync.ts';
import { aLine } from '../rescue-line.ts';
import type { Device } from './device.ts';

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
