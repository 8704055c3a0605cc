/** Which table keeps which row. All of them have the columns key, feed, seq, version and body. */
import type { RowType } from '../../schema/rows.ts';

export const tables = {
  operation: 'operations',
  member: 'members',
  count: 'counts',
  finding: 'findings',
  case: 'cases',
  encounter: 'encounters',
  standing: 'standings',
  conflict: 'conflicts',
  entry: 'entries',
  unit: 'units',
  calendar: 'calendars',
  setting: 'settings',
  officer: 'officers',
} as const satisfies Record<RowType, string>;

/** D1 refuses a compound SELECT of more terms; longer ones are nested. */
export const compoundTermsMax = 5;

/** The selects as one, joined by UNION ALL and nested as deep as D1's limit asks. */
export function unionAll(selects: readonly string[]): string {
  if (selects.length <= compoundTermsMax) return selects.join('\nUNION ALL\n');
  const groups: string[] = [];
  for (let from = 0; from < selects.length; from += compoundTermsMax) {
    groups.push(`SELECT * FROM (${selects.slice(from, from + compoundTermsMax).join('\nUNION ALL\n')})`);
  }
  return unionAll(groups);
}
