/**
 * What the screens see: the rows the server gave, and over them the effect of this device's own mutations, worked
 * out by the server's own rule. Pure and in memory; storage is elsewhere. A row that is not here is unknown, which
 * the rules take as allowed.
 *
 * An acknowledged mutation stays laid over until a pull has brought its rows; on rows at least as new as its log
 * entry it has nothing left to say, so nothing is counted twice.
 */
import { thingOf } from '../../schema/thing.ts';
import { encounterKey } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import type { Actor, Decision } from '../../schema/outcome.ts';
import type { Row, RowRef, Rows, RowType } from '../../schema/rows.ts';
import { asRowOf, refName } from '../../schema/rows.ts';
import type { Rules } from './rules.ts';
import type { BaseRow } from './store.ts';

/** `seq` of its log entry once acknowledged; `hasEffect` false for what was refused: it only marks its thing. */
export type Own = { mutation: Mutation; seq: number | null; hasEffect: boolean };
export type Overlay = ReturnType<typeof createOverlay>;

/** `rules` answers null until they are loaded: then nothing is laid over. */
export function createOverlay(who: () => Actor, rules: () => Pick<Rules, 'decide'> | null) {
  const base = new Map<RowType, Map<string, BaseRow>>();
  const over = new Map<RowType, Map<string, Row>>();
  const touchedBy = new Map<string, string>();
  /** Encounter key → findings that may belong to it; whether they do is read off the rows. */
  const met = new Map<string, Set<string>>();
  const lists = new Map<RowType, readonly Row[]>();
  const rows: Rows = { get };
  /** Of all base rows that ever came. */
  let newest = 0;

  function get<T extends RowType>(type: T, key: string): Row<T> | undefined {
    const row =
      type === 'encounter' ? encounter(key) : (over.get(type)?.get(key) ?? base.get(type)?.get(key)?.row ?? null);
    return row === null ? undefined : (asRowOf(row, type) ?? undefined);
  }

  /** Not sent down: on a device it is what its findings say. */
  function encounter(key: string): Row<'encounter'> | null {
    const found = [...(met.get(key) ?? [])]
      .flatMap((id) => get('finding', id) ?? [])
      .filter(({ body }) => body.state !== 'withdrawn');
    const [first] = found;
    if (first === undefined) return null;
    const { operationId, subjectKey } = first.body;
    const body = { operationId, subject: subjectKey, findingIds: found.map((finding) => finding.key) };
    return { type: 'encounter', key, feed: null, version: first.version, body };
  }

  function noteMeeting(row: Row): void {
    if (row.type !== 'finding') return;
    const key = encounterKey(row.body.operationId, row.body.subjectKey);
    met.set(key, (met.get(key) ?? new Set()).add(row.key));
  }

  function putBase(fresh: readonly BaseRow[]): void {
    for (const one of fresh) {
      shelf(base, one.row.type).set(one.row.key, one);
      newest = Math.max(newest, one.seq);
      noteMeeting(one.row);
    }
  }

  function dropBase(names: readonly string[]): void {
    for (const name of names) {
      const at = name.indexOf('|');
      for (const [type, shelf] of base) if (type === name.slice(0, at)) shelf.delete(name.slice(at + 1));
    }
  }

  /** Lays one more over everything so far; answers what the rule said. */
  function append(own: Own): Decision | null {
    const { mutation, seq } = own;
    touchedBy.set(refName(targetOf(mutation)), mutation.id);
    if (!own.hasEffect || isDown(mutation)) return null;
    const decision = judge(mutation);
    if (decision?.outcome !== 'applied') return decision;
    for (const change of decision.changes) {
      const was = base.get(change.type)?.get(change.key);
      if (change.type === 'encounter' || (seq !== null && was !== undefined && was.seq >= seq)) continue;
      shelf(over, change.type).set(change.key, change);
      touchedBy.set(refName(change), mutation.id);
      noteMeeting(change);
      lists.delete(change.type);
    }
    return decision;
  }

  /** The finding came down before the answer to its sending did. */
  function isDown(m: Mutation): boolean {
    return m.kind === 'finding.record' && base.get('finding')?.has(m.id) === true;
  }

  /** Null: a row is of a shape this app does not know. One bad row must not take the others along. */
  function judge(mutation: Mutation, seen: Rows = rows): Decision | null {
    try {
      return rules()?.decide(mutation, { rows: seen, actor: who(), receipt: null }) ?? null;
    } catch {
      return null;
    }
  }

  return {
    get,
    judge: (mutation: Mutation) => judge(mutation),
    append,

    /** After base rows or the outbox changed: everything laid over anew, in the order it was saved. */
    rebase(owns: readonly Own[], fresh: readonly BaseRow[] = [], gone: readonly string[] = []): void {
      dropBase(gone);
      putBase(fresh);
      over.clear();
      touchedBy.clear();
      lists.clear();
      for (const own of owns) append(own);
    },

    /** No base row is of a later log entry. */
    newestSeq: (): number => newest,

    /** Replaces all base rows: at the start and when another tab has pulled. */
    reset(all: readonly BaseRow[], owns: readonly Own[]): void {
      base.clear();
      met.clear();
      this.rebase(owns, all);
    },

    /** Base rows in the order they came, then new ones. The same array until something changes. */
    ofType<T extends RowType>(type: T): readonly Row<T>[] {
      const known = lists.get(type) ?? merged(base.get(type), over.get(type));
      lists.set(type, known);
      return asRowsOf<T>(known);
    },

    /** Id of the last own mutation that changed this row, or meant to. */
    touchedBy: (type: RowType, key: string): string | undefined => touchedBy.get(refName({ type, key })),

    /** The given rows after the mutations; rows that are not given are read here and not added. */
    layOver(given: readonly Row[], mutations: readonly Mutation[]): Row[] {
      const laid = new Map(given.map((row) => [refName(row), row]));
      const look: Rows = {
        get: (type, key) => {
          const row = laid.get(refName({ type, key }));
          return row === undefined ? get(type, key) : (asRowOf(row, type) ?? undefined);
        },
      };
      for (const mutation of mutations) {
        const decision = judge(mutation, look);
        const changes = decision?.outcome === 'applied' ? decision.changes : [];
        for (const change of changes) if (laid.has(refName(change))) laid.set(refName(change), change);
      }
      return [...laid.values()];
    },
  };
}

/** The thing a mutation is about, as the row that holds it. */
export function targetOf(m: Mutation): RowRef {
  return { type: targetType(m.kind), key: thingOf(m) ?? m.id };
}

function targetType(kind: Mutation['kind']): RowType {
  const area = kind.slice(0, kind.indexOf('.'));
  if (area === 'catalogue') return 'entry';
  if (area === 'settle') return 'conflict';
  return areas.find((one) => one === area) ?? 'case';
}
const areas = ['operation', 'finding', 'case', 'unit', 'calendar', 'setting'] as const;

function merged(base: Map<string, BaseRow> | undefined, over: Map<string, Row> | undefined): readonly Row[] {
  const rows = [...(base?.values() ?? [])].map(({ row }) => over?.get(row.key) ?? row);
  for (const row of over?.values() ?? []) if (base?.has(row.key) !== true) rows.push(row);
  return rows;
}

function shelf<V>(shelves: Map<RowType, Map<string, V>>, type: RowType): Map<string, V> {
  const known = shelves.get(type) ?? new Map<string, V>();
  shelves.set(type, known);
  return known;
}

/** A shelf holds rows of its own type only; TypeScript cannot tie a map's value to its key. */
function asRowsOf<T extends RowType>(rows: readonly Row[]): readonly Row<T>[] {
  return rows as unknown as readonly Row<T>[];
}
