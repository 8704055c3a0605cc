/**
 * What this device says of itself to the server: with each push, and by itself when there is nothing to push and
 * something has changed, at most hourly (the office's view of the field).
 */
import type { DeviceHealth } from '../../schema/device.ts';
import { limits } from '../../schema/limits.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { roomOf } from './health.ts';
import type { Ask } from './http.ts';
import { appVersion, isoOf, nowMs } from './platform.ts';
import { freeBytes, persisted } from './state.ts';
import { keepWord, wordAt } from './witness.ts';

/** Without news the office still hears so often how the phone is. */
const quietMaxMs = 24 * 3_600_000;

/** `oldest` of what is unsent. Its instant is the server's, as far as the offset was known when it was saved. */
export function healthOf(oldest: Mutation | undefined, photosWaiting: number): DeviceHealth {
  return {
    oldestUnsentAt: oldest === undefined ? null : savedAt(oldest),
    photosWaiting,
    persisted: persisted.peek(),
    freeBytes: freeBytes.peek(),
    appVersion: appVersion(),
  };
}

export function savedAt({ at, clockOffset }: Mutation): string {
  return isoOf(Date.parse(at) + (clockOffset ?? 0));
}

/** After a round that left nothing to send. */
export async function reportIfDue(ask: Ask, accountId: string, unsent: number, health: DeviceHealth): Promise<void> {
  const name = `sidak-report:${accountId}`;
  const news = newsOf(unsent, health);
  const last = asReport(wordAt(name));
  const sinceMs = nowMs() - (last?.atMs ?? 0);
  // A clock that was set back makes it due: better once too often.
  const isDue = sinceMs < 0 || sinceMs >= (last?.news === news ? quietMaxMs : limits.reportEveryMs);
  if (!isDue) return;
  const reply = await ask('/api/devices/report', { method: 'POST', json: { unsent, health } });
  if (reply.kind === 'ok') keepWord(name, { news, atMs: nowMs() });
}

/** Free room changes with every save: only its class is news. */
function newsOf(unsent: number, { photosWaiting, persisted, freeBytes, appVersion }: DeviceHealth): string {
  return JSON.stringify([unsent, photosWaiting, persisted, roomOf(freeBytes, false), appVersion]);
}

type Report = { news: string; atMs: number };

/** Written above alone. */
function asReport(value: unknown): Report | null {
  return typeof value === 'object' && value !== null && 'atMs' in value ? (value as Report) : null;
}
