/** The hand-made checks of `answers.ts` say the same as the shapes in `schema/sync.ts`, for good answers and broken ones. */
import { describe, expect, test } from 'vitest';
import { saltAnswer } from '../../schema/api.ts';
import { me, problem, pullAnswer, pushAnswer } from '../../schema/sync.ts';
import { readMe, readProblem, readPullAnswer, readPushAnswer, readSalt } from '../../pwa/device/answers.ts';

const named = { serverEpoch: 'e', serverTime: '2026-11-20T01:00:00.000Z' };
const row = { feed: 'all', type: 'unit', key: 'disdik', seq: 3, version: 'x', body: null };
const result = { id: 'a', index: 0, outcome: 'duplicate', was: { outcome: 'applied', seq: 4, code: null } };
const id = '00000000-0000-4000-8000-000000000001';

const good = {
  push: { ...named, results: [result, { id: null, index: 1, outcome: 'rejected', code: 'malformed', detail: 'x' }] },
  pull: { ...named, feeds: ['all'], rows: [row], next: { all: '3:0123abcd', field: '0:' }, more: false, roster: 1 },
  me: {
    ...named,
    accountId: id,
    username: 'a',
    name: 'A',
    role: 'head',
    unitId: 'x',
    unitName: null,
    unitIds: ['x'],
    deviceId: id,
    deviceSeq: 0,
  },
  problem: { type: 't', title: 't', status: 404, code: 'not_found', field: 'x' },
  salt: { salt: 'ab', rounds: 600_000 },
};

const cases = [
  ['push', good.push, pushAnswer, readPushAnswer],
  ['pull', good.pull, pullAnswer, readPullAnswer],
  ['me', good.me, me, readMe],
  ['problem', good.problem, problem, readProblem],
  ['salt', good.salt, saltAnswer, readSalt],
] as const;

/** The value with each of its parts in turn taken away or replaced by something else. */
function* spoiled(value: unknown): Generator {
  yield null;
  yield 'text';
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) for (const bad of spoiled(one)) yield value.with(at, bad);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      for (const bad of [undefined, 7.5, 'x', {}, [], true]) yield { ...value, [name]: bad };
      for (const bad of spoiled(one)) yield { ...value, [name]: bad };
    }
  }
}

describe('an answer of ours', () => {
  test.each(cases)('%s is read as it came, with what a newer server adds', (_name, value, shape, read) => {
    const newer = { ...value, addedLater: 1 };
    expect(shape.safeParse(newer).success).toBe(true);
    expect(read(newer)).toBe(newer);
  });

  test.each(cases)('%s spoiled anywhere is judged as the schema judges it', (_name, value, shape, read) => {
    let refused = 0;
    for (const bad of spoiled(value)) {
      const isOurs = shape.safeParse(bad).success;
      if (!isOurs) refused += 1;
      expect([JSON.stringify(bad), read(bad) !== null]).toEqual([JSON.stringify(bad), isOurs]);
    }
    expect(refused).toBeGreaterThan(10);
  });
});
