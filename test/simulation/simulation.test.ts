/** The simulation itself: that a seed is one world, that a planted fault is found, and that its steps are shrunk. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { faults } from './faults.ts';
import { type Player, makePlayer } from './player.ts';
import { scriptOf } from './script.ts';
import { shrink } from './shrink.ts';
import { addOutcome, lastLine, noTally } from './tally.ts';

let player: Player;
beforeAll(async () => {
  player = await makePlayer();
});

test.each([1, 2, 33])('seed %i is the same world each time it is played', async (seed) => {
  const first = await player.playSeed(seed);
  await player.playSeed(seed + 1);
  const second = await player.playSeed(seed);
  expect(second.trace).toBe(first.trace);
  expect(second.counts).toEqual(first.counts);
});

test('a mutation shown as sent before its answer is found, and what led to it is told in few steps', async () => {
  const find = 'const batch = takeBatch(left, size);';
  const verdict = `{ id, state: 'sent', outcome: 'applied', code: null, seq: null, ackedAt: sender.now() }`;
  const put = `${find} await sender.mark(batch.map(({ mutation: { id } }) => (${verdict})));`;
  const sabotaged = await makePlayer(undefined, [{ file: 'pwa/device/sender.ts', find, put }]);
  const { broken } = await sabotaged.playSeed(1);
  expect(broken?.breach).toBe('diverged');
  const breaks = async (script: Parameters<Player['play']>[0]) => (await sabotaged.play(script)).broken?.breach ?? null;
  const least = await shrink(scriptOf(1), 'diverged', breaks);
  expect(least.lines.length).toBeLessThanOrEqual(3);
  expect(await breaks(least)).toBe('diverged');
});

test('a run in which nothing went wrong on purpose is not called good', async () => {
  const tally = noTally();
  addOutcome(tally, await player.play({ ...scriptOf(1), lines: [] }));
  const { line, isGood } = lastLine(tally);
  expect(isGood).toBe(false);
  expect(JSON.parse(line)).toMatchObject({ seeds: 1, lost: 0, doubled: 0, crashes: 0, restores: 0 });
});

test.each(faults.flatMap(({ name, patches }) => patches.map(({ file, find }) => ({ name, file, find }))))(
  'the fault "$name" can still be planted in $file',
  ({ file, find }) => {
    const code = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(code.split(find)).toHaveLength(2);
  },
);
