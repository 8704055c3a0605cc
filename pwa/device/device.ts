/**
 * All that screens may know of the device. Signals are read-only to them; every change goes through `save`.
 * Nothing here throws; what fails is told by the answer.
 */
import type { ZoneId } from '../../schema/zone.ts';
import { dayInZone } from '../../schema/zone.ts';
import type { Body, Kind } from '../../schema/mutation.ts';
import type { Row, RowType } from '../../schema/rows.ts';
import { atWork, correctedMs } from './at-work.ts';
import { loadPhotoFetch } from './on-demand.ts';
import { ownerOf } from './photo-owners.ts';
import type { Picture } from './photo-shrink.ts';
import type { Photos } from './photos.ts';
import { isoOf, nowMs } from './platform.ts';
import { connection } from './shown.ts';
import { alarm } from './state.ts';
import type { AttentionItem, OutboxEntry, PhotoShown, PhotoTaken, SaveOptions, Saved, SendState } from './types.ts';

export type * from './types.ts';
export * from './shown.ts';
export { readLosses, setUp, signIn, signOut, start, stretch, vault } from './person.ts';
export { office } from './office-door.ts';
/** Code of a new operation, to be shown here and typed on other phones. */
export { newJoinCode } from './platform.ts';
/** A first password for somebody else, easy to read out. */
export { newPassword } from './platform.ts';
export { holdForm } from './service.ts';
/** Which build of the app this is; null where it does not say. */
export { appVersion } from './platform.ts';
/** Ask before a photo is taken; text is saved whatever it answers. */
export { photoRoom } from './health.ts';

/** All rows of a type on this device, own changes laid over. The same array until something changes. */
export function rowsOfType<T extends RowType>(type: T): readonly Row<T>[] {
  return atWork.engine?.memory.ofType(type) ?? [];
}

export function findRow<T extends RowType>(type: T, key: string): Row<T> | undefined {
  return atWork.engine?.memory.find(type, key);
}

/** Of the last mutation of this device that touched the row; 'sent' for rows that came from the server. */
export function rowState(type: RowType, key: string): SendState {
  return atWork.engine?.memory.rowState(type, key) ?? 'sent';
}

/** Resolves only after the strict transaction. What the rules refuse here is not saved: the form keeps it. */
export async function save<K extends Kind>(kind: K, body: Body<K>, options?: SaveOptions): Promise<Saved> {
  return atWork.engine === null ? { ok: false, why: 'storage' } : atWork.engine.save(kind, body, options);
}

/** Refused or in conflict and not settled, oldest first. */
export function attention(): AttentionItem[] {
  return atWork.engine?.memory.attention() ?? [];
}

/** The person has read why one was refused and lays it by; it stays on the device. Conflicts are settled instead. */
export async function setAside(id: string): Promise<void> {
  await atWork.engine?.setAside(id);
}

/** What waits, needs attention, or was sent and is not yet back as rows; in the order it was saved. */
export function outboxItems(): OutboxEntry[] {
  return atWork.engine?.memory.outbox() ?? [];
}

/** "Simpan salinan ke berkas": the mutation as JSON; null when it is not in the outbox. */
export function exportItem(id: string): Blob | null {
  const item = atWork.engine?.memory.item(id);
  return item === undefined ? null : new Blob([JSON.stringify(item.mutation, null, 2)], { type: 'application/json' });
}

/**
 * Forms half filled in, by a key of the screen's choosing; any value that can be cloned. Failing sets `trouble`.
 * `get` asks again for some seconds: a form that a sick disk withheld, shown as empty, would be written over.
 */
export const drafts = {
  get: (key: string): Promise<unknown> => draftAtLast(key),
  put: async (key: string, value: unknown): Promise<void> => atWork.engine?.putDraft(key, value),
  remove: async (key: string): Promise<void> => atWork.engine?.putDraft(key, undefined),
};

/** About a quarter of a minute, longer each time. */
const draftPausesMs = [250, 500, 1_000, 2_000, 4_000, 8_000];

async function draftAtLast(key: string): Promise<unknown> {
  const { engine } = atWork;
  for (const pauseMs of draftPausesMs) {
    // Another person's by now, or nobody's.
    if (engine === null || engine !== atWork.engine) return undefined;
    const read = await engine.draft(key).then((kept) => ({ kept }), alarm);
    if (read !== undefined) return read.kept;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return undefined;
}

/**
 * Photos. They belong to the form with that draft key until it is saved or thrown away; a `finding.record` names
 * those it keeps by hash, and the transaction that saves it hands them over.
 */
export const photos = {
  take: async (draft: string, picture: Picture): Promise<PhotoTaken> =>
    withPhotos((of) => of.take(draft, picture), { ok: false, why: 'storage' }),
  /** In the order they were taken; null: storage could not be read. */
  ofDraft: async (draft: string): Promise<PhotoShown[] | null> => photosOf(ownerOf.draft(draft)),
  /** Those of a finding noted on this phone; of others it knows none. */
  ofFinding: async (finding: string): Promise<PhotoShown[]> => (await photosOf(ownerOf.finding(finding))) ?? [],
  /** Null: it is not on this phone; the server may have it. */
  picture: async (sha256: string): Promise<Blob | null> => withPhotos((of) => of.pictureOf(sha256), null),
  /** From the server, to whoever may see that finding. Null: not now. */
  fetched: async (sha256: string, findingId: string): Promise<Blob | null> =>
    loadPhotoFetch().then(
      (of) => of.fetchPhoto(sha256, findingId),
      () => null,
    ),
  /** Out of the form; `putBack` undoes it as long as the form is open. */
  remove: async (draft: string, sha256: string): Promise<void> =>
    withPhotos((of) => of.remove(draft, sha256), undefined),
  putBack: async (draft: string, sha256: string): Promise<void> =>
    withPhotos((of) => of.putBack(draft, sha256), undefined),
};

async function withPhotos<T>(does: (of: Photos) => Promise<T>, otherwise: T): Promise<T> {
  return atWork.engine === null
    ? otherwise
    : atWork.engine
        .photos()
        .then(does)
        .catch(() => otherwise);
}

async function photosOf(owner: string): Promise<PhotoShown[] | null> {
  return atWork.engine === null ? null : atWork.engine.photosOf(owner).catch(() => null);
}

/** The given rows as they will be once own unsent mutations arrive. Adds none. */
export function laidOver(rows: readonly Row[]): Row[] {
  return atWork.engine?.memory.layOver(rows) ?? [...rows];
}

/** Tries at once, whatever the back-off says. */
export function sendNow(): void {
  atWork.engine?.sendNow();
}

/** A person who opens his list would see what others did: asked for when the last answer is older than this. */
const newsAfterMs = 20_000;

/** Pulls when what is shown may be old: a report that was returned is there when its officer looks. */
export function lookForNews(): void {
  const { lastContactAt } = connection.peek();
  if (lastContactAt === null || nowMs() - Date.parse(lastContactAt) > newsAfterMs) atWork.engine?.sendNow();
}

/** The device's clock, corrected by the known offset to the server's. */
export const clock = {
  now: (): string => isoOf(correctedMs()),
  /** Of a time that the browser read off the device's clock, in milliseconds since 1970. */
  of: (wallMs: number): string => isoOf(wallMs + (atWork.engine?.clock.offset() ?? 0)),
  today: (timeZone: ZoneId): string => dayInZone(correctedMs(), timeZone),
};
