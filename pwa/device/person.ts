/**
 * Who uses this phone: opening his store at the start, signing in and out, locking, and what other tabs say of it.
 * Changes go one after the other (`inTurn`); each leaves either one engine or none.
 */
import type { Me } from '../../schema/sync.ts';
import { askNoted } from './contact.ts';
import { atWork, offline } from './at-work.ts';
import type { Stretched } from './credentials.ts';
import { openEngine } from './engine.ts';
import type { Locking } from './locking.ts';
import { forgetPages } from './office-door.ts';
import { loadLocking, loadLostStore, loadSession } from './on-demand.ts';
import { type Current, currentAccount, hasAccounts, hasSessionToClose, idleMinutes } from './registry.ts';
import { registerServiceWorker } from './service.ts';
import * as state from './state.ts';
import type { Failure, Outcome, Phase } from './types.ts';
import { hasLosses, hasTraces } from './witness.ts';

type Session = Awaited<ReturnType<typeof loadSession>>;
let tabs: BroadcastChannel | null = null;

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
  const isEmptied = atWork.engine === null && (await hasNeverBeenUsed()) && hasTraces();
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
  await atWork.engine?.close();
  atWork.engine = null;
  forgetPerson();
  atWork.ownsSession = owns;
  toldMeanwhile = false;
  const engine = await openEngine(me, generation, {
    tell: (what) => tellTabs({ accountId: me.accountId, what }),
    // What fails now is done at the next round: the server says it again.
    ended: () =>
      void vault()
        .then((of) => of.endDevice(me.accountId))
        .catch(() => undefined),
  });
  const hears = (): Promise<void> => {
    toldMeanwhile = false;
    return engine.told('rows').catch(() => undefined);
  };
  if (toldMeanwhile) await hears();
  // In one turn: whoever asks whose store this is hears the same from both.
  atWork.engine = engine;
  state.account.value = me;
  if (toldMeanwhile) void hears();
  // Officers carry their phones about; others find it under "Ponsel ini".
  state.wantsPin.value = !isAsked && me.role === 'officer';
  state.phase.value = 'ready';
}

async function close(next: Phase): Promise<void> {
  await atWork.engine?.close();
  atWork.engine = null;
  forgetPerson();
  state.account.value = null;
  state.hasKnown.value = await hasAccounts().catch(() => false);
  state.phase.value = next;
}

/** Nothing of one person may be seen by the next. */
function forgetPerson(): void {
  forgetPages();
  atWork.ownsSession = true;
  state.wantsPin.value = false;
  state.roster.value = null;
  state.sync.value = state.noSync;
  state.trouble.value = false;
  state.patch(state.connection, { needsSignIn: false, hasEnded: false, sending: false, appOutdated: false });
}

/** Another tab has written while this one was still reading. */
let toldMeanwhile = false;

/** What another tab of this phone said. */
async function hear(message: unknown): Promise<void> {
  const { accountId, what } = asTold(message);
  toldMeanwhile ||= what !== 'account';
  if (what === 'account') await openCurrent();
  else if (accountId === atWork.engine?.accountId) await atWork.engine?.told(what).catch(() => undefined);
}

export async function signIn(username: string, password: string): Promise<Outcome> {
  const session = await atServer((of) => of.startSession(username, password));
  if (!session.ok) return session;
  const { me, isSealed } = session.value;
  state.isSealedOff.value = isSealed;
  try {
    if (atWork.engine?.accountId === me.accountId && !isSealed) await atWork.engine.signedIn(me);
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
      openId: () => atWork.engine?.accountId ?? null,
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
  if (atWork.engine === null && (await hasSessionToClose().catch(() => false)))
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

type Told = { accountId: string; what: 'account' | 'rows' | 'outbox' };

function tellTabs(told: Told): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
  tabs?.postMessage(told);
}

/** Only this app's own tabs speak on the channel; an older version of it says the same. */
function asTold(message: unknown): Told {
  return message as Told;
}
