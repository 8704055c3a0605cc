/** Plays seeds in this process: one government, one evaluation of `schema` and `worker`, a world for each seed. */
import { type Patch, type Scripts, bundleScripts } from './bundle.ts';
import { evaluate } from './code.ts';
import { Sqlite } from './d1.ts';
import { makeGovernment, startMs } from './government.ts';
import { type Script, scriptOf } from './script.ts';
import { type Outcome, World } from './world.ts';

/** `real`: D1 in workerd, slower and none of ours. */
export type D1Kind = 'double' | 'real';

export type Player = {
  play: (script: Script) => Promise<Outcome>;
  playSeed: (seed: number, devices?: number) => Promise<Outcome>;
  end: () => Promise<void>;
};

export async function makePlayer(
  given?: Scripts,
  patches: readonly Patch[] = [],
  d1: D1Kind = 'double',
): Promise<Player> {
  const code = evaluate(given ?? (await bundleScripts(patches)));
  code.host.nowMs = () => startMs;
  const real = d1 === 'real' ? await (await import('./real-d1.ts')).openRealD1() : null;
  const database = real ?? { sqlite: new Sqlite(), asks: null };
  await makeGovernment(code, database.sqlite);
  const play = (script: Script): Promise<Outcome> => new World(code, database, script).play();
  const end = async (): Promise<void> => real?.end();
  return { play, playSeed: (seed, devices) => play(scriptOf(seed, devices)), end };
}
