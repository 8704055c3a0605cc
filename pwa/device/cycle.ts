/**
 * One round with the server: who am I, send, pull, roster. One tab of a phone at a time (Web Locks); the server's
 * idempotency is the real guard (F22).
 */
import type { DeviceHealth } from '../../schema/device.ts';
import type { Me } from '../../schema/sync.ts';
import { readMe } from './answers.ts';
import type { ClockKeeper } from './clock.ts';
import type { Ask } from './http.ts';
import type { Memory } from './memory.ts';
import { nowIso, steadyMs } from './platform.ts';
import type { PullEnd, Puller } from './puller.ts';
import { pullAll } from './puller.ts';
import type { SendEnd, Sender } from './sender.ts';
import { sendAll } from './sender.ts';
import { alarmCount, connection, patch, trouble } from './state.ts';
import type { Sync } from './types.ts';
import type { Item, Store } from './store.ts';

export type Round = {
  ask: Ask;
  store: Store;
  memory: Memory;
  clock: ClockKeeper;
  accountId: string;
  /** The server's word on who this is, when it differs from what the device kept. */
  met: (me: Me) => Promise<void>;
  forked: () => Promise<void>;
  /** The server's current roster version. */
  rosterIs: (version: number) => Promise<void>;
  show: (change: Partial<Sync>) => void;
  health: (rest: readonly Item[]) => DeviceHealth;
  /** Other tabs of this phone read storage again. */
  tell: (what: 'rows' | 'outbox') => void;
};

/** `busy`: another tab is at it. `waits`: something is unsent still, or could not be asked. */
export type RoundEnd = 'fine' | 'waits' | 'busy';

/** A restore is noticed by a pull; then sending and pulling begin once more. */
const turnsMax = 3;

export function createCycle(round: Round) {
  let isKnown = false;
  let isOurSession = false;
  let pulledAtLeastOnce = false;

  let asked = round.clock.look();
  /** The clock is looked at before each question, so that an answer of ours tells how far it is off. */
  const timed: Pick<Sender & Puller, 'ask' | 'answered'> = {
    ask: (path, init) => {
      asked = round.clock.look();
      return round.ask(path, init);
    },
    answered: ({ serverTime }) => round.clock.learn(serverTime, asked),
  };

  /** Whether the session, if there is one, is this account's: on a shared phone the cookie may be another's by now. */
  async function isOurs(): Promise<boolean> {
    const sent = round.clock.look();
    const reply = await round.ask('/api/session');
    // Ended, or revoked: such a device may still push what it holds, so the push must find out by itself.
    if (reply.kind !== 'ok') return reply.kind === 'refused' && reply.isEnded;
    const me = readMe(reply.body);
    if (me === null) return false;
    if (me.accountId !== round.accountId) {
      patch(connection, { needsSignIn: true });
      return false;
    }
    round.clock.learn(me.serverTime, sent);
    await round.met(me);
    patch(connection, { needsSignIn: false });
    isKnown = true;
    return true;
  }

  async function send(): Promise<SendEnd> {
    if (round.memory.counts().waiting === 0) return 'empty';
    patch(connection, { sending: true });
    try {
      return await sendAll({
        ...timed,
        deviceId: async () => (await round.store.head())?.deviceId ?? '',
        now: nowIso,
        steadyMs,
        waiting: () => round.store.items('waiting'),
        health: round.health,
        mark: async (verdicts) => {
          await round.store.mark(verdicts);
          await round.memory.marked(verdicts.map(({ id }) => id));
          round.tell('outbox');
        },
        forked: round.forked,
      });
    } finally {
      patch(connection, { sending: false });
    }
  }

  async function pull(): Promise<PullEnd> {
    const { store, memory } = round;
    let pulledRows = 0;
    const end = await pullAll({
      ...timed,
      accountId: round.accountId,
      store,
      stored: async ({ put, gone, rows }) => {
        pulledRows += rows;
        round.show({ pulledRows });
        await memory.refresh(put, gone);
      },
    });
    if (end.end === 'restored') await memory.reload();
    if (pulledRows > 0 || end.end !== 'lost') round.tell('rows');
    round.show({ complete: (await store.sync()).isComplete });
    if (end.end !== 'done') return end;
    pulledAtLeastOnce = true;
    await store.tidy().catch(() => undefined);
    patch(connection, { needsSignIn: false });
    await round.rosterIs(end.roster);
    // A new role brings other feeds: what the device kept of the person is old.
    if (end.feedsChanged) isKnown = false;
    return end;
  }

  async function turn(wantsPull: boolean): Promise<RoundEnd> {
    let pullNext = wantsPull;
    // A save that fails meanwhile is newer than what this round shows of the store: its red stays.
    const alarms = alarmCount();
    for (let n = 0; n < turnsMax; n += 1) {
      isOurSession = isKnown || (await isOurs());
      if (!isOurSession) return 'waits';
      const unsent = round.memory.counts().waiting;
      const sent = await send();
      patch(connection, { appOutdated: sent === 'outdated' });
      if (sent === 'wrongAuthor') {
        isKnown = false;
        isOurSession = false;
        return 'waits';
      }
      // What has just been taken comes back as rows with the server's flags.
      pullNext ||= round.memory.counts().waiting < unsent;
      const pulled = pullNext || !pulledAtLeastOnce ? await pull() : null;
      if (pulled?.end === 'restored') continue;
      await round.store.putClock({ ...round.clock.state(), contactAt: connection.peek().lastContactAt });
      if (alarms === alarmCount()) trouble.value = false;
      return sent === 'empty' && (pulled === null || pulled.end === 'done') ? 'fine' : 'waits';
    }
    return 'waits';
  }

  return {
    /** `takesOver`: from a tab that seems frozen, whose own `run` rejects then. */
    run: (wantsPull: boolean, takesOver: boolean): Promise<RoundEnd> =>
      navigator.locks.request(
        `sync:sidak-${round.accountId}`,
        { [takesOver ? 'steal' : 'ifAvailable']: true },
        async (lock) => (lock === null ? 'busy' : turn(wantsPull)),
      ),
    /** Whether the session was this account's at the last round: what else is sent under it asks here. */
    isOurs: (): boolean => isOurSession,
    /** After signing in: the server is asked again who this is. */
    forget: (): void => {
      isKnown = false;
    },
  };
}
