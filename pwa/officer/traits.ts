/** What can be seen of somebody who refuses to be recorded, as words with commas between: tapped or typed. Pure. */

const partsOf = (description: string): string[] =>
  description
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const key = (word: string): string => word.toLowerCase();

/** The parts of a description, to be compared with the words offered. */
export function traitsIn(description: string): ReadonlySet<string> {
  return new Set(partsOf(description));
}

/** The description with exactly these of the words offered; what was typed beside them stays where it is. */
export function withTraits(description: string, traits: ReadonlySet<string>, offered: readonly string[]): string {
  const isOffered = (part: string): boolean => offered.some((word) => key(word) === key(part));
  const kept = partsOf(description).filter((part) => !isOffered(part) || traits.has(part));
  const added = [...traits].filter((word) => !kept.includes(word));
  return [...kept, ...added].join(', ');
}
