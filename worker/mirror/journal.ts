/**
 * The mirror: what phones do not send again after a restore (accounts with their password verifiers, devices with their
 * revocations, applied rosters), kept in the file store as a journal. One object for each stretch of the log in which
 * any of it changed, holding the changed rows as they were when it was written:
 *
 *   mirror/journal/<timeline>/<last seq of the stretch>      fixed width, so that the store lists them in order
 *   mirror/rosters/<version>-<made at>/<id>                  the pages of an import, as they arrived
 *
 * A restore begins a new timeline, since its log gives numbers out again. Applying objects in order, any of them twice,
 * ends in the newest state: a change at seq n is in an object with a key ≥ n that was read after it.
 */
import type { Tenant } from '../env.ts';
import { newId } from '../platform.ts';

/** A place in the journal: in `mirror.at`, and in the name of each object. */
export type Place = { timeline: number; seq: number };
/** The rows, as JSON of the columns of their tables. */
export type Journal = { v: 1; accounts: AccountCopy[]; devices: DeviceCopy[]; rosters: RosterCopy[] };
/** What the server itself reads of them; the other columns only go back into the tables. */
export type AccountCopy = { id: string; name: string; role: string; active: number };
export type DeviceCopy = { id: string; account_id: string };
export type RosterCopy = { version: number; created_at: string; hash: string; size: number };

export function placeText({ timeline, seq }: Place): string {
  return `${String(timeline).padStart(6, '0')}/${String(seq).padStart(12, '0')}`;
}

export function placeOf(text: string): Place {
  const [timeline = '1', seq = '0'] = text.split('/');
  return { timeline: Number(timeline), seq: Number(seq) };
}

const journalPrefix = ({ prefix }: Tenant): string => `${prefix}mirror/journal/`;

/** Written over by a later reading of the same stretch, never with less. `rows`: JSON of a `Journal`. */
export async function putJournal(tenant: Tenant, place: Place, rows: string): Promise<void> {
  await tenant.files.put(journalPrefix(tenant) + placeText(place), rows, {
    httpMetadata: { contentType: 'application/json' },
  });
}

/** Of the first object after that place; null at the end of the journal. */
export async function nextPlace(tenant: Tenant, after: string): Promise<Place | null> {
  const prefix = journalPrefix(tenant);
  const { objects } = await tenant.files.list({ prefix, startAfter: prefix + after, limit: 1 });
  const key = objects[0]?.key;
  return key === undefined ? null : placeOf(key.slice(prefix.length));
}

/** The first object after that place; null at the end of the journal. */
export async function nextJournal(
  tenant: Tenant,
  after: string,
): Promise<{ at: string; rows: string; journal: Journal } | null> {
  const prefix = journalPrefix(tenant);
  const { objects } = await tenant.files.list({ prefix, startAfter: prefix + after, limit: 1 });
  const key = objects[0]?.key;
  const object = key === undefined ? null : await tenant.files.get(key);
  if (key === undefined || object === null) return null;
  const rows = await object.text();
  return { at: key.slice(prefix.length), rows, journal: asJournal(JSON.parse(rows)) };
}

// Written by `putJournal` alone, from the columns that mirror-sql.ts names.
function asJournal(value: unknown): Journal {
  return value as Journal;
}

type RosterName = { version: number; createdAt: string };

const rosterPrefix = ({ prefix }: Tenant, { version, createdAt }: RosterName): string =>
  `${prefix}mirror/rosters/${version}-${createdAt}/`;

/** One page of an import, before it is written to the database. Sent twice it lies there twice, which is harmless. */
export async function putRosterPage(tenant: Tenant, roster: RosterName, changes: string): Promise<void> {
  await tenant.files.put(rosterPrefix(tenant, roster) + newId(), changes);
}

/** The first page after that one (its whole key; null: from the beginning); null when there is none. */
export async function nextRosterPage(
  tenant: Tenant,
  roster: RosterName,
  after: string | null,
): Promise<{ key: string; changes: string } | null> {
  const prefix = rosterPrefix(tenant, roster);
  const startAfter = after?.startsWith(prefix) === true ? { startAfter: after } : {};
  const { objects } = await tenant.files.list({ prefix, limit: 1, ...startAfter });
  const key = objects[0]?.key;
  const object = key === undefined ? null : await tenant.files.get(key);
  return key === undefined || object === null ? null : { key, changes: await object.text() };
}

/** An import that was taken back: its pages go too, as many as one listing names. */
export async function forgetRosterPages(tenant: Tenant, roster: RosterName): Promise<void> {
  const { objects } = await tenant.files.list({ prefix: rosterPrefix(tenant, roster) });
  if (objects.length > 0) await tenant.files.delete(objects.map(({ key }) => key));
}
