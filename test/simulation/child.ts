/** One of the processes of a run: asks for seeds, plays them, tells what came of them. */
import type { Scripts } from './bundle.ts';
import { type D1Kind, makePlayer, type Player } from './player.ts';
import { scriptOf } from './script.ts';
import { shrink, told } from './shrink.ts';
import { addOutcome, noTally, type Failure, type Tally } from './tally.ts';

export type ToChild =
  | { scripts: Scripts; d1: D1Kind }
  | { from: number; to: number; devices?: number; shrinks: boolean };
export type FromChild = { ready: true } | { from: number; tally: Tally };

let player: Player | null = null;

process.on('message', (message: ToChild) => void answer(message));

async function answer(message: ToChild): Promise<void> {
  if ('scripts' in message) {
    player = await makePlayer(message.scripts, [], message.d1);
    process.on('disconnect', () => void player?.end());
    return tell({ ready: true });
  }
  const tally = noTally();
  const began = performance.now();
  for (let seed = message.from; seed < message.to; seed += 1) {
    const outcome = await player?.playSeed(seed, message.devices);
    if (outcome === undefined) continue;
    addOutcome(tally, outcome);
    const failure = tally.failures.at(-1);
    if (message.shrinks && outcome.broken !== null && failure !== undefined && tally.failures.length <= 2)
      failure.steps = await shrunk(failure, message.devices);
  }
  tally.ms = performance.now() - began;
  return tell({ from: message.from, tally });
}

async function shrunk({ seed, breach }: Failure, devices?: number): Promise<string> {
  const breaks = async (script: Parameters<Player['play']>[0]) => (await player?.play(script))?.broken?.breach ?? null;
  return told(await shrink(scriptOf(seed, devices), breach, breaks));
}

function tell(message: FromChild): void {
  process.send?.(message);
}
