/** The signals the screens read. Only the device writes them, each from what storage or the server last said. */
import type { Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Roster } from '../../schema/roster-unpack.ts';
import type { Me } from '../../schema/sync.ts';
import type { Connection, Loss, Phase, Sync } from './types.ts';

export const account = signal<Me | null>(null);
export const phase = signal<Phase>('starting');
export const roster = signal<Roster | null>(null);
export type RosterComing = 'opening' | { doneBytes: number; totalBytes: number } | null;
export const rosterComing = signal<RosterComing>('opening');
export const revision = signal(0);
/** The store could not be read or written, and no later write has succeeded: what is noted now may not be kept. */
export const trouble = signal(false);
let alarms = 0;
/** The store failed just now. */
export function alarm(): void {
  alarms += 1;
  trouble.value = true;
}
/** Grows with each failure, also while `trouble` is on: what a success clears must be older than the success began. */
export const alarmCount = (): number => alarms;
export const updateReady = signal(false);
/** Whether the browser promised not to clear the store under pressure; null until it is known. */
export const persisted = signal<boolean | null>(null);
/** Stores that were lost and of which the person has not read yet. */
export const losses = signal<readonly Loss[]>([]);
/** Room left for this app's data; null until it was asked, or where the browser does not say. */
export const freeBytes = signal<number | null>(null);

export const noConnection: Connection = {
  online: false,
  offlineSince: null,
  lastContactAt: null,
  sending: false,
  needsSignIn: false,
  hasEnded: false,
  appOutdated: false,
};
export const connection = signal<Connection>(noConnection);

export const noSync: Sync = { waiting: 0, attention: 0, photos: 0, complete: false, pulledRows: 0, rosterVersion: 0 };
export const sync = signal<Sync>(noSync);

/** Changes some fields; the signal keeps its value when nothing differs, so nothing is drawn anew. */
export function patch<T extends object>(target: Signal<T>, change: Partial<T>): void {
  const before = target.peek();
  const after = { ...before, ...change };
  if (JSON.stringify(before) !== JSON.stringify(after)) target.value = after;
}

/** Until the next try on the lock screen, for the account it is shown for. */
export const lockWait = signal<{ accountId: string; leftMs: number } | null>(null);
/** The person should be asked for a PIN now: the first time on this phone. */
export const wantsPin = signal(false);
/** Somebody has signed in on this phone before. */
export const hasKnown = signal(false);
/** Why the store is locked although the person has just signed in: his password is another than it was closed with. */
export const isSealedOff = signal(false);
