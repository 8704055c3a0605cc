import { beforeAll, describe, expect, it, vi } from 'vitest';
import { failingDb } from './doubles.ts';
import { type World, aFinding, aWorld, anEmployee, anOperation } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

describe('F25 a database that fails', () => {
  it.each(['before', 'after'] as const)('%s the commit: retry, and the same ids again leave one row', async (fault) => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const sent = [await budi.opens(raid), await budi.records(raid, aFinding({ who: anEmployee(1) }))];
    const failing = failingDb(world.db, fault, 2);
    budi.talksTo(world.with(failing.db));
    expect(await budi.sends(...sent)).toMatchObject(sent.map(() => ({ outcome: 'retry', code: 'busy' })));
    expect(told).toHaveBeenCalled();
    told.mockRestore();
    const isThere = await world.count('findings', `feed = 'operation:${raid.operationId}'`);
    expect(isThere).toBe(fault === 'after' ? 1 : 0);
    failing.failures = 2;
    const results = await budi.sends(...sent);
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(2).fill(fault === 'after' ? 'duplicate' : 'applied'));
    expect(await world.count('findings', `feed = 'operation:${raid.operationId}'`)).toBe(1);
    expect(await world.count('log', `device_id = '${budi.id}'`)).toBe(2);
    expect(await world.count('alarms', `device_id = '${budi.id}'`)).toBe(0);
  });

  it('that never answers: the device sends again, and there is one row', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const sent = [await budi.opens(raid), await budi.records(raid, aFinding({ who: anEmployee(2) }))];
    const hanging = failingDb(world.db, 'hangs', 1);
    budi.talksTo(world.with(hanging.db));
    void budi.sends(...sent);
    await vi.waitFor(() => expect(hanging.failures).toBe(1));
    expect(await budi.sends(...sent)).toMatchObject(
      sent.map(() => ({ outcome: 'duplicate', was: { outcome: 'applied' } })),
    );
    expect(await world.count('findings', `feed = 'operation:${raid.operationId}'`)).toBe(1);
  });

  it('refuses one item for ever: the others go through', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    const findings = [];
    for (let n = 0; n < 8; n += 1) findings.push(await budi.records(raid, aFinding({ who: anEmployee(10 + n) })));
    const poisoned = findings[2]?.id ?? '';
    // A row that the database will not take, whatever the reason.
    await world.db
      .prepare(
        `CREATE TRIGGER poison BEFORE INSERT ON findings WHEN NEW.key = '${poisoned}' BEGIN SELECT RAISE(ABORT, 'will not'); END`,
      )
      .run();
    const results = await budi.sends(...findings);
    await world.db.prepare('DROP TRIGGER poison').run();
    expect(told).toHaveBeenCalled();
    told.mockRestore();
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual(
      findings.map(({ id }) => [id, id === poisoned ? 'retry' : 'applied']),
    );
    expect(await budi.sends(...findings)).toMatchObject(
      findings.map(({ id }) => ({ outcome: id === poisoned ? 'applied' : 'duplicate' })),
    );
  });
});
