import type { ListName, Overview } from './roster-import.ts';

/** How many rows a list of the preview has. */
export function countIn(name: ListName, { counts, moved }: Overview): number {
  return name === 'moved' ? moved : counts[name];
}
