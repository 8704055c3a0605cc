/**
 * `npm run sabotage [-- --seeds N]`: plants fourteen known faults, one at a time, into the bundled copy of the code (never
 * into the tree) and plays seeds until an invariant breaks. Prints what caught each; exits 1 if one is not caught.
 */
import { parseArgs } from 'node:util';
import type { Patch } from './bundle.ts';
import { faults } from './faults.ts';
import { makePlayer } from './player.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '400' } } });
const seedsMax = Number(values.seeds);

type Caught = { seeds: number; seconds: number; message: string };

async function catches(patches: readonly Patch[]): Promise<Caught | null> {
  const player = await makePlayer(undefined, patches);
  const began = performance.now();
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const { broken } = await player.playSeed(seed);
    if (broken !== null) return { seeds: seed, seconds: (performance.now() - began) / 1_000, message: broken.message };
  }
  return null;
}

/** One line of the table: the fault, how many worlds it took, what did not hold any more. */
function told(name: string, caught: Caught | null): string {
  if (caught === null) return `| ${name} | NOT CAUGHT in ${seedsMax} seeds | |`;
  const { seeds, seconds, message } = caught;
  const [what = ''] = message.split('\n');
  return `| ${name} | ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}, ${seconds.toFixed(1)} s | ${what.slice(0, 150)} |`;
}

console.log('| fault planted | caught after | by |\n|---|---|---|');
let isAllCaught = true;
for (const { name, patches } of faults) {
  const caught = await catches(patches);
  console.log(told(name, caught));
  isAllCaught &&= caught !== null;
}
process.exitCode = isAllCaught ? 0 : 1;
