/** One account at work on this phone: its store, what screens read of it, and its talk with the server. */
import { batch } from '@preact/signals';
import type { Body, Kind } from '../../schema/mutation.ts';
import type { Roster } from '../../schema/roster-unpack.ts';
import type { Me } from '../../schema/sync.ts';
import { keepClock } from './clock.ts';
import { noteReply } from './contact.ts';
import type { RoundEnd } from './cycle.ts';
import { createCycle } from './cycle.ts';
import { askToPersist, healthOf, lookAtPromise, lookAtRoom, noteFailure, savedAt } from './health.ts';
import { keyHeld, storeName } from './keyring.ts';
import { isInView, startLoop } from './loop.ts';
import { type Ask, type Reply, ask } from './http.ts';
import { createMemory } from './memory.ts';
import type { Photos } from './photos.ts';
import { loadFreshStore, loadLostStore, loadReporting, loadRescueWrap, loadRosterFile } from './on-demand.ts';
import { packing } from './packing.ts';
import { nowIso, nowMs, steadyMs } from './platform.ts';
import { currentAccountId, enrolAnew, keepMe } from './registry.ts';
import { warmUp } from './rules.ts';
import { saveMutation } from './saving.ts';
import { isFormOpen } from './service.ts';
import { account, alarm, connection, patch, revision, roster, sync, trouble } from './state.ts';
import { rescueOf } from './sealed-entry.ts';
import { draftShelf } from './store-drafts.ts';
import type { PhotoState, Store } from './store.ts';
import { openStore } from './store.ts';
import type { PhotoShown, SaveOptions, Saved, Sync } from './types.ts';
import { bringUpToDate } from './up-to-date.ts';
import { bearWitness, hasLosses, witnessOf } from './witness.ts';

export type Engine = Awaited<ReturnType<typeof openEngine>>;
const warmUpAfterMs = 1_500;
/** Unpacking is one long piece of work, and nobody searches before the first screen stands. */
const rosterAfterMs = 150;
/** The next screen first: packing and sending would take the processor from it. */
const afterSaveMs = 200;
const nothing: Reply = { kind: 'lost', status: null };
export type Tell = (what: 'rows' | 'outbox') => void;

/** Reads the store; when it resolves, the screens can show everything but the roster, which follows. */
export async function openEngine(me: Me, generation: number, { tell, ended }: { tell: Tell; ended: () => void }) {
  let who = me;
  let isOpen = true;
  /** The server has ended this device, or the account, and still holds what it took: nothing more is wanted of it. */
  let isEnded = false;
  /** Without a session: by what else the server knows this device. An ended one has no other way to hand in. */
  let proof: Record<string, string> = {};
  const { accountId } = me;
  const name = storeName(accountId, generation);
  const store = openStore({ name, key: keyHeld(accountId), rescue: () => rescueOf(who), failed: noteFailure });
  const drafts = draftShelf(store.door);
  const reseal = (): Promise<void> => navigator.locks.request(writeLock(accountId), () => bringUpToDate(store.door));
  await reseal();
  await noteIfLost(me, await enrol(store, me));
  const kept = await store.clock();
  const clock = keepClock(
    () => ({ wallMs: nowMs(), steadyMs: steadyMs() }),
    kept,
    () => void store.putClock({ ...clock.state(), contactAt: connection.peek().lastContactAt }).catch(fail),
  );
  const memory = createMemory(store, () => who, changed);

  /** A round may outlast its person's turn at the phone: what it learns then is stored, and shown to nobody. */
  function show(change: Partial<Sync>): void {
    if (isOpen) patch(sync, change);
  }

  const askProven: Ask = (path, init) => ask(path, { ...init, headers: { ...init?.headers, ...proof } });
  const askPacked = packing(askProven);
  const askHere: Ask = async (path, init) => {
    const reply = isOpen ? await askPacked(path, init) : nothing;
    if (!isOpen) return nothing;
    noteReply(reply);
    if (reply.kind !== 'ok' && reply.restS) loop.rest(reply.restS);
    if (reply.kind === 'refused' && reply.isEnded) await heard(path, reply.problem.detail === 'device_ended');
    return reply;
  };

  /** No session (any more). A pull that says so too has looked for a restore: what was sent is not wanted again. */
  async function heard(path: string, byName: boolean): Promise<void> {
    isEnded ||= byName && path.startsWith('/api/sync/pull');
    const rescue = rescueOf(who);
    if (byName || rescue === null) return;
    proof = await loadRescueWrap()
      .then((by) => by.handsInAs(rescue))
      .catch(() => proof);
  }

  /** A photo that does not get through says nothing of the network. */
  const askQuietly: Ask = async (path, init) => {
    const reply = isOpen ? await askProven(path, init) : nothing;
    if (isOpen && reply.kind !== 'lost') noteReply(reply);
    return isOpen ? reply : nothing;
  };

  function changed(): void {
    bear();
    if (!isOpen) return;
    batch(() => {
      show(memory.counts());
      revision.value = revision.peek() + 1;
    });
  }

  /** Kept outside the store: what is lost with it must be known elsewhere. */
  function bear(): void {
    const { waiting: unsent } = memory.counts();
    const oldest = memory.oldestWaiting();
    const oldestUnsentAt = oldest === undefined ? null : savedAt(oldest);
    bearWitness(accountId, { deviceId: who.deviceId, unsent, oldestUnsentAt, at: nowIso() });
  }

  /** The server's word on the person: a new role, name or unit, or a device enrolled anew. */
  async function met(fresh: Me): Promise<void> {
    await keepMe(fresh);
    await enrol(store, fresh);
    who = fresh;
    proof = {};
    if (isOpen) patch(connection, { hasEnded: false });
    // A file not fetched now is at the next contact: until then a rescue file lacks what was saved before.
    await reseal().catch(() => undefined);
    if (isOpen) account.value = fresh;
    await memory.refresh();
  }

  await memory.reload();
  const photosWaiting = await store.door.use((db) => db.countFromIndex('photos', 'state', 'waiting'));
  show({ complete: (await store.sync()).isComplete, photos: photosWaiting });
  patch(connection, { lastContactAt: kept?.contactAt ?? null });
  void lookAtPromise();
  void lookAtRoom();
  // The first screen first.
  setTimeout(() => {
    warmUp();
    if (isOpen)
      void photos()
        .then((of) => of.begin())
        .catch(nothingDone);
  }, warmUpAfterMs);
  const loadedRoster = new Promise((resolve) => setTimeout(resolve, rosterAfterMs))
    .then(loadRosterFile)
    .then((file) => (isOpen ? file.keptRoster(file.rosterShelf(store.door)) : null))
    .then((kept) => kept !== null && showRoster(kept.roster, kept.version))
    .catch(() => false);

  function showRoster(fresh: Roster, version: number): void {
    if (!isOpen) return;
    roster.value = fresh;
    show({ rosterVersion: version });
  }

  let broughtRoster: Promise<void> | null = null;
  /** Beside the round: what is noted meanwhile must not wait for a megabyte on a weak signal. */
  async function rosterIs(version: number): Promise<void> {
    broughtRoster ??= bringRoster(version)
      .catch(nothingDone)
      .finally(() => (broughtRoster = null));
  }

  async function bringRoster(version: number): Promise<void> {
    await loadedRoster;
    if (version === 0 || version === sync.peek().rosterVersion) return;
    const file = await loadRosterFile();
    const fresh = await file.fetchRoster(askHere, file.rosterShelf(store.door), version, roster.peek() !== null);
    if (fresh !== null) showRoster(fresh, version);
  }

  const cycle = createCycle({
    ask: askHere,
    store,
    memory,
    clock,
    accountId,
    met,
    forked: () => enrolAnew(accountId),
    rosterIs,
    show,
    health: (rest) => healthOf(rest[0]?.mutation, sync.peek().photos),
    tell,
  });

  let loadedPhotos: Promise<Photos> | null = null;
  /** Not on the phone now (an app never fully fetched): the next call tries again. */
  const photos = (): Promise<Photos> => {
    loadedPhotos ??= import('./photos.ts').then(({ createPhotos }) =>
      createPhotos({
        accountId,
        store,
        ask: askQuietly,
        isOurs: cycle.isOurs,
        serverMs: () => {
          const offset = clock.offset();
          return offset === null ? null : nowMs() + offset;
        },
        show: (waiting) => show({ photos: waiting }),
        changed: () => {
          changed();
          tell('outbox');
        },
      }),
    );
    loadedPhotos.catch(() => (loadedPhotos = null));
    return loadedPhotos;
  };

  /** All is sent and pulled: what else the server should hear. What of it fails is tried again after the next round. */
  async function idle(): Promise<void> {
    const { waiting } = memory.counts();
    const reportIfDue = await loadReporting();
    await reportIfDue(askHere, accountId, waiting, healthOf(memory.oldestWaiting(), sync.peek().photos));
    if (hasLosses()) await (await loadLostStore()).tellLosses(askHere);
  }

  /** What needs the person is not sent; what he is noting just now is not even saved. */
  async function isEmpty(): Promise<boolean> {
    const { waiting, attention } = memory.counts();
    if (waiting + attention > 0 || isFormOpen()) return false;
    const unsent = (state: PhotoState): Promise<number> =>
      store.door.use((db) => db.countFromIndex('photos', 'state', state));
    return (await unsent('waiting')) + (await unsent('draft')) === 0;
  }

  const run = async (wantsPull: boolean, takesOver: boolean): Promise<RoundEnd> => {
    // Another tab may have given the phone to somebody else: his session must not carry this person's work.
    if ((await currentAccountId()) !== accountId) return 'waits';
    const end = await cycle.run(wantsPull, takesOver);
    if (end === 'fine') await idle();
    // Also while something waits: it may wait for what lies there. What is taken comes back as rows.
    if (generation > 0 && end !== 'busy' && cycle.isOurs()) {
      const isNews = await (await loadFreshStore()).sendFormer(accountId, generation, askHere);
      if (isNews) loop.now(true);
    }
    // Never in front of the findings, nothing of theirs waits for it, nor it for a finding that does not pass (F14).
    if (isEnded && (await isEmpty())) ended();
    if (end !== 'busy' && connection.peek().online)
      void photos()
        .then((of) => of.tend())
        .catch(nothingDone);
    return end;
  };
  const loop = startLoop(run, clock);

  /** Another tab may have died before it could tell what it had saved: who looks here now must not enter it again. */
  const onVisible = (): void => {
    if (!isInView()) return;
    memory.refresh().then(() => loop.now(false), nothingDone);
  };
  document.addEventListener('visibilitychange', onVisible);

  const saving = { accountId, store, memory, clockOffset: clock.offset, tell: () => tell('outbox') };
  function afterSave(): void {
    if (!isOpen) return;
    void photos()
      .then((of) => of.count())
      .catch(nothingDone);
    void askToPersist();
    void lookAtRoom();
    loop.now(false);
  }

  return {
    accountId,
    store,
    memory,
    clock,
    photos,

    /** In the order they were taken. Without the photos' own code: a save must know them whatever could be loaded. */
    async photosOf(owner: string): Promise<PhotoShown[]> {
      const notes = await store.door.use((db) => db.getAllFromIndex('photos', 'owner', owner));
      const inOrder = notes.toSorted((a, b) => a.takenAt.localeCompare(b.takenAt));
      return inOrder.map(({ sha256, state }) => ({ sha256, state }));
    },

    async save<K extends Kind>(kind: K, body: Body<K>, options?: SaveOptions): Promise<Saved> {
      clock.check(isInView());
      const saved = await saveMutation(saving, kind, body, options);
      if (!saved.ok && saved.why === 'storage') alarm();
      if (saved.ok) {
        trouble.value = false;
        setTimeout(afterSave, afterSaveMs);
      }
      return saved;
    },

    async setAside(id: string): Promise<void> {
      await store
        .setAside(id)
        .then(() => memory.refresh())
        .catch(fail);
      tell('outbox');
    },

    /** Throws where it cannot be read: that is not the same as none. */
    draft: drafts.draft,

    /** `undefined` removes it. */
    putDraft: (key: string, value: unknown): Promise<void> =>
      (value === undefined ? drafts.removeDraft(key) : drafts.putDraft(key, value)).then(() => {
        trouble.value = false;
      }, fail),

    sendNow: (): void => loop.now(true),

    /** Signed in again as the same person. */
    async signedIn(fresh: Me): Promise<void> {
      isEnded = false;
      await met(fresh);
      cycle.forget();
      loop.now(true);
    },

    /** Another tab of this phone has written. */
    async told(what: 'rows' | 'outbox'): Promise<void> {
      await (what === 'rows' ? memory.reload() : memory.refresh());
      await (await photos()).count();
    },

    async close(): Promise<void> {
      isOpen = false;
      document.removeEventListener('visibilitychange', onVisible);
      loop.stop();
      void loadedPhotos?.then((of) => of.stop(), nothingDone);
      await store.close();
    },
  };
}

const writeLock = (accountId: string): string => `write:sidak-${accountId}`;

/**
 * Where the device's chain goes on. A device enrolled anew begins at its first number with the last hash it knew;
 * a store that was lost goes on after what the server has.
 */
async function enrol(store: Store, { accountId, deviceId, deviceSeq }: Me): Promise<'new' | 'known'> {
  return navigator.locks.request(writeLock(accountId), async () => {
    const head = await store.head();
    if (head === undefined) await store.putHead({ deviceId, seq: deviceSeq, hash: null, n: 0 });
    else if (head.deviceId !== deviceId) await store.putHead({ ...head, deviceId, seq: deviceSeq });
    else if (head.seq < deviceSeq) await store.putHead({ ...head, seq: deviceSeq });
    return head === undefined ? 'new' : 'known';
  });
}

/** A store begins empty once. This one had numbers, by the server's word or by what was kept beside it (F07). */
async function noteIfLost({ accountId, deviceId, deviceSeq }: Me, store: 'new' | 'known'): Promise<void> {
  const witness = witnessOf(accountId);
  if (store === 'known' || (deviceSeq === 0 && witness === null)) return;
  const { noteLoss } = await loadLostStore();
  noteLoss({
    deviceId: witness?.deviceId ?? deviceId,
    unsent: witness?.unsent ?? null,
    oldestUnsentAt: witness?.oldestUnsentAt ?? null,
    lastKnownAt: witness?.at ?? null,
  });
}

function fail(): undefined {
  alarm();
}

/** For what is tried again by itself. */
function nothingDone(): void {}
