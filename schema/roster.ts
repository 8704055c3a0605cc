/**
 * The roster: everybody who can be found by name or number, ours to know but not ours to keep. It comes whole
 * from the personnel system as a file; it is compared, applied as differences, and undone by applying the version
 * before as a new one. Nobody is removed: who is gone is inactive and still found by number.
 */
import type { EmploymentStatus, NipFault } from './identity.ts';
import { limits } from './limits.ts';

export type RosterEmployee = {
  /** Ours, small and for ever: numbers change when a person changes agency. */
  id: number;
  /** The number of today; '' for contract staff without one. */
  nip: string;
  /** Every number this person has had, the present one included, oldest first. */
  numbers: readonly string[];
  /** With titles, as printed. */
  name: string;
  unitId: string;
  post: string;
  status: EmploymentStatus;
  active: boolean;
  /** From here on: on the server only, for letters and the national export. Never on a phone. */
  grade: string | null;
  echelon: string | null;
  pnsId: string | null;
  gradeId: string | null;
  standing: string | null;
  standingId: string | null;
};

/** A unit as far as a roster file can name it. */
export type RosterUnit = { id: string; name: string; shortName?: string; externalId?: string | null };

/** One row of a file, cut down to what is needed. Nothing in it has been judged yet. */
export type RosterRow = {
  /** As a spreadsheet numbers it: the header is row 1. */
  row: number;
  /** As written, to be judged. */
  nip: string;
  name: string;
  /** The national unit id where the file has one, else the name. */
  unitRef: string;
  unitName: string;
  post: string;
  /** As written: PNS, C, PPPK Paruh Waktu … */
  status: string;
  grade: string | null;
  echelon: string | null;
  pnsId: string | null;
  gradeId: string | null;
  standing: string | null;
  standingId: string | null;
};

export type RefusalReason =
  | NipFault
  | 'number-missing'
  | 'looks-like-nik'
  | 'name-missing'
  | 'text-too-long'
  | 'too-many-cells'
  | 'unknown-unit'
  | 'ambiguous-unit'
  | 'unknown-status'
  | 'status-differs-from-number'
  | 'matches-two-people'
  | 'duplicate';

/** A row that is not imported, why, and the value to look for. `firstRow`: of a duplicate, the row that was taken. */
export type Refusal = { row: number; reason: RefusalReason; value: string; firstRow?: number };

export type RosterFormat = 'siasn' | 'plain';
export type ParsedRoster = {
  format: RosterFormat;
  delimiter: string;
  rows: readonly RosterRow[];
  /** Refused for their shape alone. */
  refused: readonly Refusal[];
};

export const comparedFields = [
  'nip',
  'name',
  'unitId',
  'post',
  'status',
  'active',
  'grade',
  'echelon',
  'pnsId',
  'gradeId',
  'standing',
  'standingId',
] as const satisfies readonly (keyof RosterEmployee)[];
export type ComparedField = (typeof comparedFields)[number];

export type ChangedEmployee = { before: RosterEmployee; after: RosterEmployee; fields: ComparedField[] };

export type RosterPreview = {
  fresh: RosterEmployee[];
  changed: ChangedEmployee[];
  /** Those of `changed` whose unit changed: their open cases may be handed over. */
  moved: ChangedEmployee[];
  /** As they are now; applying makes them inactive. */
  gone: RosterEmployee[];
  unchanged: number;
  refused: Refusal[];
  /** Employees whose own row was refused: left as they are, not gone. */
  kept: number;
  /** Part (0–1) of the active roster that would be gone. */
  goneShare: number;
  /** So many gone that the file is probably not the whole roster: ask before applying. */
  isManyGone: boolean;
};

const manyGoneShare = 0.2;

/** The whole new state of one employee; gone = inactive. */
export type RosterChange = { employee: RosterEmployee };

/** Fills in what follows from the lists. `activeCount`: active employees before. */
export function summed(
  preview: Omit<RosterPreview, 'moved' | 'goneShare' | 'isManyGone'>,
  activeCount: number,
): RosterPreview {
  const goneShare = activeCount === 0 ? 0 : preview.gone.length / activeCount;
  return {
    ...preview,
    moved: preview.changed.filter((change) => change.fields.includes('unitId')),
    goneShare,
    isManyGone: goneShare > manyGoneShare,
  };
}

export function fieldsThatDiffer(before: RosterEmployee, after: RosterEmployee): ComparedField[] {
  return comparedFields.filter((field) => before[field] !== after[field]);
}

/** What the server is sent: the new state of everybody who differs. */
export function differencesOf(preview: RosterPreview): RosterChange[] {
  return [
    ...preview.fresh.map((employee) => ({ employee })),
    ...preview.changed.map(({ after }) => ({ employee: after })),
    ...preview.gone.map((employee) => ({ employee: { ...employee, active: false } })),
  ];
}

/** Pages of at most `limits.rosterPageMax` changes. */
export function rosterPages(changes: readonly RosterChange[]): RosterChange[][] {
  const pages: RosterChange[][] = [];
  for (let at = 0; at < changes.length; at += limits.rosterPageMax) {
    pages.push(changes.slice(at, at + limits.rosterPageMax));
  }
  return pages;
}

/** The roster after the changes, in order of id. */
export function applyChanges(current: readonly RosterEmployee[], changes: readonly RosterChange[]): RosterEmployee[] {
  const byId = new Map(current.map((employee) => [employee.id, employee]));
  for (const { employee } of changes) byId.set(employee.id, employee);
  return [...byId.values()].toSorted((a, b) => a.id - b.id);
}

/**
 * Undo: the version before as the next one. Who came with the import stays, inactive; everybody else gets his
 * former state back, numbers included: a wrongly imported number must not go on naming him.
 */
export function previewRestore(previous: readonly RosterEmployee[], current: readonly RosterEmployee[]): RosterPreview {
  const now = new Map(current.map((employee) => [employee.id, employee]));
  const fresh: RosterEmployee[] = [];
  const changed: ChangedEmployee[] = [];
  for (const after of previous) {
    const before = now.get(after.id);
    now.delete(after.id);
    if (before === undefined) fresh.push(after);
    else if (!isSame(before, after)) changed.push({ before, after, fields: fieldsThatDiffer(before, after) });
  }
  const gone = [...now.values()].filter((employee) => employee.active);
  const unchanged = previous.length - fresh.length - changed.length;
  const activeCount = current.filter((employee) => employee.active).length;
  return summed({ fresh, changed, gone, unchanged, refused: [], kept: 0 }, activeCount);
}

function isSame(before: RosterEmployee, after: RosterEmployee): boolean {
  return fieldsThatDiffer(before, after).length === 0 && before.numbers.join() === after.numbers.join();
}
