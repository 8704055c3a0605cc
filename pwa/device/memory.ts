/**
 * What screens read of one account: rows with own changes laid over, and the outbox. A copy of what storage said
 * last, never ahead of it: "Terkirim" and "Tersimpan" are read back, not assumed (F20, F38).
 */
import type { Actor, Decision } from '../../schema/outcome.ts';
import type { Mutation } from '../../schema/mutation.ts';
import type { Row, RowType } from '../../schema/rows.ts';
import type { Me } from '../../schema/sync.ts';
import type { Own } from './overlay.ts';
import { createOverlay, targetOf } from './overlay.ts';
import { rulesNow, rulesOr } from './rules.ts';
import type { BaseRow, Item, Store } from './store.ts';
import type { AttentionItem, OutboxEntry, SendState } from './types.ts';

/** Something lands while storage is read once in a great while, and hardly ever again while it is read once more. */
const readingsMax = 5;
/** More than anybody does between two readings of a page, also who forwards a whole list at once. */
const landedMax = 200;

export type Memory = ReturnType<typeof createMemory>;

export function createMemory(store: Pick<Store, 'rows' | 'items' | 'itemsOf'>, who: () => Me, changed: () => void) {
  const overlay = createOverlay(() => actorOf(who()), rulesNow);
  let items = new Map<string, Item>();
  /** Grows with each change of single items or rows: a reading of all that began before it holds what was before. */
  let changes = 0;

  /** Opening what was sealed takes a while; what is saved, answered or pulled meanwhile must not go from view (F38). */
  async function whole<T>(read: () => Promise<T>): Promise<T> {
    for (let readings = 1; ; readings += 1) {
      const before = changes;
      const all = await read();
      if (before === changes || readings === readingsMax) return all;
    }
  }

  async function readItems(): Promise<Item[]> {
    const fresh = await store.items('waiting', 'attention', 'sent');
    if (fresh.length > 0) await rulesOr(again);
    return fresh;
  }

  const owns = (): Own[] => [...items.values()].map(ownOf);
  /** Changes that have landed since the app was opened, the oldest first: see `layOver`. */
  const landed: Mutation[] = [];
  const keep = (fresh: readonly Item[]): void => {
    const before = items;
    items = new Map(fresh.map((item) => [item.mutation.id, item]));
    for (const [id, { mutation, state }] of before)
      if (state !== 'attention' && !items.has(id) && 'version' in mutation.body) landed.push(mutation);
    landed.splice(0, landed.length - landedMax);
  };

  /** The rules came after the screens: what is laid over is worked out now. */
  function again(): void {
    overlay.rebase(owns());
    changed();
  }

  /** The outbox from storage, with what the last pull changed among the rows. */
  async function refresh(put: readonly BaseRow[] = [], gone: readonly string[] = []): Promise<void> {
    keep(await whole(readItems));
    if (put.length + gone.length > 0) changes += 1;
    overlay.rebase(owns(), put, gone);
    changed();
  }

  /** It was laid over as it is now, and no row that came down can hold its effect already. */
  function changesNothing({ mutation, state, seq }: Item): boolean {
    const was = items.get(mutation.id);
    if (was?.state !== 'waiting' || state === 'attention' || state === 'landed') return false;
    return seq === null || seq > overlay.newestSeq();
  }

  function attention(): AttentionItem[] {
    const settled = settledBy(items.values());
    return [...items.values()].flatMap((item) => {
      const { mutation, outcome, code } = item;
      if (item.state !== 'attention' || item.isAside) return [];
      const conflict = overlay.get('conflict', mutation.id) ?? null;
      if (settled.has(mutation.id) || (conflict !== null && conflict.body.state !== 'open')) return [];
      const { type, key } = targetOf(mutation);
      const theirs = asRow(overlay.get(type, key));
      const kind = outcome === 'conflict' ? 'conflict' : 'rejected';
      return [{ mutation, outcome: kind, code: code ?? kind, mine: mutation.body, theirs, conflict }];
    });
  }

  return {
    attention,

    /** Everything from storage: at the start, after a restore, when another tab has pulled. */
    async reload(): Promise<void> {
      const [rows, fresh] = await whole(() => Promise.all([store.rows(), readItems()]));
      keep(fresh);
      overlay.reset(rows, owns());
      changed();
    },

    refresh,

    /**
     * What the server has just said of these, read back from storage. An acknowledgement leaves what is laid over as it
     * is, so a long outbox is not read and decided anew for each answer; whatever else is said begins from storage.
     */
    async marked(ids: readonly string[]): Promise<void> {
      const fresh = await store.itemsOf(ids);
      if (fresh.length !== ids.length || !fresh.every(changesNothing)) return refresh();
      changes += 1;
      for (const item of fresh) items.set(item.mutation.id, item);
      changed();
    },

    /** One just saved, read back from storage. False: it is not there. */
    async added(id: string): Promise<boolean> {
      const [item] = await store.itemsOf([id]);
      if (item === undefined) return false;
      changes += 1;
      items.set(id, item);
      overlay.append(ownOf(item));
      changed();
      return true;
    },

    /** What the rule says before anything is saved. */
    judge: (mutation: Mutation): Decision | null => overlay.judge(mutation),

    find: <T extends RowType>(type: T, key: string): Row<T> | undefined => overlay.get(type, key),
    ofType: <T extends RowType>(type: T): readonly Row<T>[] => overlay.ofType(type),
    /**
     * A page of the server may have been read before own work landed, and is read again only a moment later: without
     * what has landed it would go back to what was before, under the hands of who writes the next step. On a newer row
     * a change has no effect: it names the version that it was made upon.
     */
    layOver: (rows: readonly Row[]): Row[] => {
      const unlanded = [...items.values()].filter((item) => ownOf(item).hasEffect).map(({ mutation }) => mutation);
      return overlay.layOver(rows, [...landed, ...unlanded]);
    },

    rowState(type: RowType, key: string): SendState {
      const item = items.get(overlay.touchedBy(type, key) ?? '');
      return item === undefined ? 'sent' : stateOf(item);
    },

    item: (id: string): Item | undefined => items.get(id),
    outbox: (): OutboxEntry[] =>
      [...items.values()].map((item) => ({
        mutation: item.mutation,
        state: stateOf(item),
        held: item.state === 'waiting' && item.outcome === 'held',
      })),
    /** The first saved of what waits. */
    oldestWaiting: (): Mutation | undefined => [...items.values()].find(({ state }) => state === 'waiting')?.mutation,
    counts: () => ({
      waiting: [...items.values()].filter(({ state }) => state === 'waiting').length,
      attention: attention().length,
    }),
  };
}

function actorOf(me: Me): Actor {
  const units = me.unitIds === null ? 'all' : new Set(me.unitIds);
  return { accountId: me.accountId, name: me.name, role: me.role, units, revoked: false };
}

function ownOf({ mutation, seq, state }: Item): Own {
  return { mutation, seq, hasEffect: state !== 'attention' };
}

function stateOf({ state }: Item): SendState {
  return state === 'landed' ? 'sent' : state;
}

/** Ids of conflicts that a later mutation of this device settles and that was not itself refused. */
function settledBy(items: Iterable<Item>): Set<string> {
  const ids = new Set<string>();
  for (const { mutation, state } of items) {
    if (state === 'attention') continue;
    if (mutation.kind === 'settle.keep' || mutation.kind === 'settle.refer') ids.add(mutation.body.mutationId);
    else if ('settles' in mutation.body && mutation.body.settles !== null) ids.add(mutation.body.settles);
  }
  return ids;
}

function asRow(row: Row | undefined): Row | null {
  return row ?? null;
}
