/**
 * What screens may do about locks, as `device.ts` hands it to them: one part of the app, loaded when somebody locks,
 * unlocks, sets a PIN or makes a rescue file.
 */
import { knownAccounts } from './accounts.ts';
import { beginFresh } from './fresh-store.ts';
import { watchIdle } from './idle.ts';
import { throwKeyAway } from './keys.ts';
import { canPasskey } from './passkey.ts';
import { currentAccountId, enrolAnew } from './registry.ts';
import { makeRescueFile } from './rescue-file.ts';
import { isSealedOff, wantsPin } from './state.ts';
import { watchWait } from './tries.ts';
import type { KnownAccount, Locks, RescueFile, Secret, UnlockEnd } from './types.ts';
import * as vault from './vault.ts';

export type Locking = ReturnType<typeof createLocking>;
export type LockingParts = {
  /** Opens whoever uses the phone now, or shows that his store is locked. */
  openCurrent: () => Promise<void>;
  /** Closes what is open and shows the lock screen. */
  shut: () => Promise<void>;
  /** Whose store is open; null: nobody's. */
  openId: () => string | null;
  /** Other tabs look again who uses the phone. */
  tellTabs: () => void;
};

const storageFailed: UnlockEnd = { ok: false, why: 'storage', waitMs: 0 };

export function createLocking(parts: LockingParts) {
  const changed = async (): Promise<void> => {
    await parts.openCurrent();
    parts.tellTabs();
  };
  const guarded = (work: Promise<UnlockEnd>): Promise<UnlockEnd> => work.catch(() => storageFailed);
  const own = (): string => parts.openId() ?? '';

  async function shut(): Promise<void> {
    await parts.shut();
    parts.tellTabs();
  }

  async function lockCurrent(): Promise<boolean> {
    const accountId = await currentAccountId();
    if (accountId === undefined || !(await vault.lock(accountId))) return false;
    if (parts.openId() !== null) await shut();
    return true;
  }

  return {
    /** Who has signed in on this phone, by name. */
    accounts: (): Promise<KnownAccount[]> => knownAccounts(),
    /** Whose lock screen it is. */
    currentId: async (): Promise<string | null> => (await currentAccountId()) ?? null,
    /** Counts down in `lockWait` what is left until the next try. */
    watchWait: (accountId: string): Promise<void> => watchWait(accountId),

    /** Without network as well. The person takes the phone over. */
    unlock: (accountId: string, secret: Secret): Promise<UnlockEnd> =>
      guarded(
        vault.unlock(accountId, secret).then(async (end) => {
          if (end.ok) {
            isSealedOff.value = false;
            await changed();
          }
          return end;
        }),
      ),

    /** False: there is neither PIN nor password that would open it again, so it stays open. */
    lock: (): Promise<boolean> => lockCurrent().catch(() => false),
    lockWhenIdle: (): Promise<void> => watchIdle(lockCurrent),

    locks: (): Promise<Locks> => vault.locksOf(own()),
    isWeakPin: vault.isWeakPin,
    /** `proof`: null right after signing in or unlocking; 'ask' says that it is needed now. */
    async setPin(pin: string, proof: Secret | null): Promise<UnlockEnd> {
      const end = await guarded(vault.setPin(own(), pin, proof));
      if (!end.ok) return end;
      wantsPin.value = false;
      await watchIdle(lockCurrent).catch(() => undefined);
      return end;
    },
    async skipPin(): Promise<void> {
      wantsPin.value = false;
      await vault.skipPin(own()).catch(() => undefined);
    },
    async setIdleMinutes(minutes: number): Promise<void> {
      await vault.setIdleMinutes(minutes);
      await watchIdle(lockCurrent);
    },
    canPasskey,
    addPasskey: (name: string, proof: Secret | null): Promise<UnlockEnd> =>
      guarded(vault.addPasskey(own(), name, proof)),

    /** Of everybody on this phone, or of one account. Rejects when the storage cannot be read. */
    rescueFile: (accountId: string | null): Promise<RescueFile> => makeRescueFile(accountId),

    /** For whoever has signed in before a store that nothing opens. What was unsent in it is sent by itself. */
    async beginFresh(): Promise<boolean> {
      const isBegun = await beginFresh().catch(() => false);
      if (isBegun) {
        isSealedOff.value = false;
        await changed();
      }
      return isBegun;
    },

    /** The server has ended this device and has all it held: its key is thrown away. */
    async endDevice(accountId: string): Promise<void> {
      await enrolAnew(accountId);
      await throwKeyAway(accountId);
      await shut();
    },
  };
}
