/** What an invariant says when it does not hold, and what invariants read off a phone's store. */

/** As they are counted in the last line of a run. */
export type Breach = 'lost' | 'doubled' | 'diverged' | 'leaked' | 'brokenChains' | 'illegalStates';

export class Broken extends Error {
  readonly breach: Breach;
  constructor(breach: Breach, detail: string) {
    super(`${breach}: ${detail}`);
    this.breach = breach;
  }
}

/** State of an outbox item (`HeldItem`), which is not sealed. */
export function stateOf(item: unknown): string | undefined {
  return (item as { state: string } | undefined)?.state;
}
