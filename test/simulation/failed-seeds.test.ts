/** Every seed that ever failed on real code, and what it had found. */
import { beforeAll, expect, test } from 'vitest';
import { failedSeeds } from './failed-seeds.ts';
import { type Player, makePlayer } from './player.ts';

let player: Player;
beforeAll(async () => {
  player = await makePlayer();
});

test.each(failedSeeds.map(({ found, script }) => ({ seed: script.seed, found, script })))(
  'seed $seed found: $found',
  async ({ script }) => {
    const { broken } = await player.play(script);
    expect(broken?.message).toBeUndefined();
  },
);
