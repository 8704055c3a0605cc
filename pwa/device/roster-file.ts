/** The roster: one file, kept whole as it came and unpacked in memory. A file that cannot be read replaces nothing. */
import type { Roster } from '../../schema/roster-unpack.ts';
import { noteFailure } from './health.ts';
import type { Ask } from './http.ts';
import type { RosterShelf } from './store-roster.ts';
import { rosterComing } from './state.ts';
import type { RosterFile } from './store.ts';

export { rosterShelf } from './store-roster.ts';

const betweenMs = 50;

/** The kept file, unpacked; null when there is none or it is damaged (then it is fetched anew). */
export async function keptRoster(
  store: Pick<RosterShelf, 'roster'>,
): Promise<{ roster: Roster; version: number } | null> {
  rosterComing.value = 'opening';
  const file = await store.roster();
  const roster = file === undefined ? null : await unpacked(file.bytes);
  if (roster === null) rosterComing.value = null;
  return file === undefined || roster === null ? null : { roster, version: file.version };
}

/**
 * Fetches the current file when its hash is another, and stores it. Null: nothing to be had now.
 * `isHeld`: the kept file could be read; without it the hash is not named, so the file comes whole.
 */
export async function fetchRoster(
  ask: Ask,
  store: RosterShelf,
  version: number,
  isHeld: boolean,
): Promise<Roster | null> {
  const kept = isHeld ? await store.roster() : undefined;
  const etag = kept?.etag ?? null;
  const reply = await ask('/api/roster/current', etag === null ? {} : { headers: { 'if-none-match': etag } });
  if (reply.kind !== 'ok') return null;
  if (reply.status === 304 && kept !== undefined) {
    await store.putRoster({ ...kept, version }).catch(noteFailure);
    return unpacked(kept.bytes); // another tab may have brought it
  }
  const file = await received(reply.response, version);
  const roster = file === null ? null : await unpacked(file.bytes);
  if (file === null || roster === null) return null;
  // Without room to keep it, it serves until the app is closed; fetching it each minute would help nobody.
  await store.putRoster(file).catch(noteFailure);
  return roster;
}

async function received(response: Response, version: number): Promise<RosterFile | null> {
  try {
    return { version, etag: response.headers.get('etag'), bytes: await bytesOf(response) };
  } catch {
    rosterComing.value = null;
    return null; // the link was cut; the next pull asks again
  }
}

/** Counted piece by piece where the length is known, so that a person on a weak link sees it grow. */
async function bytesOf(response: Response): Promise<ArrayBuffer> {
  const totalBytes = Number(response.headers.get('content-length') ?? 0);
  if (response.body === null || totalBytes <= 0) return response.arrayBuffer();
  let doneBytes = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, out) {
      doneBytes += piece.length;
      rosterComing.value = { doneBytes: Math.min(doneBytes, totalBytes), totalBytes };
      out.enqueue(piece);
    },
  });
  return new Response(response.body.pipeThrough(counted)).arrayBuffer();
}

/** Between other things, so that no step holds up a tap. */
async function warm(roster: Roster): Promise<void> {
  const { warmUp } = await import('../../schema/roster-warm.ts');
  const steps = warmUp(roster);
  const step = (): void => {
    if (steps.next().done !== true) setTimeout(step, betweenMs);
  };
  setTimeout(step, betweenMs);
}

async function unpacked(bytes: ArrayBuffer): Promise<Roster | null> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const packed = new Uint8Array(await new Response(stream).arrayBuffer());
    // Only who has a roster needs to read one: not on the first visit's path.
    const { unpackRoster } = await import('../../schema/roster-unpack.ts');
    const roster = unpackRoster(packed);
    void warm(roster);
    return roster;
  } catch {
    return null; // damaged, or written by a newer version of the product: the old one stays
  }
}
