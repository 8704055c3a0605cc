/**
 * National holidays and cuti bersama known at release, one calendar row a year. The admin saves them once; the office
 * enters the years that follow, and a deadline that needs a missing year is refused, not guessed.
 */
import type { CalendarRow } from '../office.ts';

export const startingCalendars: readonly CalendarRow[] = [
  {
    year: 2026,
    days: [
      { on: '2026-01-01', kind: 'holiday' },
      { on: '2026-01-16', kind: 'holiday' },
      { on: '2026-02-16', kind: 'collective-leave' },
      { on: '2026-02-17', kind: 'holiday' },
      { on: '2026-03-18', kind: 'collective-leave' },
      { on: '2026-03-19', kind: 'holiday' },
      { on: '2026-03-20', kind: 'collective-leave' },
      { on: '2026-03-21', kind: 'holiday' },
      { on: '2026-03-22', kind: 'holiday' },
      { on: '2026-03-23', kind: 'collective-leave' },
      { on: '2026-03-24', kind: 'collective-leave' },
      { on: '2026-04-03', kind: 'holiday' },
      { on: '2026-04-05', kind: 'holiday' },
      { on: '2026-05-01', kind: 'holiday' },
      { on: '2026-05-14', kind: 'holiday' },
      { on: '2026-05-15', kind: 'collective-leave' },
      { on: '2026-05-27', kind: 'holiday' },
      { on: '2026-05-28', kind: 'collective-leave' },
      { on: '2026-05-31', kind: 'holiday' },
      { on: '2026-06-01', kind: 'holiday' },
      { on: '2026-06-16', kind: 'holiday' },
      { on: '2026-08-17', kind: 'holiday' },
      { on: '2026-08-25', kind: 'holiday' },
      { on: '2026-12-24', kind: 'collective-leave' },
      { on: '2026-12-25', kind: 'holiday' },
    ],
  },
];
