/**
 * All that screens may know of the device. Signals are read-only here; every write goes through `save`.
 */
import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { ZoneId } from '../../schema/calendar.ts';
import { dayInZone } from '../../schema/calendar.ts';
import type { Body, Kind } from '../../schema/mutation.ts';
import type { Roster } from '../../schema/roster-unpack.ts';
import type { Row, RowType } from '../../schema/rows.ts';
import type { Me } from '../../schema/sync.ts';
import { nowIso, nowMs } from './platform.ts';
import type {
  Answer,
  AttentionItem,
  Connection,
  OutboxEntry,
  Outcome,
  Page,
  Phase,
  SaveOptions,
  Saved,
  SendState,
  Sync,
} from './types.ts';

export type * from './types.ts';

export const account: ReadonlySignal<Me | null> = signal(null);
export const phase: ReadonlySignal<Phase> = signal('starting');
export const connection: ReadonlySignal<Connection> = signal({
  online: false,
  offlineSince: null,
  lastContactAt: null,
  sending: false,
  needsSignIn: false,
  appOutdated: false,
});
export const sync: ReadonlySignal<Sync> = signal({
  waiting: 0,
  attention: 0,
  complete: false,
  pulledRows: 0,
  rosterVersion: 0,
});
/** Null until it is on the device; people can still be noted as not in the roster. */
export const roster: ReadonlySignal<Roster | null> = signal(null);
/** Grows when rows or the outbox change: read it in a component that shows them. */
export const revision: ReadonlySignal<number> = signal(0);
/** A new version of the app waits until no form is open. */
export const updateReady: ReadonlySignal<boolean> = signal(false);

export async function start(): Promise<void> {}
export async function signIn(_username: string, _password: string): Promise<Outcome> {
  return { ok: false, problem: 'offline' };
}
/** Keeps the store and everything unsent. */
export async function signOut(): Promise<Outcome> {
  return { ok: false, problem: 'offline' };
}
export async function setUp(_token: string, _username: string, _name: string, _password: string): Promise<Outcome> {
  return { ok: false, problem: 'offline' };
}
/** What the server wants when a password is set: salt, rounds and proof for the account and password routes. */
export async function stretch(_password: string): Promise<{ salt: string; rounds: number; proof: string }> {
  return { salt: '', rounds: 0, proof: '' };
}

/** All rows of a type on this device, own unsent changes laid over. */
export function rowsOfType<T extends RowType>(_type: T): readonly Row<T>[] {
  return [];
}
export function findRow<T extends RowType>(_type: T, _key: string): Row<T> | undefined {
  return undefined;
}
/** Of the last mutation of this device that touched the row. */
export function rowState(_type: RowType, _key: string): SendState {
  return 'sent';
}
/** Resolves only after the strict transaction. What the rules refuse here is not saved: the form keeps it. */
export async function save<K extends Kind>(_kind: K, _body: Body<K>, _options?: SaveOptions): Promise<Saved> {
  return { ok: false, why: 'storage' };
}
export function attention(): AttentionItem[] {
  return [];
}
export function outboxItems(): OutboxEntry[] {
  return [];
}
/** "Simpan salinan ke berkas": the mutation as JSON; null when it is not on this device. */
export function exportItem(_id: string): Blob | null {
  return null;
}
export const drafts = {
  get: async (_key: string): Promise<unknown> => undefined,
  put: async (_key: string, _value: unknown): Promise<void> => {},
  remove: async (_key: string): Promise<void> => {},
};
export type Query = Record<string, string | number | undefined>;
/** The office routes. Never throws; paths begin with '/api/'. */
export const office = {
  get: async <T>(_path: string, _query?: Query): Promise<Page<T>> => ({ ok: false, problem: 'offline' }),
  send: async <T>(_method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', _path: string, _body?: unknown): Promise<Answer<T>> => ({
    ok: false,
    problem: 'offline',
  }),
  /** For the packed roster: raw bytes up. */
  sendBytes: async <T>(_path: string, _bytes: Uint8Array<ArrayBuffer>): Promise<Answer<T>> => ({
    ok: false,
    problem: 'offline',
  }),
};
/** The given rows as they will be once own unsent mutations arrive; rows these mutations make are added. */
export function laidOver(rows: readonly Row[]): Row[] {
  return [...rows];
}
/** Tries at once, whatever the back-off says. */
export function sendNow(): void {}
/** Corrected by the known offset to the server's clock. */
export const clock = {
  now: (): string => nowIso(),
  today: (timeZone: ZoneId): string => dayInZone(nowMs(), timeZone),
};
/** Call when a form opens; call the answer when it closes. No update takes over meanwhile. */
export function holdForm(): () => void {
  return () => {};
}
/** Code of a new operation, to be shown and typed on other phones. */
export { newJoinCode } from './platform.ts';
