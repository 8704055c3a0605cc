import { connection } from './device/device.ts';

/**
 * Whether the server answers, as screens may say it. `unknown`: the app has just been opened and the first question is
 * on its way; that is neither. Without any network there is nothing to wait for.
 */
export function serverReach(): 'online' | 'offline' | 'unknown' {
  const { online, offlineSince } = connection.value;
  if (online) return 'online';
  return offlineSince === null && navigator.onLine ? 'unknown' : 'offline';
}
