/**
 * What a commit will write: mutations decided in order, in memory, over the rows that were read (DESIGN §4). Pure.
 * Whatever the push itself brings (a parent after its child, an operation after its finding) is found here; what
 * still waits after that goes to `held`.
 */
import { decide } from '../../schema/decide.ts';
import { thingOf } from '../../schema/thing.ts';
import type { Decision } from '../../schema/outcome.ts';
import type { Row, RowRef, Rows } from '../../schema/rows.ts';
import { asRowOf, refName } from '../../schema/rows.ts';
import { type ChainReading, readChains } from './chain.ts';
import type { Answer, Item, NamedRef } from './item.ts';
import { readsOfItem } from './item.ts';
import { type Verdict, judge } from './judge.ts';
import { type Known, openingName } from './known-sql.ts';
import type { LogLine } from './log-sql.ts';
import type { KeptRow, Read, RowChange } from './rows-sql.ts';
import { type Increment, incrementsOf } from './tallies.ts';

/** A mutation that goes to wait for `parent`. */
export type Wait = { item: Item; parent: string };

export type Plan = {
  /** `ordinal` instead of a sequence number where the answer's entry is one of `lines`, from 1. */
  answers: Map<Item, Answer & { ordinal?: number }>;
  lines: LogLine[];
  changes: RowChange[];
  reads: Read[];
  /** Ids that must not have entered the log meanwhile: what the held ones wait for. */
  undecided: string[];
  waits: Wait[];
  /** Ids that waited and are decided. */
  released: string[];
  increments: Increment[];
  chains: ChainReading;
};

/** Mutable while a plan is made. */
export type Desk = {
  known: Known;
  /** Rows as the mutations decided so far leave them. */
  rows: Map<string, Row>;
  /** What this plan has decided, by id. */
  decided: Map<string, { hash: string; outcome: LogLine['outcome']; code: string | null; ordinal: number }>;
  /** By `openingName`: what was refused in this plan. */
  refused: Set<string>;
  waits: Wait[];
};

export function planOf(items: readonly Item[], known: Known, kept: ReadonlyMap<string, KeptRow>): Plan {
  const desk: Desk = {
    known,
    rows: new Map([...kept].map(([name, { row }]) => [name, row])),
    decided: new Map(),
    refused: new Set(),
    waits: [],
  };
  const chains = readChains(newOnes(items, known), known);
  const plan: Plan = {
    answers: new Map(),
    lines: [],
    changes: [],
    reads: [],
    undecided: [],
    waits: [],
    released: [],
    increments: [],
    chains,
  };
  const changed = new Map<string, RowChange>();
  for (const item of items) settle(item, desk, plan, changed);
  finish(desk, plan, changed, kept);
  return plan;
}

/** One item, then whatever of this push waited for it. */
function settle(first: Item, desk: Desk, plan: Plan, changed: Map<string, RowChange>): void {
  const queue = [first];
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
    const verdict = judgeAlone(item, desk, plan.chains.forked);
    note(item, verdict, desk, plan, changed);
    if (verdict.is !== 'entry') continue;
    const brought = broughtBy(item);
    queue.push(...desk.waits.filter(({ parent }) => brought.includes(parent)).map((wait) => wait.item));
    desk.waits = desk.waits.filter(({ parent }) => !brought.includes(parent));
  }
}

/** A mutation that a rule of ours stumbles over stays on its device, and its siblings go on (F23). */
function judgeAlone(item: Item, desk: Desk, forked: ReadonlySet<string>): Verdict {
  try {
    return judge(item, desk, forked, (one) => decideOver(one, desk));
  } catch (error) {
    console.error(item.envelope.kind, error); // oxlint-disable-line no-console
    return { is: 'answer', answer: { outcome: 'retry', code: 'internal' } };
  }
}

function note(item: Item, verdict: Verdict, desk: Desk, plan: Plan, changed: Map<string, RowChange>): void {
  switch (verdict.is) {
    case 'answer':
      plan.answers.set(item, verdict.answer);
      return;
    case 'wait':
      plan.answers.set(item, { outcome: 'held', detail: verdict.parent });
      desk.waits.push({ item, parent: verdict.parent });
      return;
    case 'entry': {
      const { outcome, code, detail } = verdict;
      const ordinal = plan.lines.push(lineOf(item, outcome, code));
      desk.decided.set(item.envelope.id, { hash: item.envelope.hash, outcome, code, ordinal });
      if (outcome === 'rejected' && opens(item))
        desk.refused.add(openingName(thingOfItem(item) ?? '', item.envelope.accountId));
      for (const row of verdict.changes) {
        const name = refName(row);
        desk.rows.set(name, row);
        changed.set(name, { ordinal, row });
      }
      plan.answers.set(item, { outcome, ordinal, ...(code === null ? {} : { code }), ...(detail ? { detail } : {}) });
    }
  }
}

function decideOver(item: Item, desk: Desk): Decision {
  if (!item.reading.ok) throw new TypeError('an unread mutation is not decided');
  const { actor, receipt } = item;
  return decide(item.reading.mutation, { rows: askedRows(readsOfItem(item), desk.rows), actor, receipt });
}

/** The rule sees the rows that it asked for and nothing else: looking further is a mistake of ours, and shows. */
function askedRows(reads: readonly NamedRef[], rows: ReadonlyMap<string, Row>): Rows {
  return {
    get(type, key) {
      // A dozen at most, so looking through them is quicker than a map of them for each mutation.
      const read = reads.find(({ ref }) => ref.type === type && ref.key === key);
      const row = read === undefined ? undefined : rows.get(read.name);
      return row === undefined ? null : asRowOf(row, type);
    },
  };
}

function finish(
  desk: Desk,
  plan: Plan,
  changed: ReadonlyMap<string, RowChange>,
  kept: ReadonlyMap<string, KeptRow>,
): void {
  plan.changes = [...changed.values()];
  plan.increments = incrementsOf(
    plan.changes.map(({ row }) => row),
    (ref) => kept.get(refName(ref))?.row ?? null,
    (ref) => desk.rows.get(refName(ref)) ?? null,
  );
  plan.reads = readsToGuard(desk, plan, kept);
  // Of what waits already only that whose first parent has come and which needs another now.
  plan.waits = desk.waits.filter(({ item, parent }) => desk.known.waiting.get(item.envelope.id)?.parent !== parent);
  plan.undecided = [...new Set(plan.waits.map(({ parent }) => parent))];
  // Also what another push has put into the log while this one was waiting.
  plan.released = [...desk.known.waiting.keys()].filter((id) => desk.decided.has(id) || desk.known.logged.has(id));
}

/** Rows that any verdict rests on: of what is decided now, and of what goes to wait because a row is absent. */
function readsToGuard(desk: Desk, plan: Plan, kept: ReadonlyMap<string, KeptRow>): Read[] {
  const refs = new Map<string, RowRef>();
  for (const item of plan.answers.keys()) {
    if (desk.decided.has(item.envelope.id) || desk.waits.some((wait) => wait.item === item)) {
      for (const { name, ref } of readsOfItem(item)) refs.set(name, ref);
    }
  }
  return [...refs].map(([name, ref]) => ({ ref, seq: kept.get(name)?.seq ?? null }));
}

/** What the chain has not seen yet. */
function newOnes(items: readonly Item[], known: Known): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const { id, deviceId, accountId } = item.envelope;
    const isOwn = known.devices.get(deviceId)?.accountId === accountId;
    if (!isOwn || item.wasHeld || known.logged.has(id) || known.waiting.has(id) || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** Names under which others may wait for it: its own id and, where it brings an operation, that operation's. */
function broughtBy(item: Item): string[] {
  const thing = opens(item) ? thingOfItem(item) : null;
  return thing === null ? [item.envelope.id] : [item.envelope.id, thing];
}

const opens = ({ envelope }: Item): boolean => envelope.kind === 'operation.open' || envelope.kind === 'operation.join';

const thingOfItem = ({ reading }: Item): string | null => (reading.ok ? thingOf(reading.mutation) : null);

function lineOf(item: Item, outcome: LogLine['outcome'], code: string | null): LogLine {
  const { envelope, receipt } = item;
  return { ...envelope, thing: thingOfItem(item), outcome, code, receivedAt: receipt.receivedAt };
}
