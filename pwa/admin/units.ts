/** The units as a tree, and how one is named where there is room for a line only. */
import type { UnitRow } from '../../schema/rows.ts';
import { findRow, rowsOfType } from '../device/device.ts';
import type { SelectOption } from '../ui/select-field.tsx';

export type TreeLine = { unit: UnitRow; depth: number; children: number };

/** Parents before children, by name. A unit whose parent is not here stands at the top: nothing is ever hidden. */
export function treeOf(units: readonly UnitRow[]): TreeLine[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string, UnitRow[]>();
  for (const unit of units.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : '';
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const lines: TreeLine[] = [];
  const walk = (parent: string, depth: number): void => {
    for (const unit of below.get(parent) ?? []) {
      lines.push({ unit, depth, children: below.get(unit.id)?.length ?? 0 });
      walk(unit.id, depth + 1);
    }
  };
  walk('', 0);
  return lines;
}

export function unitRows(_revision: number): UnitRow[] {
  return rowsOfType('unit').map((row) => row.body);
}

/** For choosing one: in the tree's order, indented. `keep`: shown although retired, since it is chosen now. */
export function unitOptions(units: readonly UnitRow[], keep: string | null): SelectOption[] {
  return treeOf(units)
    .filter(({ unit }) => !unit.retired || unit.id === keep)
    .map(({ unit, depth }) => ({ value: unit.id, label: `${'\u2003'.repeat(depth)}${unit.name}` }));
}

export function unitName(id: string | null): string | null {
  return id === null ? null : (findRow('unit', id)?.body.name ?? id);
}

/** "Dinas Kesehatan, Sekretariat": the way to a unit without the government itself and itself. */
export function unitWay(unit: UnitRow): string {
  const steps = unit.trail.split('/').filter((step) => step !== '' && step !== unit.id);
  return steps
    .slice(steps.length > 1 ? 1 : 0)
    .map((id) => findRow('unit', id)?.body.shortName ?? id)
    .join(', ');
}

/** An id from a name: letters, digits and hyphens, free among the known ones. */
export function unitIdOf(name: string, taken: ReadonlySet<string>): string {
  const stem =
    name
      .normalize('NFD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase()
      .slice(0, 50) || 'unit';
  for (let n = 1; n <= taken.size + 1; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
  return stem;
}
