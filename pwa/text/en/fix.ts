import type { FixText } from '../fix.ts';

export const fix: FixText = {
  label: 'Position declared by the phone',
  at: (lat, lon, metres) => `${lat}, ${lon} (± ${metres} m)`,
  fresh: 'taken while noting',
  taken: (minutes) => `taken ${minutes} minutes before noting`,
};
