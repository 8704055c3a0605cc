/**
 * Absence without valid reason, working days in a year, and the punishment the rule names for it (PP 94/2021).
 * `kind` and `transitionalKind` are ids of punishments.ts: the second applies until the first is in force.
 */
import type { PunishmentLevel } from './punishments.ts';

export type AbsenceStep = {
  fromDays: number;
  /** Null: and more. */
  toDays: number | null;
  level: PunishmentLevel;
  kind: string;
  transitionalKind: string | null;
};

export const absenceLadder: readonly AbsenceStep[] = [
  { fromDays: 3, toDays: 3, level: 'R', kind: '1', transitionalKind: null },
  { fromDays: 4, toDays: 6, level: 'R', kind: '2', transitionalKind: null },
  { fromDays: 7, toDays: 10, level: 'R', kind: '3', transitionalKind: null },
  { fromDays: 11, toDays: 13, level: 'S', kind: '23', transitionalKind: '4' },
  { fromDays: 14, toDays: 16, level: 'S', kind: '24', transitionalKind: '7' },
  { fromDays: 17, toDays: 20, level: 'S', kind: '25', transitionalKind: '8' },
  { fromDays: 21, toDays: 24, level: 'B', kind: '27', transitionalKind: null },
  { fromDays: 25, toDays: 27, level: 'B', kind: '28', transitionalKind: null },
  { fromDays: 28, toDays: null, level: 'B', kind: '10', transitionalKind: null },
];

/** Ten working days in a row lead to the last step whatever the year's sum. */
const inARowMax = 10;

/** The step for so many days of absence in a year, of which the longest run had `inARow`; null below the first. */
export function absenceStepFor(days: number, inARow = 0): AbsenceStep | null {
  if (inARow >= inARowMax) return absenceLadder.at(-1) ?? null;
  return absenceLadder.find((step) => days >= step.fromDays && (step.toDays === null || days <= step.toDays)) ?? null;
}
