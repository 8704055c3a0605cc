import { expect, it } from 'vitest';
import { limits } from '../../../schema/limits.ts';
import { protocol } from '../../../schema/mutation.ts';
import { pull } from '../../../worker/sync/pull.ts';
import { push } from '../../../worker/sync/push.ts';
import { aFinding, aWorld, anEmployee, anOperation } from '../../worker/world.ts';
import { atMost, quantile } from '../line.ts';
import { sessionOf } from './session.ts';
import { tell } from './tell.ts';

const turns = 40;

/**
 * On Cloudflare the database is another machine's, and waiting for it is no CPU. So: the whole, less the time in which
 * only D1 worked. Of the turns the tenth that other programs disturbed least counts.
 */
it("the Worker's own share of the largest push and of a full page of a pull", async () => {
  const world = await aWorld();
  const officer = await world.signsUp('officer');
  const raid = anOperation();
  await officer.sends(await officer.opens(raid));
  const session = await sessionOf(world, officer);
  const { db, waitedMs } = withWaiting(world.db);
  const own = { push: [] as number[], pull: [] as number[] };
  const measure = async (into: number[], work: () => Promise<unknown>): Promise<void> => {
    const [from, waited] = [performance.now(), waitedMs()];
    await work();
    into.push(performance.now() - from - (waitedMs() - waited));
  };
  for (let turn = 0; turn < turns; turn += 1) {
    const mutations = [];
    for (let n = 0; n < limits.pushMutationsMax; n += 1)
      mutations.push(await officer.records(raid, aFinding({ who: anEmployee(turn * limits.pushMutationsMax + n) })));
    const text = JSON.stringify({
      protocol,
      deviceId: officer.id,
      sentAt: new Date().toISOString(),
      unsent: 0,
      mutations,
    });
    const context = { db, session, serverEpoch: 'bench', nowMs: Date.now() };
    await measure(own.push, async () => {
      const answer = await push(JSON.parse(text), context);
      expect(JSON.stringify(answer)).not.toContain('"retry"');
    });
    await measure(own.pull, async () => JSON.stringify(await pull('{}', context)));
  }
  tell(
    atMost(
      `Worker's own time per push of ${limits.pushMutationsMax} findings, database apart`,
      quantile(own.push, 0.1),
      'ms',
      6,
    ),
  );
  tell(atMost("Worker's own time per full page of a pull, database apart", quantile(own.pull, 0.1), 'ms', 6));
});

function withWaiting(db: D1Database): { db: D1Database; waitedMs: () => number } {
  let ms = 0;
  const batch = async <T>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> => {
    const sent = db.batch<T>(statements);
    const from = performance.now();
    const results = await sent;
    ms += performance.now() - from;
    return results;
  };
  const double = { prepare: (sql: string) => db.prepare(sql), batch } as unknown as D1Database; // what push and pull use
  return { db: double, waitedMs: () => ms };
}
