/**
 * Rows: what the server keeps as the present state of each thing, what comes down to devices, and all that
 * `decide` may look at. A row changes only as the effect of a mutation (or of a door of its own: credentials,
 * roster). `version` is the id of the mutation that last changed the thing on purpose; `seq` is the log entry
 * that last touched the row in any way, and only the server knows it.
 */
import type { CalendarRow, SettingRow } from './office.ts';
import type { CaseRow } from './case.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { FindingRow } from './finding.ts';
import type { CountRow, MemberRow, OperationRow } from './operation.ts';

/** Findings on one subject in one operation: the key row that lets "is there another one" be guarded. */
export type EncounterRow = { operationId: string; subject: string; findingIds: string[] };

/** One earlier offence as the officer sees it in the repeat warning. */
export type Offence = { findingId: string; on: string; place: string; violation: string; action: string };
/** What phones know of one employee: the latest offences (at most 10, newest first) and how many more there are. */
export type StandingRow = { employeeId: number; offences: Offence[]; more: number };

/** A mutation that met a moved thing. It stays open until a person settles it. */
export type ConflictRow = {
  mutationId: string;
  kind: string;
  thing: string;
  /** Of a case: the unit it lay in, by which personnel are told apart; absent before this was kept. */
  unitId?: string | null;
  accountId: string;
  accountName: string;
  code: string;
  openedAt: string;
  state: 'open' | 'mine' | 'theirs' | 'referred';
  why: string | null;
  settledBy: string | null;
};

/** `trail` is '/root/office/unit/': prefix of a subtree and the way to the office (its second step). */
export type UnitRow = {
  id: string;
  name: string;
  shortName: string;
  parentId: string | null;
  trail: string;
  externalId: string | null;
  retired: boolean;
};

/** An officer whom a leader can put on his team. */
export type OfficerRow = { accountId: string; name: string; active: boolean };

export type RowBodies = {
  operation: OperationRow;
  member: MemberRow;
  count: CountRow;
  finding: FindingRow;
  case: CaseRow;
  encounter: EncounterRow;
  standing: StandingRow;
  conflict: ConflictRow;
  entry: CatalogueEntry;
  unit: UnitRow;
  calendar: CalendarRow;
  setting: SettingRow;
  officer: OfficerRow;
};
export type RowType = keyof RowBodies;
export const rowTypes = [
  'operation',
  'member',
  'count',
  'finding',
  'case',
  'encounter',
  'standing',
  'conflict',
  'entry',
  'unit',
  'calendar',
  'setting',
  'officer',
] as const satisfies readonly RowType[];

/** Names one row, e.g. {type: 'finding', key: '0190…'}. */
export type RowRef = { [T in RowType]: { type: T; key: string } }[RowType];

/** A row as it is kept. `feed` null: no device follows it. */
export type Row<T extends RowType = RowType> = {
  [K in T]: { type: K; key: string; feed: string | null; version: string; body: RowBodies[K] };
}[T];

/**
 * The rows that a rule may see. A row is present (the row), absent (null) or unknown (undefined). Unknown
 * occurs only on a device, is treated as allowed, and what follows from it is shown as unsent.
 */
export type Rows = { get<T extends RowType>(type: T, key: string): Row<T> | null | undefined };

export function refName(ref: { type: RowType; key: string }): string {
  return `${ref.type}|${ref.key}`;
}

/** A `Rows` over a map from `refName` to row; what the map lacks is absent or unknown as `missing` says. */
export function rowsOf(map: ReadonlyMap<string, Row>, missing: null | undefined): Rows {
  return {
    get<T extends RowType>(type: T, key: string) {
      const row = map.get(refName({ type, key }));
      if (row === undefined) return missing;
      return asRowOf(row, type) ?? missing;
    },
  };
}

/** The row if it is of that type. TypeScript cannot narrow a union by a type parameter, hence the cast. */
export function asRowOf<T extends RowType>(row: Row, type: T): Row<T> | null {
  return row.type === type ? (row as Row<T>) : null;
}

/** Feeds (DESIGN §4). Standing has a feed of its own, since roles without findings follow `all` too. */
export const feeds = {
  all: 'all',
  field: 'field',
  operation: (operationId: string): string => `operation:${operationId}`,
  account: (accountId: string): string => `account:${accountId}`,
} as const;

/** The perangkat daerah that a unit belongs to: the second step of its trail, or the root itself. */
export function officeOf(unit: UnitRow): string {
  const steps = unit.trail.split('/').filter((step) => step !== '');
  return steps[1] ?? steps[0] ?? unit.id;
}
