import { expect, it } from 'vitest';
import { limits } from '../../../schema/limits.ts';
import { protocol } from '../../../schema/mutation.ts';
import { pull } from '../../../worker/sync/pull.ts';
import { push } from '../../../worker/sync/push.ts';
import { aFinding, aWorld, anEmployee, anOperation } from '../../worker/world.ts';
import { atMost, quantile, told } from '../line.ts';
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
  const own = { first: [] as number[], largest: [] as number[], pull: [] as number[] };
  const measure = async (into: number[], work: () => Promise<unknown>): Promise<void> => {
    const [from, waited] = [performance.now(), waitedMs()];
    await work();
    into.push(performance.now() - from - (waitedMs() - waited));
  };
  let people = 0;
  const textOf = async (count: number): Promise<string> => {
    const mutations = [];
    for (let n = 0; n < count; n += 1)
      mutations.push(await officer.records(raid, aFinding({ who: anEmployee((people += 1)) })));
    const sentAt = new Date().toISOString();
    return JSON.stringify({ protocol, deviceId: officer.id, sentAt, unsent: 0, mutations });
  };
  for (let turn = 0; turn < turns; turn += 1) {
    const context = { db, session, serverEpoch: 'bench', nowMs: Date.now() };
    for (const [into, count] of [
      [own.first, limits.sendMutationsMax],
      [own.largest, limits.pushMutationsMax],
    ] as const) {
      const text = await textOf(count);
      await measure(into, async () => {
        const answer = await push(JSON.parse(text), context);
        expect(JSON.stringify(answer)).not.toContain('"retry"');
      });
    }
    await measure(own.pull, async () => JSON.stringify(await pull('{}', context)));
  }
  const own10 = (values: readonly number[]): number => quantile(values, 0.1);
  const name = "Worker's own time, database apart";
  tell(told(`${name}: push of ${limits.sendMutationsMax}, as a device begins`, own10(own.first), 'ms'));
  tell(atMost(`${name}: largest push (${limits.pushMutationsMax})`, own10(own.largest), 'ms', 6));
  tell(atMost(`${name}: a full page of a pull`, own10(own.pull), 'ms', 6));
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
