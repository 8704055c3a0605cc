// Making the file of a report while its form can still be written in.
import { expect, it } from 'vitest';
import { createMaking, type Making } from '../../pwa/report/making.ts';

function form() {
  const told: Making<string>[] = [];
  const making = createMaking<string>((now) => told.push(now));
  return { making, told, now: () => told.at(-1) };
}

it('a file made while the form was changed is thrown away, and the next one is of what stands there', async () => {
  const { making, told, now } = form();
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = making.make(() => promise);
  expect(now()).toEqual({ made: null, work: 'busy' });
  making.changed();
  expect(now()).toEqual({ made: null, work: 'busy' });
  resolve('of the old words');
  expect(await first).toBeNull();
  expect(now()).toEqual({ made: null, work: 'rest' });
  expect(await making.make(async () => 'of the new words')).toBe('of the new words');
  expect(told.map(({ made }) => made)).not.toContain('of the old words');
});

it('a change after it clears it, and an old failure', async () => {
  const { making, now } = form();
  await making.make(async () => 'file');
  expect(now()).toEqual({ made: 'file', work: 'rest' });
  making.changed();
  expect(now()).toEqual({ made: null, work: 'rest' });
  await making.make(() => Promise.reject(new Error('no memory')));
  expect(now()?.work).toBe('failed');
  making.changed();
  expect(now()?.work).toBe('rest');
  await making.make(async () => null);
  expect(now()).toEqual({ made: null, work: 'tooMany' });
});

it('pressed twice, it is made once', async () => {
  const { making } = form();
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = making.make(() => promise);
  expect(await making.make(async () => 'second')).toBeNull();
  resolve('first');
  expect(await first).toBe('first');
});
