/**
 * The commit (DESIGN §4): one read batch, decisions in memory, one write batch that fails as a whole when a row it
 * rests on has moved; then again from the read, at most `limits.commitTriesMax` times, then in halves. What cannot
 * be written now is answered `retry`: its device keeps it and sends the same id again, which is harmless whatever
 * became of it here (F25).
 */
import { limits } from '../../schema/limits.ts';
import type { Envelope } from '../../schema/mutation.ts';
import type { RowRef } from '../../schema/rows.ts';
import { insertWaits, deleteWaits, insertAlarms, addToTallies, updateDevices } from './commit-sql.ts';
import type { Sender } from './commit-sql.ts';
import type { Answer, Item } from './item.ts';
import { operationOf, parentsOf, readsOfItem } from './item.ts';
import { type Known, selectKnown, toKnown } from './known-sql.ts';
import { type LogLine, type Logged, insertLog } from './log-sql.ts';
import { type Plan, planOf } from './plan.ts';
import { type KeptRow, guardReads, selectRows, toRows, writeRows } from './rows-sql.ts';

export type Commit = {
  answers: Map<Envelope, Answer>;
  /** Log entries that held mutations wait for: their ids. */
  awaited: string[];
};

/** How many write batches are left to a push, its halves and what follows from it. */
export type Budget = { batches: number };

/** Who brought the items. */
export type Bringer = {
  /** The device that pushed them; null: they waited here, or came in somebody's rescue file. */
  sender: Sender | null;
  /** An entry of the server's own for each batch that takes any of them in. */
  witness?: (plan: Plan) => Promise<LogLine>;
};

/** Answers every item; throws nothing that D1 throws. */
export async function commit(
  db: D1Database,
  items: readonly Item[],
  bringer: Bringer,
  budget: Budget,
): Promise<Commit> {
  for (let tries = 0; tries < limits.commitTriesMax && budget.batches > 0; tries += 1) {
    budget.batches -= 1;
    const attempt = await tryCommit(db, items, bringer);
    if (attempt.is === 'done') return attempt.commit;
    if (attempt.is === 'failed') return retryAll(items);
    // Nothing will make the database take this batch: one of its items is at fault, the others must go on.
    if (attempt.is === 'refused') break;
  }
  if (items.length <= 1 || budget.batches <= 0) return retryAll(items);
  const half = Math.ceil(items.length / 2);
  const first = await commit(db, items.slice(0, half), bringer, budget);
  const second = await commit(db, items.slice(half), bringer, budget);
  return { answers: new Map([...first.answers, ...second.answers]), awaited: [...first.awaited, ...second.awaited] };
}

type Attempt = { is: 'done'; commit: Commit } | { is: 'moved' | 'refused' | 'failed' };

async function tryCommit(db: D1Database, items: readonly Item[], bringer: Bringer): Promise<Attempt> {
  try {
    const { known, kept } = await readFor(db, items);
    // Who acts is not who he was when he was asked: nothing is decided for him who he was.
    if (items.some(({ via }) => known.devices.get(via.deviceId)?.standing !== via.standing)) return { is: 'failed' };
    const plan = planOf(withFirstReceipts(items, known), known, kept);
    const isTakenIn = plan.lines.length > 0 || plan.waits.length > 0;
    const witness = isTakenIn && bringer.witness !== undefined ? [await bringer.witness(plan)] : [];
    const guard = guardReads(db, plan.reads, plan.undecided, distinctVias(items));
    const batch = statementsOf(db, plan, { sender: bringer.sender, witness, guard });
    const results = batch.length === 0 ? [] : await db.batch<Logged>(batch);
    return { is: 'done', commit: commitOf(plan, results) };
  } catch (error) {
    // Told to the operator; what the device hears is `retry`.
    const is = failureOf(error);
    if (is !== 'moved') console.error(error); // oxlint-disable-line no-console
    return { is };
  }
}

/** Two statements in one batch: the mutations and their parents, the rows. */
async function readFor(db: D1Database, items: readonly Item[]): Promise<{ known: Known; kept: Map<string, KeptRow> }> {
  const envelopes = items.map((item) => item.envelope);
  const known = selectKnown(db, {
    ids: distinct([...envelopes.map((one) => one.id), ...items.flatMap(parentsOf)]),
    deviceIds: distinct(items.flatMap(({ envelope, via }) => [envelope.deviceId, via.deviceId])),
    numbers: items
      .filter((item) => !item.wasHeld)
      .map(({ envelope }) => [envelope.deviceId, envelope.deviceSeq] as const),
    openings: items.flatMap((item) => {
      const operationId = operationOf(item);
      return operationId === null ? [] : [[operationId, item.envelope.accountId] as const];
    }),
  });
  const rows = selectRows(db, distinctReads(items));
  const [about, found] = await db.batch(rows === null ? [known] : [known, rows]);
  return { known: toKnown(about?.results ?? []), kept: toRows(found?.results ?? []) };
}

/** What is sent again while it waits was first received then, and is judged by that. */
function withFirstReceipts(items: readonly Item[], known: Known): Item[] {
  return items.map((item) => {
    const waiting = known.waiting.get(item.envelope.id);
    if (!waiting) return item;
    return { ...item, receipt: { receivedAt: waiting.receivedAt, offsetMs: waiting.offsetMs } };
  });
}

/** The log first: all else takes its numbers from it. The order of the others does not matter: all or nothing. */
function statementsOf(
  db: D1Database,
  plan: Plan,
  { sender, witness, guard }: { sender: Sender | null; witness: readonly LogLine[]; guard: D1PreparedStatement },
): D1PreparedStatement[] {
  const { changes, increments, waits, released, chains } = plan;
  // Last, so that the rows' ordinals stay what the plan says.
  const lines = [...plan.lines, ...witness];
  return [
    ...(lines.length > 0 ? [insertLog(db, lines)] : []),
    ...(lines.length === 0 && waits.length === 0 ? [] : [guard]),
    ...writeRows(db, changes, lines.length),
    ...(increments.length > 0 ? [addToTallies(db, increments)] : []),
    ...(waits.length > 0 ? [insertWaits(db, waits)] : []),
    ...(released.length > 0 ? [deleteWaits(db, released)] : []),
    ...(chains.alarms.length > 0 ? [insertAlarms(db, chains.alarms)] : []),
    ...(sender === null && chains.heads.length === 0 ? [] : [updateDevices(db, chains.heads, sender)]),
  ];
}

function commitOf(plan: Plan, results: readonly D1Result<Logged>[]): Commit {
  const logged = plan.lines.length > 0 ? (results[0]?.results ?? []) : []; // the log's statement is the first
  const seqs = new Map(logged.map((one) => [one.id, one.seq]));
  const answers = new Map<Envelope, Answer>();
  for (const [{ envelope }, { ordinal, ...answer }] of plan.answers) {
    const seq = ordinal === undefined ? undefined : seqs.get(envelope.id);
    answers.set(envelope, seq === undefined ? answer : { ...answer, seq });
  }
  return { answers, awaited: logged.filter((one) => one.awaited > 0).map((one) => one.id) };
}

function retryAll(items: readonly Item[]): Commit {
  return { answers: new Map(items.map(({ envelope }) => [envelope, { outcome: 'retry', code: 'busy' }])), awaited: [] };
}

/**
 * 'moved': another commit came first; read again. 'refused': SQLite will not take this batch, ever. 'failed': no
 * answer of SQLite's at all, so nobody knows whether it was written.
 */
function failureOf(error: unknown): 'moved' | 'refused' | 'failed' {
  const text = String(error);
  if (/CHECK constraint failed: ok = 1|UNIQUE constraint failed: log\.(?:id|seq)/.test(text)) return 'moved';
  return /SQLITE_(?:CONSTRAINT|TOOBIG|ERROR|MISMATCH)/.test(text) ? 'refused' : 'failed';
}

function distinctReads(items: readonly Item[]): RowRef[] {
  const refs = new Map<string, RowRef>();
  for (const item of items) for (const { name, ref } of readsOfItem(item)) refs.set(name, ref);
  return [...refs.values()];
}

function distinctVias(items: readonly Item[]): Item['via'][] {
  return [...new Map(items.map(({ via }) => [via.deviceId, via])).values()];
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)];
}
