/**
 * The one clock of a world. Whatever takes time at an edge (a network leg, a commit, a timer) is an event in it;
 * events happen one at a time in the order of their hour, and after each everything that follows from it without
 * taking time (promises) is done before the next. So a seed always gives the same order.
 */

/** `edge`: something is under way; `timer`: somebody will look again later. An idle world has only timers left. */
export type EventKind = 'edge' | 'timer';
export type Happening = {
  readonly atMs: number;
  readonly n: number;
  readonly kind: EventKind;
  run: (() => void) | null;
};

/** Far above any run; one that comes here is going in circles. */
const stepsMax = 60_000;

export class Timeline {
  nowMs: number;
  steps = 0;
  /** FNV-1a over hour and number of every event: two runs of a seed must agree on it. */
  trace = 0x811c9dc5;
  /** What waits at the edges. */
  pending = 0;
  #n = 0;
  #heap: Happening[] = [];
  readonly #outside = new Set<Promise<unknown>>();
  readonly #afterEach: () => boolean;

  /** `afterEach` is called when all that follows from an event is done; true: it has made something follow. */
  constructor(startMs: number, afterEach: () => boolean) {
    this.nowMs = startMs;
    this.#afterEach = afterEach;
  }

  after(delayMs: number, kind: EventKind, run: () => void): Happening {
    this.#n += 1;
    const happening: Happening = { atMs: this.nowMs + Math.max(0, delayMs), n: this.#n, kind, run };
    if (kind === 'edge') this.pending += 1;
    push(this.#heap, happening);
    return happening;
  }

  cancel(happening: Happening): void {
    if (happening.run === null) return;
    happening.run = null;
    if (happening.kind === 'edge') this.pending -= 1;
  }

  /** Until that hour; events after it wait. */
  async runTo(untilMs: number): Promise<void> {
    const isDue = (next: Happening): boolean => next.atMs <= untilMs;
    for (let next = this.#heap[0]; next?.run === null && isDue(next); next = this.#heap[0]) {
      pop(this.#heap);
      await Promise.resolve();
    }
    if (this.#nextIf(isDue) !== undefined) {
      // The first comes before what follows from what the world has just done, as between any two.
      this.#step();
      await this.#goesOn(isDue);
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
  }

  /** Until nothing is under way any more, at most to that hour. False: something still is. */
  async runToIdle(untilMs: number): Promise<boolean> {
    await this.#goesOn((next) => this.pending > 0 && next.atMs <= untilMs);
    return this.pending === 0;
  }

  /** Something outside of the world is at work (a database in another process): time stands still until it is done. */
  waitsFor(work: Promise<unknown>): void {
    const known: Promise<unknown> = work.then(
      () => this.#outside.delete(known),
      () => this.#outside.delete(known),
    );
    this.#outside.add(known);
  }

  async settled(): Promise<void> {
    while (this.#outside.size > 0) await Promise.all(this.#outside);
  }

  async #goesOn(isDue: (next: Happening) => boolean): Promise<void> {
    do {
      await this.settled();
      await inATurn(() => {
        this.#drain();
        while (this.#outside.size === 0 && this.#nextIf(isDue) !== undefined) {
          this.#step();
          this.#drain();
        }
      });
    } while (this.#outside.size > 0);
  }

  /** The next that was not cancelled, if it is due. */
  #nextIf(isDue: (next: Happening) => boolean): Happening | undefined {
    for (let next = this.#heap[0]; next !== undefined && isDue(next); next = this.#heap[0]) {
      if (next.run !== null) return next;
      pop(this.#heap);
    }
    return undefined;
  }

  #step(): void {
    const happening = pop(this.#heap);
    if (happening?.run === null || happening === undefined) return;
    this.nowMs = Math.max(this.nowMs, happening.atMs);
    if (happening.kind === 'edge') this.pending -= 1;
    this.steps += 1;
    if (this.steps > stepsMax) throw new Error(`more than ${stepsMax} steps`);
    this.trace = Math.imul(this.trace ^ happening.n ^ (this.nowMs | 0), 0x01000193) >>> 0;
    const { run } = happening;
    happening.run = null;
    run();
  }

  #drain(): void {
    do emptyPromises();
    while (this.#afterEach());
  }
}

/** In a turn of the loop of its own, where no promise is being run: only there the queue can be emptied by hand. */
function inATurn(work: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    });
  });
}

/**
 * Runs all that follows from promises, as Node does at the end of a turn. A whole turn for each event would do the same
 * and cost more than most events: it asks the system for news that a world has none of.
 */
const emptyPromises = (process as unknown as { _tickCallback: () => void })._tickCallback;

function isBefore(a: Happening, b: Happening): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.n < b.n);
}

function push(heap: Happening[], happening: Happening): void {
  let at = heap.push(happening) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(happening, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = happening;
}

function pop(heap: Happening[]): Happening | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    const isRight = right !== undefined && left !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (child === undefined || !isBefore(child, last)) break;
    heap[at] = child;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = last;
  return first;
}
