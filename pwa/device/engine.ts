/** One account at work on this phone: its store, what screens read of it, and its talk with the server. */
import { batch } from '@preact/signals';
import type { Body, Kind } from '../../schema/mutation.ts';
import type { Me } from '../../schema/sync.ts';
import { keepClock } from './clock.ts';
import { askNoted } from './contact.ts';
import type { RoundEnd } from './cycle.ts';
import { createCycle } from './cycle.ts';
import { startLoop } from './loop.ts';
import { createMemory } from './memory.ts';
import { nowMs, steadyMs } from './platform.ts';
import { currentAccountId, enrolAnew, keepMe } from './registry.ts';
import { fetchRoster, keptRoster } from './roster-file.ts';
import { saveMutation } from './saving.ts';
import { account, patch, persisted, revision, roster, sync, trouble } from './state.ts';
import type { Store } from './store.ts';
import { openStore } from './store.ts';
import type { SaveOptions, Saved } from './types.ts';

export type Engine = Awaited<ReturnType<typeof openEngine>>;
export type Tell = (what: 'rows' | 'outbox') => void;

/** Reads the store; when it resolves, the screens can show everything but the roster, which follows. */
export async function openEngine(me: Me, tell: Tell) {
  let who = me;
  const { accountId } = me;
  const store = openStore(accountId);
  await enrol(store, me);
  const clock = keepClock(() => ({ wallMs: nowMs(), steadyMs: steadyMs() }), await store.clock());
  const memory = createMemory(store, () => who, changed);

  function changed(): void {
    batch(() => {
      patch(sync, memory.counts());
      revision.value = revision.peek() + 1;
    });
  }

  /** The server's word on the person: a new role, name or unit, or a device enrolled anew. */
  async function met(fresh: Me): Promise<void> {
    await keepMe(fresh);
    await enrol(store, fresh);
    who = fresh;
    account.value = fresh;
    await memory.refresh();
  }

  await memory.reload();
  patch(sync, { complete: (await store.sync()).isComplete });
  const loadedRoster = showRoster(store);

  async function rosterIs(version: number): Promise<void> {
    await loadedRoster;
    if (version === 0 || version === sync.peek().rosterVersion) return;
    const fresh = await fetchRoster(askNoted, store, version, roster.peek() !== null);
    if (fresh === null) return;
    roster.value = fresh;
    patch(sync, { rosterVersion: version });
  }

  const cycle = createCycle({
    ask: askNoted,
    store,
    memory,
    clock,
    accountId,
    met,
    forked: () => enrolAnew(accountId),
    rosterIs,
    tell,
  });

  const run = async (wantsPull: boolean): Promise<RoundEnd> => {
    // Another tab may have given the phone to somebody else: his session must not carry this person's work.
    if ((await currentAccountId()) !== accountId) return 'waits';
    return cycle.run(wantsPull);
  };
  const loop = startLoop(run, clock);

  return {
    accountId,
    store,
    memory,
    clock,

    async save<K extends Kind>(kind: K, body: Body<K>, options?: SaveOptions): Promise<Saved> {
      clock.check(document.visibilityState === 'visible');
      const saved = await saveMutation({ accountId, store, memory, clockOffset: clock.offset }, kind, body, options);
      trouble.value = !saved.ok && saved.why === 'storage';
      if (saved.ok) {
        tell('outbox');
        void askToPersist();
        loop.now(false);
      }
      return saved;
    },

    async setAside(id: string): Promise<void> {
      await store.setAside(id).catch(fail);
      await memory.refresh().catch(fail);
      tell('outbox');
    },

    draft: (key: string): Promise<unknown> => store.draft(key).catch(fail),

    /** `undefined` removes it. */
    putDraft: (key: string, value: unknown): Promise<void> =>
      (value === undefined ? store.removeDraft(key) : store.putDraft(key, value)).then(() => {
        trouble.value = false;
      }, fail),

    sendNow: (): void => loop.now(true),

    /** Signed in again as the same person. */
    async signedIn(fresh: Me): Promise<void> {
      await met(fresh);
      cycle.forget();
      loop.now(true);
    },

    /** Another tab of this phone has written. */
    told: (what: 'rows' | 'outbox'): Promise<void> => (what === 'rows' ? memory.reload() : memory.refresh()),

    async close(): Promise<void> {
      loop.stop();
      await store.close();
    },
  };
}

/**
 * Where the device's chain goes on. A device enrolled anew begins at its first number with the last hash it knew;
 * a store that was lost goes on after what the server has.
 */
async function enrol(store: Store, { accountId, deviceId, deviceSeq }: Me): Promise<void> {
  await navigator.locks.request(`write:sidak-${accountId}`, async () => {
    const head = await store.head();
    if (head === undefined) await store.putHead({ deviceId, seq: deviceSeq, hash: null, n: 0 });
    else if (head.deviceId !== deviceId) await store.putHead({ ...head, deviceId, seq: deviceSeq });
    else if (head.seq < deviceSeq) await store.putHead({ ...head, seq: deviceSeq });
  });
}

async function showRoster(store: Store): Promise<void> {
  const kept = await keptRoster(store).catch(() => null);
  if (kept === null) return;
  roster.value = kept.roster;
  patch(sync, { rosterVersion: kept.version });
}

function fail(): undefined {
  trouble.value = true;
}

/** Asked when there is something to lose; the browser's answer is shown, not hidden (F07). */
async function askToPersist(): Promise<void> {
  if (persisted.peek() === true) return;
  persisted.value = await navigator.storage.persist().catch(() => false);
}
