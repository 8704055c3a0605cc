/** What an office must have before its first raid, and which of it is there. Pure. */
import type { AccountListing, RosterVersion } from '../../schema/api.ts';
import { missingYears } from './years.ts';

export const setUpSteps = ['settings', 'units', 'catalogue', 'calendar', 'roster', 'accounts'] as const;
export type SetUpStep = (typeof setUpSteps)[number];
/** `unknown`: the server has not said yet. */
export type SetUpState = 'done' | 'todo' | 'unknown';

export type Known = {
  hasSettings: boolean;
  units: number;
  entries: number;
  years: readonly number[];
  today: string;
  /** Null: not known now. */
  roster: RosterVersion | 'none' | null;
  accounts: readonly AccountListing[] | null;
};

/** Without these nobody notes, follows up or validates. */
export const neededRoles = ['officer', 'chief', 'personnel'] as const;

export function missingRoles(accounts: readonly AccountListing[]): (typeof neededRoles)[number][] {
  return neededRoles.filter((role) => !accounts.some((one) => one.active && one.role === role));
}

export function stateOfStep(step: SetUpStep, known: Known): SetUpState {
  switch (step) {
    case 'settings':
      return doneIf(known.hasSettings);
    case 'units':
      return doneIf(known.units > 0);
    case 'catalogue':
      return doneIf(known.entries > 0);
    case 'calendar':
      return doneIf(missingYears(known.years, known.today).every((one) => !one.isUrgent));
    case 'roster':
      return known.roster === null ? 'unknown' : doneIf(known.roster !== 'none');
    case 'accounts':
      return known.accounts === null ? 'unknown' : doneIf(missingRoles(known.accounts).length === 0);
  }
}

function doneIf(isDone: boolean): SetUpState {
  return isDone ? 'done' : 'todo';
}
