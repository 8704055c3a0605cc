import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import worker from '../../worker/index.ts';
import type { Block, Sealable } from '../../worker/sync/blocks-sql.ts';
import { insertBlock, selectSealable } from '../../worker/sync/blocks-sql.ts';
import { sealBlocks, verifyChain } from '../../worker/sync/blocks.ts';
import { commitWithEntry } from '../../worker/sync/server-entry.ts';
import { type World, aFinding, aWorld, anEmployee, anOperation } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

const now = '2026-11-20T01:00:00.000Z';

async function log(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await commitWithEntry(world.db, { kind: 'test.noted', thing: null, body: { n }, accountId: null, at: now }, []);
  }
}

async function sealed(): Promise<number> {
  return (await world.first<{ seq: number }>('SELECT max(last_seq) AS seq FROM blocks')).seq;
}

describe("the server's chain", () => {
  it('is sealed beside each push and verifies', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    await budi.sends(await budi.records(raid, aFinding({ who: anEmployee(1) })));
    const last = await world.first<{ seq: number }>('SELECT max(seq) AS seq FROM log');
    expect(await verifyChain(world.db)).toEqual({ ok: true, blocks: 2, sealedSeq: last.seq, unsealed: 0 });
  });

  it('states what is not sealed yet, and the minute job seals it', async () => {
    await log(3);
    expect(await verifyChain(world.db)).toMatchObject({ ok: true, unsealed: 3 });
    const context = createExecutionContext();
    await worker.scheduled(createScheduledController({ scheduledTime: new Date(now) }), world.env);
    await waitOnExecutionContext(context);
    expect(await verifyChain(world.db)).toMatchObject({ ok: true, unsealed: 0 });
  });

  it('lets one of two sealers through, and the other fails harmlessly', async () => {
    await log(4);
    await Promise.all(Array.from({ length: 5 }, () => sealBlocks(world.db, now)));
    expect(await verifyChain(world.db)).toMatchObject({ ok: true, unsealed: 0 });
  });

  it('seals nothing that the log no longer says: a sealer may outlast the restoring of a backup (F27)', async () => {
    await log(2);
    const before = await world.first<Block>('SELECT n, hash FROM blocks ORDER BY n DESC LIMIT 1');
    const { results } = await selectSealable(world.db, await sealed(), 10).all<Sealable>();
    const [first, last] = [results[0], results.at(-1)];
    if (first === undefined || last === undefined) throw new Error('nothing to seal');
    const block = { n: before.n + 1, firstSeq: first.seq, lastSeq: last.seq, hash: 'a'.repeat(64) };
    const gone = results.map((entry) => ({ ...entry, hash: 'b'.repeat(64) }));
    const blocks = await world.count('blocks');
    await insertBlock(world.db, block, { entries: gone, before, sealedAt: now }).run();
    await insertBlock(world.db, block, { entries: results, before: { ...before, hash: 'x' }, sealedAt: now }).run();
    expect(await world.count('blocks')).toBe(blocks);
    await sealBlocks(world.db, now);
    expect(await verifyChain(world.db)).toMatchObject({ ok: true, unsealed: 0 });
  });

  it.each([
    [
      'an outcome',
      `UPDATE log SET outcome = 'rejected' WHERE seq = 2`,
      `UPDATE log SET outcome = 'applied' WHERE seq = 2`,
    ],
    [
      'a hash',
      `UPDATE log SET hash = 'x' || hash WHERE seq = 3`,
      `UPDATE log SET hash = substr(hash, 2) WHERE seq = 3`,
    ],
    [
      'a block',
      `UPDATE blocks SET hash = 'x' || hash WHERE n = 1`,
      `UPDATE blocks SET hash = substr(hash, 2) WHERE n = 1`,
    ],
  ])('shows that %s was changed afterwards', async (_what, change, back) => {
    await world.db.prepare(change).run();
    expect(await verifyChain(world.db)).toEqual({ ok: false, block: 1 });
    await world.db.prepare(back).run();
    expect(await verifyChain(world.db)).toMatchObject({ ok: true });
  });

  it('shows that an entry was taken out, and survives the erasure of a body', async () => {
    const copy = await world.first<Record<string, string | number | null>>('SELECT * FROM log WHERE seq = 4');
    await world.db.prepare('UPDATE log SET body = NULL, salt = NULL WHERE seq = 4').run();
    expect(await verifyChain(world.db)).toMatchObject({ ok: true });
    await world.db.prepare('DELETE FROM log WHERE seq = 4').run();
    expect(await verifyChain(world.db)).toMatchObject({ ok: false });
    const names = Object.keys(copy);
    await world.db
      .prepare(`INSERT INTO log (${names.join(', ')}) VALUES (${names.map((_, at) => `?${at + 1}`).join(', ')})`)
      .bind(...Object.values(copy))
      .run();
    expect(await verifyChain(world.db)).toMatchObject({ ok: true });
  });
});
