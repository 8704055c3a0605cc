/** Plays seeds in this process: one government, one evaluation of `schema` and `worker`, a world for each seed. */
import { type Patch, type Scripts, bundleScripts } from './bundle.ts';
import { evaluate } from './code.ts';
import { makeGovernment, startMs } from './government.ts';
import { type Script, scriptOf } from './script.ts';
import { type Outcome, World } from './world.ts';

export type Player = {
  play: (script: Script) => Promise<Outcome>;
  playSeed: (seed: number, devices?: number) => Promise<Outcome>;
};

export async function makePlayer(given?: Scripts, patches: readonly Patch[] = []): Promise<Player> {
  const code = evaluate(given ?? (await bundleScripts(patches)));
  code.host.nowMs = () => startMs;
  const sqlite = await makeGovernment(code);
  const play = (script: Script): Promise<Outcome> => new World(code, sqlite, script).play();
  return { play, playSeed: (seed, devices) => play(scriptOf(seed, devices)) };
}
