/**
 * Reading a unit file: ID, NAMA_UNOR, ID_ATASAN (the national system's organisation export). Says what is new,
 * changed and refused before anything is saved. Units never move (schema/office.ts), so a row that names another
 * parent than the unit has is refused with its number. A unit that is not in the file stays as it is.
 */
import Papa from 'papaparse';

import { limits } from '../../schema/limits.ts';
import type { UnitRow } from '../../schema/rows.ts';

export type UnitFacts = Omit<UnitRow, 'trail'>;
export type UnitRefusalReason =
  | 'id-missing'
  | 'id-wrong'
  | 'name-missing'
  | 'name-long'
  | 'duplicate'
  | 'parent-unknown'
  | 'parent-refused'
  | 'circle'
  | 'moved';
export type UnitRefusal = { row: number; reason: UnitRefusalReason; value: string };
export type UnitPreview = {
  /** Parents before children, so that each finds the one it stands under. */
  fresh: UnitFacts[];
  changed: { before: UnitRow; after: UnitFacts }[];
  unchanged: number;
  refused: UnitRefusal[];
};
export type UnitFileFault = { ok: false; reason: 'empty' | 'headers' | 'too-many' };

/** Ten times the largest regency known. */
export const unitRowsMax = 10_000;
/** Deeper no government is; a longer way up is a mistake in the file, and must not exhaust the stack. */
const depthMax = 50;

const headers = {
  id: ['ID', 'ID UNOR', 'UNOR ID'],
  name: ['NAMA UNOR', 'NAMA', 'UNOR NAMA'],
  parent: ['ID ATASAN', 'DIATASAN ID'],
};

type Line = { row: number; id: string; name: string; parentRef: string };

export function previewUnits(
  text: string,
  known: readonly UnitRow[],
): { ok: true; preview: UnitPreview } | UnitFileFault {
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '');
  if (body.trim() === '') return { ok: false, reason: 'empty' };
  const { data } = Papa.parse<string[]>(body, { delimitersToGuess: [',', ';', '\t', '|'] });
  const columns = columnsOf(data[0] ?? []);
  if (columns === null) return { ok: false, reason: 'headers' };
  if (data.length > unitRowsMax) return { ok: false, reason: 'too-many' };
  const lines = data.slice(1).flatMap((cells, at) => {
    const cell = (index: number): string => (cells[index] ?? '').replace(/[\p{Cc}\p{Zs}]+/gu, ' ').trim();
    if (cells.every((one) => one.trim() === '')) return [];
    return [{ row: at + 2, id: cell(columns.id), name: cell(columns.name), parentRef: cell(columns.parent) }];
  });
  return { ok: true, preview: compare(lines, known) };
}

function columnsOf(header: readonly string[]): { id: number; name: number; parent: number } | null {
  const cells = header.map((cell) => cell.trim().toUpperCase().replaceAll('_', ' '));
  const at = (names: readonly string[]): number => cells.findIndex((cell) => names.includes(cell));
  const found = { id: at(headers.id), name: at(headers.name), parent: at(headers.parent) };
  return Object.values(found).includes(-1) ? null : found;
}

function compare(lines: readonly Line[], known: readonly UnitRow[]): UnitPreview {
  const refused: UnitRefusal[] = [];
  const right = new Map<string, Line>();
  for (const line of lines) {
    const reason = faultOf(line, right);
    if (reason === null) right.set(line.id, line);
    else refused.push({ row: line.row, reason, value: reason === 'id-missing' ? line.name : line.id || line.name });
  }
  const preview: UnitPreview = { fresh: [], changed: [], unchanged: 0, refused };
  const place = placer(right, known);
  for (const line of right.values()) {
    const placed = place(line);
    if (!placed.ok) {
      refused.push({ row: line.row, reason: placed.reason, value: placed.value });
      continue;
    }
    sort(preview, factsOf(line, placed), placed.was);
  }
  refused.sort((a, b) => a.row - b.row);
  preview.fresh = parentsFirst(preview.fresh);
  return preview;
}

function faultOf({ id, name }: Line, right: ReadonlyMap<string, Line>): UnitRefusalReason | null {
  if (id === '') return 'id-missing';
  if (!/^[A-Za-z0-9._-]{1,60}$/.test(id)) return 'id-wrong';
  if (name === '') return 'name-missing';
  if (name.length > limits.lineMax) return 'name-long';
  return right.has(id) ? 'duplicate' : null;
}

type Placed =
  | { ok: true; id: string; parentId: string | null; was: UnitRow | undefined }
  | { ok: false; reason: UnitRefusalReason; value: string };

/** A unit is known by its national id or by ours. Says where a line belongs, and remembers it for its children. */
function placer(right: ReadonlyMap<string, Line>, known: readonly UnitRow[]): (line: Line) => Placed {
  const byRef = new Map(known.map((unit) => [unit.id, unit]));
  for (const unit of known) if (unit.externalId !== null) byRef.set(unit.externalId, unit);
  const memory = new Map<string, Placed>();
  const place = (line: Line, way: readonly string[] = []): Placed => {
    const done = memory.get(line.id);
    if (done !== undefined) return done;
    const placed = decide(line, [...way, line.id]);
    memory.set(line.id, placed);
    return placed;
  };
  const decide = (line: Line, way: readonly string[]): Placed => {
    const was = byRef.get(line.id);
    const id = was?.id ?? line.id;
    const parent = parentOf(line, way);
    if (!parent.ok) return parent;
    if (was !== undefined && was.parentId !== parent.id) return { ok: false, reason: 'moved', value: line.name };
    return { ok: true, id, parentId: parent.id, was };
  };
  const parentOf = (
    { id, parentRef }: Line,
    way: readonly string[],
  ): { ok: true; id: string | null } | { ok: false; reason: UnitRefusalReason; value: string } => {
    // The national export lets the topmost unit name itself.
    if (parentRef === '' || parentRef === id) return { ok: true, id: null };
    if (way.includes(parentRef) || way.length > depthMax) return { ok: false, reason: 'circle', value: parentRef };
    const line = right.get(parentRef);
    if (line !== undefined) {
      const placed = place(line, way);
      return placed.ok ? { ok: true, id: placed.id } : { ok: false, reason: 'parent-refused', value: parentRef };
    }
    const unit = byRef.get(parentRef);
    return unit === undefined ? { ok: false, reason: 'parent-unknown', value: parentRef } : { ok: true, id: unit.id };
  };
  return place;
}

function factsOf(line: Line, { id, parentId, was }: Extract<Placed, { ok: true }>): UnitFacts {
  // A short name that the office chose stays; one that only repeated the old name follows the new.
  const isOwnShortName = was !== undefined && was.shortName !== was.name.slice(0, limits.nameMax).trim();
  return {
    id,
    name: line.name,
    shortName: isOwnShortName ? was.shortName : line.name.slice(0, limits.nameMax).trim(),
    parentId,
    externalId: was?.externalId ?? line.id,
    retired: was?.retired ?? false,
  };
}

function sort(preview: UnitPreview, after: UnitFacts, before: UnitRow | undefined): void {
  if (before === undefined) preview.fresh.push(after);
  else if (before.name === after.name && before.externalId === after.externalId) preview.unchanged += 1;
  else preview.changed.push({ before, after });
}

function parentsFirst(units: readonly UnitFacts[]): UnitFacts[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const depthOf = (unit: UnitFacts): number => {
    let depth = 0;
    // A circle was refused before, so the way up ends.
    for (let up = unit.parentId; up !== null && byId.has(up); up = byId.get(up)?.parentId ?? null) depth += 1;
    return depth;
  };
  const depths = new Map(units.map((unit) => [unit.id, depthOf(unit)]));
  return units.toSorted((a, b) => (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0));
}
