import { expect, it } from 'vitest';
import { limits } from '../../../schema/limits.ts';
import type { Mutation } from '../../../schema/mutation.ts';
import { protocol } from '../../../schema/mutation.ts';
import { push } from '../../../worker/sync/push.ts';
import type { Device, Operation, World } from '../../worker/world.ts';
import { aFinding, anEmployee, anOperation, aWorld } from '../../worker/world.ts';
import { atMost, median, told } from '../line.ts';
import { contentOf, emptyAll, listsOf, openPlain, singlesOf } from './plain.ts';
import { sessionOf } from './session.ts';
import { tell } from './tell.ts';

const findings = 1_000;
const rounds = 5;

it('server time of 1,000 findings, from parsed body to committed, against the bare rows', async () => {
  const world = await aWorld();
  const plain = await openPlain();
  const times = { ours: [] as number[], lists: [] as number[], singles: [] as number[], ratios: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const officer = await world.signsUp('officer');
    const raid = anOperation();
    await officer.sends(await officer.opens(raid));
    const mutations = await noted(officer, raid, round);
    const { seq } = await world.first<{ seq: number }>('SELECT max(seq) AS seq FROM log');
    const ours = await pushed(world, officer, mutations);
    const content = await contentOf(world.db, seq);
    await emptyAll(plain);
    const lists = await timed(() => plain.batch(listsOf(plain, content)));
    await emptyAll(plain);
    const singles = await timed(() => plain.batch(singlesOf(plain, content)));
    times.ours.push(ours);
    times.lists.push(lists);
    times.singles.push(singles);
    times.ratios.push(ours / lists);
  }
  tell(told('push-1000 server: parsed body to committed', median(times.ours), 'ms'));
  tell(told('push-1000 server: one D1 batch of the same rows, a list per table', median(times.lists), 'ms'));
  tell(told('push-1000 server: one D1 batch of the same rows, a statement per row', median(times.singles), 'ms'));
  tell(atMost('push-1000 server: against one D1 batch of the same rows', median(times.ratios), '×', 2));
});

/** Every round other people, so that each round inserts the same kinds of rows. */
async function noted(officer: Device, raid: Operation, round: number): Promise<Mutation[]> {
  const mutations: Mutation[] = [];
  for (let n = 0; n < findings; n += 1)
    mutations.push(await officer.records(raid, aFinding({ who: anEmployee(round * findings + n) })));
  return mutations;
}

/** In pushes as large as the server takes. */
async function pushed(world: World, officer: Device, mutations: readonly Mutation[]): Promise<number> {
  const session = await sessionOf(world, officer);
  const size = limits.pushMutationsMax;
  let ms = 0;
  for (let from = 0; from < mutations.length; from += size) {
    const sentAt = new Date().toISOString();
    const request = {
      protocol,
      deviceId: officer.id,
      sentAt,
      unsent: 0,
      mutations: mutations.slice(from, from + size),
    };
    const context = { db: world.db, session, serverEpoch: 'bench', nowMs: Date.now() };
    ms += await timed(async () => {
      const { results } = await push(request, context);
      expect(results.filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
    });
  }
  return ms;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
