import { it } from 'vitest';
import { aWorld, anOperation, aFinding, anEmployee } from './world.ts';
it('probe', async () => {
  const world = await aWorld();
  const budi = await world.signsUp('officer');
  for (let n = 0; n < 12; n++) { const raid = anOperation(); await budi.sends(await budi.opens(raid), await budi.records(raid, aFinding({ who: anEmployee(n) }))); }
  await budi.pullsAll();
  const plain = world.db;
  const log: unknown[] = [];
  const orig = new WeakMap<object, { s: D1PreparedStatement; sql: string }>();
  const send = async (list: D1PreparedStatement[]) => { const rs = await plain.batch(list.map((x) => orig.get(x)!.s)); rs.forEach((r, i) => log.push([orig.get(list[i]!)!.sql.slice(0, 200), r.meta.rows_read])); return rs; };
  const wrap = (s: D1PreparedStatement, sql: string): D1PreparedStatement => { const d = { bind: (...v: unknown[]) => wrap(s.bind(...v), sql), all: async () => (await send([d]))[0], run: async () => (await send([d]))[0], first: async () => (await send([d]))[0]!.results[0] ?? null } as unknown as D1PreparedStatement; orig.set(d, { s, sql }); return d; };
  const db = { prepare: (sql: string) => wrap(plain.prepare(sql), sql), batch: send } as unknown as D1Database;
  budi.talksTo(world.with(db));
  await budi.pulls();
  console.info(JSON.stringify(log, null, 1));
  const feed = `'operation:' || m.operation_id`;
  for (const sql of [
    `SELECT ${feed} AS feed FROM members AS m WHERE m.account_id = ?1 AND m.opened_on >= '2020-01-01' ORDER BY m.opened_on DESC, m.operation_id DESC LIMIT 300`,
    `SELECT ${feed} AS feed, EXISTS (SELECT 1 FROM findings AS t WHERE t.feed = ${feed} AND t.seq > 100000) FROM members AS m WHERE m.account_id = ?1 AND m.opened_on >= '2020-01-01' ORDER BY m.opened_on DESC, m.operation_id DESC LIMIT 300`,
    `SELECT ${feed} AS feed, EXISTS (SELECT 1 FROM findings AS t WHERE t.feed = ${feed} AND t.seq > 100000) OR EXISTS (SELECT 1 FROM counts AS t WHERE t.feed = ${feed} AND t.seq > 100000) FROM members AS m WHERE m.account_id = ?1 AND m.opened_on >= '2020-01-01' ORDER BY m.opened_on DESC, m.operation_id DESC LIMIT 300`,
  ]) {
    const r = await plain.prepare(sql).bind(budi.accountId).all();
    const p = await plain.prepare('EXPLAIN QUERY PLAN ' + sql).bind(budi.accountId).all();
    console.info(sql.slice(0, 130), r.meta.rows_read, r.results.length, JSON.stringify(p.results.map((x) => x['detail'])));
  }
});
