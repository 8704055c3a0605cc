/** In the browser: the roster as a phone fetches, unpacks and searches it. */
import type { Roster } from '../../../schema/roster-unpack.ts';
import { warmUp } from '../../../schema/roster-warm.ts';
import { unpackRoster } from '../../../schema/roster-unpack.ts';

let people: Roster | null = null;

const searching = {
  /** From the request to a roster that can be asked, in ms. */
  async fetches(): Promise<number> {
    const from = performance.now();
    const response = await fetch('/roster');
    if (response.body === null) throw new Error('no roster');
    const stream = response.body.pipeThrough(new DecompressionStream('gzip'));
    people = unpackRoster(new Uint8Array(await new Response(stream).arrayBuffer()));
    for (const _ of people.unpacking());
    return performance.now() - from;
  },

  /** As the engine does once the roster is there. */
  warms(): void {
    if (people !== null) for (const _ of warmUp(people));
  },

  /** Types each query letter by letter; answers how long each keystroke was searched for, in ms. */
  types(queries: readonly string[], hitsMax: number): number[] {
    const took: number[] = [];
    for (const query of queries) {
      for (let length = 1; length <= query.length; length += 1) {
        const from = performance.now();
        people?.search(query.slice(0, length), hitsMax);
        took.push(performance.now() - from);
      }
    }
    return took;
  },
};

declare global {
  interface Window {
    searching: typeof searching;
  }
}
window.searching = searching;
