/** The database of the phone itself: who is known here, who uses it now, and the keys that lie on it. */
import type { DBSchema } from 'idb';
import type { Me } from '../../schema/sync.ts';
import { openDoor } from './database.ts';
import type { Closed, Sealed } from './seal.ts';

export type Known = {
  accountId: string;
  /** Under the account's key. */
  me: Sealed<Me>;
  /** Under the phone's own key, since the list of who is known here is shown before any PIN. */
  label: Sealed<Label>;
  /** Null: the server saw a fork of this device's chain; the next sign-in enrols anew. */
  deviceId: string | null;
};
export type Label = { name: string; username: string };
/** As version 1 kept them, all readable. */
export type KnownOnce = Omit<Known, 'label'> & { username: string };

/** The account's key under one that a secret is stretched to. `rounds` of PBKDF2-SHA-256. */
export type Wrap = { salt: string; rounds: number } & Closed;
/** The account's key under what a passkey answers for `input` (WebAuthn PRF). */
export type PasskeyWrap = { credentialId: ArrayBuffer; input: ArrayBuffer } & Closed;

/** What opens an account's store once its key is gone. */
export type Locks = { pin: Wrap | null; password: Wrap | null; passkey: PasskeyWrap | null };

export type Keyring = Locks & {
  accountId: string;
  /** While the store is unlocked. It can be exported only as long as nothing else could open the store again. */
  key: CryptoKey | null;
  /** The server has accepted a password that the wrap is not made with. */
  isPasswordOld: boolean;
  /** Wrong tries one after the other, and what is left of the wait they cost, counted by a clock nobody can set. */
  tries: Tries;
  /** The person was offered a PIN and has chosen. */
  isAsked: boolean;
  /** Stores begun anew because nothing opened the one before. Absent: 0. */
  generation?: number;
  /** What might still open those. */
  former?: Locks[];
  /** The server ended this device while all was sent: its key was thrown away. */
  isRevoked?: boolean;
};
export type Tries = { failures: number; leftMs: number };

interface PhoneShelves extends DBSchema {
  accounts: { key: string; value: Known | KnownOnce };
  /** 'one': who uses the phone. 'session': whose session the browser holds. 'closeSession': it is to be ended. */
  current: { key: 'one' | 'session' | 'closeSession'; value: string };
  keys: { key: string; value: Keyring };
  phone: { key: 'key'; value: CryptoKey };
  /** `usedAt`: when a person last touched the app (ISO), for the lock after idle time. */
  settings: { key: 'idleMinutes' | 'usedAt'; value: number | string };
}

export const phoneDoor = openDoor<PhoneShelves>('sidak', 2, {
  upgrade: (db, from) => {
    if (from < 1) {
      db.createObjectStore('accounts', { keyPath: 'accountId' });
      db.createObjectStore('current');
    }
    if (from < 2) {
      db.createObjectStore('keys', { keyPath: 'accountId' });
      for (const name of ['phone', 'settings'] as const) db.createObjectStore(name);
    }
  },
});
