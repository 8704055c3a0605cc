/**
 * All that screens may know of the device. Signals are read-only to them; every change goes through `save`.
 * Nothing here throws; what fails is told by the answer.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { ZoneId } from '../../schema/zone.ts';
import { dayInZone } from '../../schema/zone.ts';
import type { Body, Kind } from '../../schema/mutation.ts';
import type { Roster } from '../../schema/roster-unpack.ts';
import type { Row, RowType } from '../../schema/rows.ts';
import type { Me } from '../../schema/sync.ts';
import { askNoted } from './contact.ts';
import type { Stretched } from './credentials.ts';
import { type Engine, openEngine } from './engine.ts';
import type { Method, Office } from './pages.ts';
import type { Locking } from './locking.ts';
import { loadLocking, loadLostStore, loadOffice, loadSession } from './on-demand.ts';
import { isoOf, nowMs, sha256Bytes } from './platform.ts';
import { type Current, currentAccount, hasAccounts, hasSessionToClose, idleMinutes } from './registry.ts';
import { registerServiceWorker } from './service.ts';
import * as state from './state.ts';
import { ownerOf } from './photo-owners.ts';
import type { Picture } from './photo-shrink.ts';
import type { Photos } from './photos.ts';
import { hasLosses, hasTraces } from './witness.ts';
import type {
  Answer,
  AttentionItem,
  Connection,
  Failure,
  Loss,
  OutboxEntry,
  Outcome,
  Page,
  Phase,
  Query,
} from './types.ts';
import type { PhotoShown, PhotoTaken } from './types.ts';
import type { SaveOptions, Saved, SendState, Sync } from './types.ts';

export type * from './types.ts';
/** Code of a new operation, to be shown here and typed on other phones. */
export { newJoinCode } from './platform.ts';
/** A first password for somebody else, easy to read out. */
export { newPassword } from './platform.ts';
export { holdForm } from './service.ts';

/** Who uses this phone, also without network. */
export const account: ReadonlySignal<Me | null> = state.account;
export const phase: ReadonlySignal<Phase> = state.phase;
export const connection: ReadonlySignal<Connection> = state.connection;
export const sync: ReadonlySignal<Sync> = state.sync;
/** Null until it is on the device; people can still be noted as not in the roster. */
export const roster: ReadonlySignal<Roster | null> = state.roster;
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
/** Which build of the app this is; null where it does not say. */
export { appVersion } from './platform.ts';
/** Ask before a photo is taken; text is saved whatever it answers. */
export { photoRoom } from './health.ts';

/** Until the next try on the lock screen. */
export const lockWait: ReadonlySignal<{ accountId: string; leftMs: number } | null> = state.lockWait;
/** The person should be offered a PIN now. */
export const wantsPin: ReadonlySignal<boolean> = state.wantsPin;
/** Somebody has signed in on this phone before: he may be chosen without network. */
export const hasKnown: ReadonlySignal<boolean> = state.hasKnown;
/** He has signed in, and his store was closed with another password. */
export const isSealedOff: ReadonlySignal<boolean> = state.isSealedOff;

type Session = Awaited<ReturnType<typeof loadSession>>;
/** A part of the app that cannot be fetched is as a server that does not answer: try again. */
const offline: Failure = { ok: false, problem: 'offline' };
let engine: Engine | null = null;
let tabs: BroadcastChannel | null = null;
const correctedMs = (): number => nowMs() + (engine?.clock.offset() ?? 0);
/** On a shared phone the browser may hold another person's session: nothing is asked in his name. */
let ownsSession = true;
let pages: Office | null = null;

/** Null: it cannot be fetched now. An officer's screens ask for no pages. */
async function officePages(): Promise<Office | null> {
  const loaded = await loadOffice().catch(() => null);
  pages ??=
    loaded?.createOffice(
      async (path, init) => (ownsSession ? askNoted(path, init) : { kind: 'lost', status: null }),
      () => engine?.store ?? null,
      () => isoOf(correctedMs()),
    ) ?? null;
  return pages;
}

/** Opens the last account without any network. Once per page, before the first screen. */
export async function start(): Promise<void> {
  tabs = new BroadcastChannel('sidak');
  tabs.addEventListener('message', (event) => void hear(event.data));
  window.addEventListener('online', () => void closeLeftSession());
  void registerServiceWorker();
  // Before anything is shown: whoever left the phone lying about expects it to be locked.
  if ((await idleMinutes().catch(() => undefined)) !== undefined)
    await vault()
      .then((of) => of.lockWhenIdle())
      .catch(() => undefined);
  await openCurrent();
  void closeLeftSession();
  await lookForLosses().catch(() => undefined);
}

/** What was on this phone and is not there any more (F07): told to the person here and to the server. */
async function lookForLosses(): Promise<void> {
  const isEmptied = engine === null && (await hasNeverBeenUsed()) && hasTraces();
  if (!isEmptied && !hasLosses()) return;
  const lost = await loadLostStore();
  if (isEmptied) lost.lookForLosses();
  lost.showLosses();
  await lost.tellLosses(askNoted);
}

/** By what its own storage says; false where that cannot be read. */
async function hasNeverBeenUsed(): Promise<boolean> {
  return !(await hasAccounts().catch(() => true));
}

/** The person has read that a store was lost. */
export async function readLosses(): Promise<void> {
  (await loadLostStore()).readLosses();
}

async function openCurrent(): Promise<void> {
  try {
    const current = await currentAccount();
    if (current === null) await leave();
    else if (current.me === null) await leave('locked');
    else await enter(current.me, current);
  } catch {
    state.phase.value = 'broken';
  }
}

/** Who uses the phone changes one step after the other: of two at once, one would leave an engine that nobody closes. */
let turn: Promise<void> = Promise.resolve();

function inTurn(change: () => Promise<void>): Promise<void> {
  const done = turn.then(change);
  turn = done.catch(() => undefined);
  return done;
}

const enter = (me: Me, how: Current): Promise<void> => inTurn(() => open(me, how));
const leave = (next: Phase = 'signed-out'): Promise<void> => inTurn(() => close(next));

async function open(me: Me, { generation, isAsked, ownsSession: owns }: Current): Promise<void> {
  await engine?.close();
  engine = null;
  forgetPerson();
  ownsSession = owns;
  engine = await openEngine(me, generation, {
    tell: (what) => tellTabs({ accountId: me.accountId, what }),
    // What fails now is done at the next round: the server says it again.
    ended: () =>
      void vault()
        .then((of) => of.endDevice(me.accountId))
        .catch(() => undefined),
  });
  state.account.value = me;
  // Officers carry their phones about; others find it under "Ponsel ini".
  state.wantsPin.value = !isAsked && me.role === 'officer';
  state.phase.value = 'ready';
}

async function close(next: Phase): Promise<void> {
  await engine?.close();
  engine = null;
  forgetPerson();
  state.account.value = null;
  state.hasKnown.value = await hasAccounts().catch(() => false);
  state.phase.value = next;
}

/** Nothing of one person may be seen by the next. */
function forgetPerson(): void {
  pages?.forget();
  ownsSession = true;
  state.wantsPin.value = false;
  state.roster.value = null;
  state.sync.value = state.noSync;
  state.trouble.value = false;
  state.patch(state.connection, { needsSignIn: false, hasEnded: false, sending: false, appOutdated: false });
}

/** What another tab of this phone said. */
async function hear(message: unknown): Promise<void> {
  const { accountId, what } = asTold(message);
  if (what === 'account') await openCurrent();
  else if (accountId === engine?.accountId) await engine?.told(what).catch(() => undefined);
}

export async function signIn(username: string, password: string): Promise<Outcome> {
  const session = await atServer((of) => of.startSession(username, password));
  if (!session.ok) return session;
  const { me, isSealed } = session.value;
  state.isSealedOff.value = isSealed;
  try {
    if (engine?.accountId === me.accountId && !isSealed) await engine.signedIn(me);
    else await openCurrent();
  } catch {
    state.phase.value = 'broken';
  }
  tellTabs({ accountId: me.accountId, what: 'account' });
  return { ok: true };
}

let locking: Promise<Locking> | null = null;

/** Locking and unlocking, PIN and passkey, the accounts of this phone, the rescue file. Rejects if it cannot be loaded. */
export function vault(): Promise<Locking> {
  locking ??= loadLocking().then(({ createLocking }) =>
    createLocking({
      openCurrent,
      shut: () => leave('locked'),
      openId: () => engine?.accountId ?? null,
      tellTabs: () => tellTabs({ accountId: '', what: 'account' }),
    }),
  );
  locking.catch(() => {
    locking = null;
  });
  return locking;
}

async function atServer<T extends Outcome>(work: (of: Session) => Promise<T>): Promise<T | Failure> {
  const session = await loadSession().catch(() => null);
  return session === null ? offline : work(session);
}

/** The session of a sign-out made without network. */
async function closeLeftSession(): Promise<void> {
  if (engine === null && (await hasSessionToClose().catch(() => false)))
    await atServer(async (of) => of.closeLeftSession().then(() => ({ ok: true }))).catch(() => undefined);
}

/** Keeps the store and everything unsent. */
export async function signOut(): Promise<Outcome> {
  const ended = await atServer((of) => of.endSession());
  if (!ended.ok) return ended;
  await leave();
  tellTabs({ accountId: '', what: 'account' });
  return ended;
}

/** The first admin, by the one-time link; signed in afterwards. */
export async function setUp(token: string, username: string, name: string, password: string): Promise<Outcome> {
  const made = await atServer((of) => of.setUpFirstAdmin(token, username, name, password));
  return made.ok ? signIn(username, password) : made;
}

/** What the server wants wherever a password is set: salt, rounds and proof. Takes about a second. */
export async function stretch(password: string): Promise<Stretched> {
  return (await loadSession()).stretch(password);
}

/** All rows of a type on this device, own changes laid over. The same array until something changes. */
export function rowsOfType<T extends RowType>(type: T): readonly Row<T>[] {
  return engine?.memory.ofType(type) ?? [];
}

export function findRow<T extends RowType>(type: T, key: string): Row<T> | undefined {
  return engine?.memory.find(type, key);
}

/** Of the last mutation of this device that touched the row; 'sent' for rows that came from the server. */
export function rowState(type: RowType, key: string): SendState {
  return engine?.memory.rowState(type, key) ?? 'sent';
}

/** Resolves only after the strict transaction. What the rules refuse here is not saved: the form keeps it. */
export async function save<K extends Kind>(kind: K, body: Body<K>, options?: SaveOptions): Promise<Saved> {
  return engine === null ? { ok: false, why: 'storage' } : engine.save(kind, body, options);
}

/** Refused or in conflict and not settled, oldest first. */
export function attention(): AttentionItem[] {
  return engine?.memory.attention() ?? [];
}

/** The person has read why one was refused and lays it by; it stays on the device. Conflicts are settled instead. */
export async function setAside(id: string): Promise<void> {
  await engine?.setAside(id);
}

/** What waits, needs attention, or was sent and is not yet back as rows; in the order it was saved. */
export function outboxItems(): OutboxEntry[] {
  return engine?.memory.outbox() ?? [];
}

/** "Simpan salinan ke berkas": the mutation as JSON; null when it is not in the outbox. */
export function exportItem(id: string): Blob | null {
  const item = engine?.memory.item(id);
  return item === undefined ? null : new Blob([JSON.stringify(item.mutation, null, 2)], { type: 'application/json' });
}

/** Forms half filled in, by a key of the screen's choosing; any value that can be cloned. Failing sets `trouble`. */
export const drafts = {
  get: async (key: string): Promise<unknown> => engine?.draft(key),
  put: async (key: string, value: unknown): Promise<void> => engine?.putDraft(key, value),
  remove: async (key: string): Promise<void> => engine?.putDraft(key, undefined),
};

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
  /** Out of the form; `putBack` undoes it as long as the form is open. */
  remove: async (draft: string, sha256: string): Promise<void> =>
    withPhotos((of) => of.remove(draft, sha256), undefined),
  putBack: async (draft: string, sha256: string): Promise<void> =>
    withPhotos((of) => of.putBack(draft, sha256), undefined),
};

async function withPhotos<T>(does: (of: Photos) => Promise<T>, otherwise: T): Promise<T> {
  return engine === null
    ? otherwise
    : engine
        .photos()
        .then(does)
        .catch(() => otherwise);
}

async function photosOf(owner: string): Promise<PhotoShown[] | null> {
  return engine === null ? null : engine.photosOf(owner).catch(() => null);
}

/**
 * The office routes; paths begin with '/api/'. `get` falls back to the last good answer (`stale`) when the server
 * cannot be reached.
 */
export const office = {
  get: async <T>(path: string, query?: Query): Promise<Page<T>> =>
    (await officePages())?.get<T>(path, query) ?? offline,
  /** A GET of what is true now: never the last good answer, and nothing of it is kept on the device. */
  read: async <T>(path: string, query?: Query): Promise<Answer<T>> =>
    (await officePages())?.read<T>(path, query) ?? offline,
  send: async <T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> =>
    (await officePages())?.send<T>(method, path, body) ?? offline,
  /** PUT of raw bytes with their SHA-256: the packed roster. */
  sendBytes: async <T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<T>> =>
    (await officePages())?.sendBytes<T>(path, bytes, await sha256Bytes(bytes)) ?? offline,
};

/** The given rows as they will be once own unsent mutations arrive. Adds none. */
export function laidOver(rows: readonly Row[]): Row[] {
  return engine?.memory.layOver(rows) ?? [...rows];
}

/** Tries at once, whatever the back-off says. */
export function sendNow(): void {
  engine?.sendNow();
}

/** A person who opens his list would see what others did: asked for when the last answer is older than this. */
const newsAfterMs = 20_000;

/** Pulls when what is shown may be old: a report that was returned is there when its officer looks. */
export function lookForNews(): void {
  const { lastContactAt } = connection.peek();
  if (lastContactAt === null || nowMs() - Date.parse(lastContactAt) > newsAfterMs) engine?.sendNow();
}

/** The device's clock, corrected by the known offset to the server's. */
export const clock = {
  now: (): string => isoOf(correctedMs()),
  /** Of a time that the browser read off the device's clock, in milliseconds since 1970. */
  of: (wallMs: number): string => isoOf(wallMs + (engine?.clock.offset() ?? 0)),
  today: (timeZone: ZoneId): string => dayInZone(correctedMs(), timeZone),
};

type Told = { accountId: string; what: 'account' | 'rows' | 'outbox' };

function tellTabs(told: Told): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
  tabs?.postMessage(told);
}

/** Only this app's own tabs speak on the channel; an older version of it says the same. */
function asTold(message: unknown): Told {
  return message as Told;
}
