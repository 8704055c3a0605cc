import { expect, it } from 'vitest';
import { countingDb } from '../../worker/doubles.ts';
import { aFinding, aWorld, anEmployee, anOperation } from '../../worker/world.ts';
import { atMost, told } from '../line.ts';
import { tell } from './tell.ts';

const operations = 2_000;
const findingsEach = 500;
const atOnce = 50;

/**
 * Seven years of a large regency, written straight into the tables: what a pull reads must not know of it. Bodies are
 * as short as the generated columns allow; the indexes, which a pull walks along, are whole.
 */
async function fill(db: D1Database): Promise<void> {
  const { seq } = (await db.prepare('SELECT max(seq) AS seq FROM log').first<{ seq: number }>()) ?? { seq: 0 };
  for (let from = 0; from < operations; from += atOnce) {
    const numbers = `WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)`;
    const bounds = [from * findingsEach, (from + atOnce) * findingsEach];
    await db.batch([
      db
        .prepare(
          `${numbers} INSERT INTO log (seq, id, kind, v, device_id, at, body_hash, hash, thing, outcome, received_at)
           SELECT ?3 + 1 + i, printf('old-%08d', i), 'finding.record', 1, 'old', '', '', printf('%08x', i), NULL, 'applied', ''
           FROM n`,
        )
        .bind(...bounds, seq),
      db
        .prepare(
          `${numbers} INSERT INTO findings (key, feed, seq, version, body)
           SELECT printf('old-%08d', i), printf('operation:old-%05d', i / ${findingsEach}), ?3 + 1 + i, '',
             printf('{"on":"20%02d-%02d-%02d","unitId":"opd-%d"}', 19 + i / 150000, 1 + i / 500 % 12, 1 + i / 7 % 28, i % 30)
           FROM n`,
        )
        .bind(...bounds, seq),
      db
        .prepare(
          `INSERT INTO feed_heads (feed, seq) SELECT printf('operation:old-%05d', value), ?2 + value * ${findingsEach}
           FROM json_each(?1)`,
        )
        .bind(JSON.stringify(Array.from({ length: atOnce }, (_, n) => from + n)), seq),
    ]);
  }
}

it('rows read by a pull with 1,000,000 findings in the database', async () => {
  const world = await aWorld();
  const from = performance.now();
  await fill(world.db);
  tell(told('1,000,000 findings made in', (performance.now() - from) / 1000, 's'));
  expect(await world.count('findings')).toBe(operations * findingsEach);
  const officer = await world.signsUp('officer');
  const raids = Array.from({ length: 12 }, () => anOperation());
  for (const raid of raids) await officer.sends(await officer.opens(raid));
  await officer.pullsAll();
  for (const findings of [0, 1, 40]) {
    for (let n = 0; n < findings; n += 1) {
      const raid = raids[n % raids.length] ?? anOperation();
      await officer.talksTo(world).sends(await officer.records(raid, aFinding({ who: anEmployee(findings + n) })));
    }
    const counted = countingDb(world.db);
    const { rows } = await officer.talksTo(world.with(counted.db)).pulls();
    const name = `rows read by a pull of ${rows.length} changes, 12 operations, 1,000,000 findings`;
    tell(atMost(name, counted.rowsRead, 'rows', 3 * rows.length + 50));
  }
});
