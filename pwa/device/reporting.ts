/**
 * What this device says of itself when it has nothing to push: when something has changed, at most hourly (the
 * office's view of the field). Loaded after a round, when the screens have what they need.
 */
import type { DeviceHealth } from '../../schema/device.ts';
import { limits } from '../../schema/limits.ts';
import { roomOf } from './health.ts';
import type { Ask } from './http.ts';
import { nowMs } from './platform.ts';
import { keepWord, wordAt } from './witness.ts';

/** Without news the office still hears so often how the phone is. */
const quietMaxMs = 24 * 3_600_000;

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
