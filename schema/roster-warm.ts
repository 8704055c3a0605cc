/**
 * The rest of the unpacking, then searches that nobody asked for, one a step: code that has run before is several times
 * faster on a phone, and the first letter typed shall not be the one that waits. The caller steps while nothing else
 * happens.
 */
import type { Roster } from './roster-unpack.ts';

const asked = [
  'a',
  'su',
  'siti',
  '1987',
  'sitti rahmwati',
  'muhamad yusup',
  'dinas pendidikan',
  'nurhayatti',
  'qzxqzx',
];

export function* warmUp(roster: Roster): Generator<void> {
  yield* roster.unpacking();
  for (const query of asked) {
    roster.search(query, 30);
    yield;
  }
}
