/** What the device tells the screens: the types of `device.ts`. */
import type { Mutation } from '../../schema/mutation.ts';
import type { RejectCode } from '../../schema/outcome.ts';
import type { Row } from '../../schema/rows.ts';
import type { Problem } from '../../schema/sync.ts';

/** `starting` until the store is read; `locked`: its key is not on the phone; `broken`: it cannot be opened. */
export type Phase = 'starting' | 'signed-out' | 'locked' | 'ready' | 'broken';

export type Connection = {
  /** Whether the server itself answered last; a network that only shows its own log-in page is not one. */
  online: boolean;
  offlineSince: string | null;
  lastContactAt: string | null;
  sending: boolean;
  /** The session has ended: noting goes on, sending waits for the password. */
  needsSignIn: boolean;
  /** The server has ended this device or its account: it takes what is held here, and nobody signs in again. */
  hasEnded: boolean;
  /** The server no longer takes this app's envelope: update, nothing is lost. */
  appOutdated: boolean;
};

export type Sync = {
  /** Saved here and not yet decided by the server. */
  waiting: number;
  /** Refused or in conflict and not settled: in Perlu perhatian. */
  attention: number;
  /** Photos of saved findings that the server does not hold yet. */
  photos: number;
  /** The first pull is done: until then the data are incomplete. */
  complete: boolean;
  /** Rows received by the pull that is running, or by the last one. */
  pulledRows: number;
  /** 0 when no roster is on the device. */
  rosterVersion: number;
};

/** `offline`: the server did not answer, or something else answered in its place. */
export type Failure = { ok: false; problem: Problem | 'offline' };
export type Outcome = { ok: true } | Failure;
export type Answer<T> = { ok: true; value: T } | Failure;
/** `asOf`: when the server gave it; `stale`: it is the last good answer, since the server did not answer now. */
export type Page<T> = { ok: true; value: T; asOf: string; stale: boolean } | Failure;

/** `waiting` and `sent` as read back from storage; `attention`: refused or in conflict. */
export type SendState = 'waiting' | 'sent' | 'attention';

export type Saved =
  | { ok: true; id: string }
  /** `storage`: nothing was written and the form must stay; `malformed` names the field (dotted path in the body). */
  | { ok: false; why: 'storage' | 'malformed' | RejectCode; field?: string };

export type SaveOptions = {
  /** Draft removed in the transaction that saves the mutation. */
  draft?: string;
};

export type AttentionItem = {
  mutation: Mutation;
  outcome: 'rejected' | 'conflict' | 'held';
  code: string;
  /** The body as written here. */
  mine: unknown;
  /** The thing as the server has it, when it is on this device. */
  theirs: Row | null;
  conflict: Row<'conflict'> | null;
};

/** `held`: the server keeps it and waits for what it builds on. */
export type OutboxEntry = { mutation: Mutation; state: SendState; held: boolean };

/** A store of this phone that is gone. Null: nothing is known of it. `isTold`: the server has heard of it. */
export type Loss = {
  deviceId: string;
  unsent: number | null;
  oldestUnsentAt: string | null;
  /** When its store was last known to be whole. */
  lastKnownAt: string | null;
  noticedAt: string;
  isTold: boolean;
  isRead: boolean;
};

export type Query = Record<string, string | number | undefined>;

/** `draft`: of an open form; `waiting`: of a saved finding, not yet at the server; `sent`: the server holds it. */
export type PhotoShown = { sha256: string; state: 'draft' | 'waiting' | 'sent' };

export type PhotoTaken =
  | { ok: true; sha256: string }
  /** `unreadable`: no picture that this browser can read; `full`: no room, text still saves; `storage`: not written. */
  | { ok: false; why: 'unreadable' | 'full' | 'storage' };

/** Somebody who has signed in on this phone, as the list before any PIN shows him. */
export type KnownAccount = {
  accountId: string;
  name: string;
  hasPin: boolean;
  hasPassword: boolean;
  hasPasskey: boolean;
  /** His store's key lies on the phone. */
  isOpen: boolean;
  /** The server has ended this device: all was sent, and its key thrown away. */
  isRevoked: boolean;
};

export type Secret = { pin: string } | { password: string } | { passkey: true };
/** `ask`: a PIN or password is needed first. `waitMs`: until the next try may be made. */
export type UnlockEnd = { ok: true } | { ok: false; why: 'wrong' | 'wait' | 'ask' | 'storage'; waitMs: number };
/** How this person's store is closed on this phone. */
export type Locks = {
  hasPin: boolean;
  hasPasskey: boolean;
  /** Minutes without a touch after which it locks itself; 0: never. */
  idleMinutes: number;
  /** It can be locked: something would open it again. */
  canLock: boolean;
};

/** `entries` and `photos`: in the file. `left`: unsent things that no rescue file can hold. */
export type RescueFile = { file: File; entries: number; photos: number; left: number };
