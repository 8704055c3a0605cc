/**
 * The photos' own way to the server, beside the findings' and never in front of it: own lock, own tries, own back-off
 * (F14). A photo that fails waits by itself, longer each time, and lets every other one by.
 *
 * Musts: a photo is marked sent only by the answer that names its hash (F13); whatever else answers changes nothing;
 * bytes leave the store one photo at a time.
 */
import type { Ask } from './http.ts';
import { backOffMs } from './loop.ts';
import type { PhotoStore } from './photo-store.ts';
import { sendInParts, sendWhole, type UploadEnd } from './photo-upload.ts';
import { chance, steadyMs } from './platform.ts';

export type PhotoLaneParts = {
  accountId: string;
  photos: Pick<PhotoStore, 'waiting' | 'bytesOf' | 'sent'>;
  ask: Ask;
  /** Whether the browser's session is this account's, as the last round found. */
  isOurs: () => boolean;
  /** A photo's state has changed in the store. */
  changed: () => Promise<void>;
};

export type PhotoLane = ReturnType<typeof createPhotoLane>;

/** Photos lost one after the other before the link is taken for dead: one alone may be the photo's own fault. */
const lostInRowMax = 2;

/** `isLinks`: there was no answer; once the server answers again, it is due at once. */
type Trouble = { failures: number; notBefore: number; inParts: boolean; isLinks: boolean };

export function createPhotoLane(parts: PhotoLaneParts) {
  const { photos, ask } = parts;
  const troubles = new Map<string, Trouble>();
  /** Passes that found no link, one after the other. */
  let deadPasses = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isWantedAgain = false;
  let isStopped = false;

  async function send(sha256: string): Promise<UploadEnd> {
    const stored = await photos.bytesOf(sha256);
    // Nothing to send: the store has lost its bytes. It stays listed, so that somebody learns of it.
    if (stored === null) return { end: 'failed', got: 0 };
    const upload = { ask, sha256, bytes: new Uint8Array(stored) };
    return troubles.get(sha256)?.inParts === true ? sendInParts(upload) : sendWhole(upload);
  }

  /** What became of it, kept for the next try. A part that came through is no failure. */
  function note(sha256: string, end: UploadEnd): void {
    if (end.end === 'held') {
      troubles.delete(sha256);
      return;
    }
    const failures = end.got > 0 ? 1 : (troubles.get(sha256)?.failures ?? 0) + 1;
    const notBefore = steadyMs() + backOffMs(failures, isInView(), chance());
    troubles.set(sha256, { failures, notBefore, inParts: true, isLinks: end.end === 'lost' });
  }

  /** Once through all that waits and is due. Answers how long to rest at least. */
  async function pass(): Promise<number> {
    let lostInRow = 0;
    for (const { sha256 } of await photos.waiting()) {
      if (isStopped || !parts.isOurs()) return notOursMs;
      if ((troubles.get(sha256)?.notBefore ?? 0) > steadyMs()) continue;
      const end = await send(sha256);
      note(sha256, end);
      if (end.end === 'ended') return notOursMs;
      if (end.end === 'held') {
        await photos.sent(sha256, end.at);
        await parts.changed();
      }
      lostInRow = end.end === 'lost' && end.got === 0 ? lostInRow + 1 : 0;
      if (lostInRow >= lostInRowMax) return backOffMs((deadPasses += 1), isInView(), chance());
    }
    deadPasses = 0;
    return 0;
  }

  async function run(): Promise<void> {
    if (isStopped) return;
    isWantedAgain = isRunning;
    if (isRunning) return;
    isRunning = true;
    clearTimeout(timer);
    const restMs = await navigator.locks
      .request(`photos:sidak-${parts.accountId}`, { ifAvailable: true }, (lock) => (lock === null ? busyMs : pass()))
      // A store that fails now may work at the next try.
      .catch(() => busyMs);
    isRunning = false;
    if (isWantedAgain) await run();
    else await rest(restMs);
  }

  /** Until the first that waits is due again; when nothing waits, nothing is asked. */
  async function rest(leastMs: number): Promise<void> {
    const waiting = await photos.waiting().catch(() => null);
    if (isStopped || waiting?.length === 0) return;
    const due = Math.min(...(waiting ?? []).map(({ sha256 }) => troubles.get(sha256)?.notBefore ?? 0));
    const untilDue = Number.isFinite(due) ? due - steadyMs() : busyMs;
    timer = setTimeout(() => void run(), Math.max(untilDue, leastMs, 0));
  }

  return {
    /** The server has just answered: what only found no link is due at once. */
    go(): void {
      deadPasses = 0;
      for (const trouble of troubles.values()) if (trouble.isLinks) trouble.notBefore = 0;
      void run();
    },
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Another tab is at it. */
const busyMs = 3_000;
/** The next round with the server finds out whose session it is, and calls. */
const notOursMs = 60_000;

function isInView(): boolean {
  return !document.hidden;
}
