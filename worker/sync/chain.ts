/**
 * A device's chain is evidence, never order (DESIGN §4): a gap, a fork or an unknown `prevHash` refuses and holds
 * nothing. It leaves an alarm for the office to look at.
 */
import type { EnrolledDevice, Known } from './known-sql.ts';
import { numberName } from './known-sql.ts';
import type { Item } from './item.ts';

export type Alarm = {
  at: string;
  kind: 'gap' | 'fork' | 'unknown_prev';
  deviceId: string;
  detail: Record<string, unknown>;
};
export type Head = { deviceId: string; seq: number; hash: string | null };
export type ChainReading = { heads: Head[]; alarms: Alarm[]; forked: ReadonlySet<string> };

/** `items`: what is new to the server, of enrolled devices only. `forked`: ids whose number another mutation has. */
export function readChains(items: readonly Item[], known: Known): ChainReading {
  const reading = { heads: [] as Head[], alarms: [] as Alarm[], forked: new Set<string>() };
  const byDevice = Map.groupBy(items, (item) => item.envelope.deviceId);
  for (const [deviceId, its] of byDevice) {
    const device = known.devices.get(deviceId);
    if (device) readChain(deviceId, device, its, known, reading);
  }
  return reading;
}

function readChain(
  deviceId: string,
  device: EnrolledDevice,
  items: readonly Item[],
  known: Known,
  reading: { heads: Head[]; alarms: Alarm[]; forked: Set<string> },
): void {
  const head: Head = { deviceId, seq: device.headSeq, hash: device.headHash };
  const numbers = new Map(known.numbers);
  for (const { envelope, receipt } of items.toSorted((a, b) => a.envelope.deviceSeq - b.envelope.deviceSeq)) {
    const { id, deviceSeq, prevHash, hash } = envelope;
    const alarm = (kind: Alarm['kind'], detail: Alarm['detail']): void => {
      reading.alarms.push({ at: receipt.receivedAt, kind, deviceId, detail: { id, deviceSeq, ...detail } });
    };
    const name = numberName(deviceId, deviceSeq);
    const others = (numbers.get(name) ?? []).filter((other) => other !== id);
    numbers.set(name, [...others, id]);
    if (others.length > 0) {
      reading.forked.add(id);
      alarm('fork', { others });
    }
    // A number at or below the head fills an earlier gap, or is a fork: the head stays.
    if (deviceSeq <= head.seq) continue;
    if (deviceSeq > head.seq + 1) alarm('gap', { expected: head.seq + 1 });
    // A newly enrolled device goes on from the hash of the one before it.
    else if (head.seq > 0 && prevHash !== head.hash) alarm('unknown_prev', { expected: head.hash, prevHash });
    head.seq = deviceSeq;
    head.hash = hash;
  }
  reading.heads.push(head);
}
