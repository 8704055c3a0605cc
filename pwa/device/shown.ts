/** What screens read of the device: the signals of `state.ts`, which only the device writes. */
import type { ReadonlySignal } from '@preact/signals';
import type { Roster } from '../../schema/roster-unpack.ts';
import type { Me } from '../../schema/sync.ts';
import * as state from './state.ts';
import type { Connection, Loss, Phase, Sync } from './types.ts';

/** Who uses this phone, also without network. */
export const account: ReadonlySignal<Me | null> = state.account;
export const phase: ReadonlySignal<Phase> = state.phase;
export const connection: ReadonlySignal<Connection> = state.connection;
export const sync: ReadonlySignal<Sync> = state.sync;
/** Null until it is on the device; people can still be noted as not in the roster. */
export const roster: ReadonlySignal<Roster | null> = state.roster;
/** While there is no roster: being opened, on its way, or (null) still to come. */
export const rosterComing: ReadonlySignal<state.RosterComing> = state.rosterComing;
/** Grows when rows or the outbox change: read it in a component that shows them. */
export const revision: ReadonlySignal<number> = state.revision;
/** A new version of the app waits until no form is open. */
export const updateReady: ReadonlySignal<boolean> = state.updateReady;
/** The store could not be read or written, and no later write has succeeded: what is noted now may not be kept. */
export const trouble: ReadonlySignal<boolean> = state.trouble;
/** Whether the browser promised to keep the store under pressure; null until it is known. */
export const persisted: ReadonlySignal<boolean | null> = state.persisted;
/** Stores of this phone that are gone and of which the person has not read yet: say it loudly (F07). */
export const losses: ReadonlySignal<readonly Loss[]> = state.losses;
/** How much room the browser leaves to this app's data; null where it does not say. */
export const freeBytes: ReadonlySignal<number | null> = state.freeBytes;
/** Until the next try on the lock screen. */
export const lockWait: ReadonlySignal<{ accountId: string; leftMs: number } | null> = state.lockWait;
/** The person should be offered a PIN now. */
export const wantsPin: ReadonlySignal<boolean> = state.wantsPin;
/** Somebody has signed in on this phone before: he may be chosen without network. */
export const hasKnown: ReadonlySignal<boolean> = state.hasKnown;
/** He has signed in, and his store was closed with another password. */
export const isSealedOff: ReadonlySignal<boolean> = state.isSealedOff;
