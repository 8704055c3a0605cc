import { beforeAll, expect, it } from 'vitest';
import { countingDb } from '../../worker/doubles.ts';
import { type World, aFinding, aWorld, anEmployee, anOperation, officeCount } from '../../worker/world.ts';
import { atMost } from '../line.ts';
import { tell } from './tell.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

/** Sealing runs beside the push: its rows count, its statements do not. */
const isOfPush = (sql: string): boolean => !/blocks|hash, outcome FROM log/.test(sql);
const isRead = (sql: string): boolean => /^\s*SELECT/.test(sql);

it('statements and rows of a push, by the meta of D1', async () => {
  const officer = await world.signsUp('officer');
  const raid = anOperation();
  await officer.sends(await officer.opens(raid));

  const alone = countingDb(world.db);
  await officer.talksTo(world.with(alone.db)).sends(await officer.records(raid, aFinding({ who: anEmployee(1) })));
  tell(atMost('rows written by one finding alone, its seal included', alone.rowsWritten, 'rows', 20));

  const hundred = [];
  for (let n = 0; n < 100; n += 1) hundred.push(await officer.records(raid, aFinding({ who: anEmployee(200 + n) })));
  const counted = countingDb(world.db);
  const results = await officer.talksTo(world.with(counted.db)).sends(...hundred);
  expect(results.filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
  const statements = counted.sql.filter(isOfPush);
  const reads = statements.filter(isRead).length;
  tell(
    atMost(`rows written by each of 100 findings over ${officeCount} offices`, counted.rowsWritten / 100, 'rows', 14),
  );
  tell(atMost('statements of a push of 100 that read, session included', reads, 'statements', 4));
  tell(atMost('statements of a push of 100 that write', statements.length - reads, 'statements', 12));
});

it('rows read by a pull of k changes', async () => {
  const officer = await world.signsUp('officer');
  const raid = anOperation();
  await officer.sends(await officer.opens(raid));
  await officer.pullsAll();
  for (const findings of [1, 40]) {
    const noted = [];
    for (let n = 0; n < findings; n += 1)
      noted.push(await officer.records(raid, aFinding({ who: anEmployee(400 + n) })));
    await officer.talksTo(world).sends(...noted);
    const counted = countingDb(world.db);
    const { rows } = await officer.talksTo(world.with(counted.db)).pulls();
    tell(atMost(`rows read by a pull of ${rows.length} changes`, counted.rowsRead, 'rows', 3 * rows.length + 50));
  }
});
