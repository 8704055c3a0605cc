/**
 * A photo from the server, for what needs its bytes (a report). Only bytes of that very hash count, so that a portal's
 * answer is no photo. Null: it cannot be had now.
 */
import { limits } from '../../schema/limits.ts';
import { atWork } from './at-work.ts';
import { sha256Bytes } from './platform.ts';

/** A report waits for many of them: one that does not come soon is left out. */
const patienceMs = 15_000;

export async function fetchPhoto(sha256: string, findingId: string): Promise<Blob | null> {
  // On a shared phone the browser may hold another person's session.
  if (!atWork.ownsSession) return null;
  try {
    const response = await fetch(`/api/photos/${sha256}?finding=${findingId}`, {
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const length = Number(response.headers.get('content-length') ?? 0);
    if (!response.ok || length > limits.photoBytesMax) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return (await sha256Bytes(bytes)) === sha256 ? new Blob([bytes], { type: 'image/jpeg' }) : null;
  } catch {
    return null;
  }
}
