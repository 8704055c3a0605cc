import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { protocol } from '../../schema/mutation.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { type Device, type World, aFinding, aWorld, aboutCase, anEmployee, anOperation } from './world.ts';

let world: World;
let budi: Device;
beforeAll(async () => {
  world = await aWorld();
  budi = await world.signsUp('officer', { name: 'Budi' });
});

describe('one bad mutation is one bad mutation', () => {
  it('F23 sets a poisoned one at the head aside and takes the rest', async () => {
    const raid = anOperation();
    const opening = await budi.opens(raid);
    const poison = await budi.records(raid, { ...aFinding(), photos: ['not a hash'] });
    const good = await budi.records(raid, aFinding({ who: anEmployee(1) }));
    const torn = { id: 'x', kind: 7 };
    const results = await budi.sends(torn, null, poison, opening, good);
    expect(results).toMatchObject([
      { id: 'x', index: 0, outcome: 'rejected', code: 'malformed' },
      { id: null, index: 1, outcome: 'rejected', code: 'malformed' },
      { id: poison.id, index: 2, outcome: 'rejected', code: 'malformed', detail: 'photos.0' },
      { id: opening.id, outcome: 'applied' },
      { id: good.id, outcome: 'applied' },
    ]);
    // The one with a sound envelope is kept here too, as it came; the chain runs through it.
    const entry = await world.first<{ outcome: string; code: string; body: string }>(
      'SELECT * FROM log WHERE id = ?1',
      poison.id,
    );
    expect(entry).toMatchObject({ outcome: 'rejected', code: 'malformed' });
    expect(JSON.parse(entry.body)).toEqual(poison.body);
    expect(await budi.sends(poison)).toMatchObject([
      { outcome: 'duplicate', was: { outcome: 'rejected', code: 'malformed' } },
    ]);
    // And what was made upon it is refused with it.
    expect(await budi.sends(await budi.corrects(poison, {}))).toMatchObject([
      { outcome: 'rejected', code: 'parent_rejected' },
    ]);
  });

  it('refuses what is not as its device froze it, and does not log it', async () => {
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    const finding = await budi.records(raid, aFinding({ who: anEmployee(2) }));
    const forged = { ...finding, body: { ...finding.body, ...aFinding({ who: anEmployee(3) }) } };
    const redated = { ...finding, at: '2020-01-01T00:00:00.000Z' };
    const half = { ...finding, body: { ...finding.body, operationId: '\ud800' } };
    const results = await budi.sends(forged, redated, half);
    expect(results.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual(Array(3).fill('rejected hash_mismatch'));
    expect(await world.count('log', `id = '${finding.id}'`)).toBe(0);
    expect(await budi.sends(finding)).toMatchObject([{ outcome: 'applied' }]);
  });

  it('refuses another author and a device that was never enrolled', async () => {
    const tini = await world.signsUp('officer');
    const raid = anOperation();
    const hers = await tini.opens(raid);
    expect(await budi.sends(hers)).toMatchObject([{ id: hers.id, outcome: 'rejected', code: 'wrong_author' }]);
    const stranger = await world.enrols(budi);
    await world.db.prepare('DELETE FROM devices WHERE id = ?1').bind(stranger.id).run();
    const strange = await stranger.opens(raid);
    expect(await budi.sends(strange)).toMatchObject([{ outcome: 'rejected', code: 'wrong_author' }]);
    expect(await world.count('log', `id IN ('${hers.id}', '${strange.id}')`)).toBe(0);
    expect(await tini.sends(hers)).toMatchObject([{ outcome: 'applied' }]);
    const other = await tini.pushes([], { deviceId: budi.id });
    expect([other.status, await other.json()]).toMatchObject([400, { code: 'invalid', field: 'deviceId' }]);
  });

  it('takes what another device of the same person has left', async () => {
    const old = await world.enrols(budi);
    const raid = anOperation();
    const left = await old.opens(raid);
    expect(await budi.sends(left)).toMatchObject([{ outcome: 'applied' }]);
    expect(await world.first('SELECT head_seq FROM devices WHERE id = ?1', old.id)).toEqual({ head_seq: 1 });
  });

  it('refuses one mutation that is too large, by its bytes', async () => {
    const raid = anOperation();
    const opening = await budi.opens(raid);
    const large = await budi.records(raid, {
      ...aFinding({ who: anEmployee(4) }),
      facts: { ...aFinding().facts, note: '√'.repeat(limits.mutationBytesMax / 3) },
    });
    const results = await budi.sends(opening, large);
    expect(results).toMatchObject([{ outcome: 'applied' }, { outcome: 'rejected', code: 'malformed' }]);
    expect(results[1]?.detail).toContain(String(limits.mutationBytesMax));
  });

  it('refuses a push that is too long or too large as a whole', async () => {
    const many = await budi.pushes(Array(limits.pushMutationsMax + 1).fill(null));
    expect([many.status, await many.json()]).toMatchObject([400, { code: 'invalid', field: 'mutations' }]);
    const large = await budi.pushes(['x'.repeat(limits.requestBytesMax)]);
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'too_large' }]);
  });
});

describe('F42 apps older and newer than the server', () => {
  it('keeps a newer kind or body on its device', async () => {
    const phone = await world.enrols(budi);
    const raid = anOperation();
    await phone.sends(await phone.opens(raid));
    const finding = await phone.records(raid, aFinding({ who: anEmployee(5) }));
    const newer = await phone.withdraws(finding, finding.id, [], { v: 2 });
    // A kind that this server has never heard of.
    const unheardOf = await phone.says('operation.pause' as 'operation.close', {
      operationId: raid.operationId,
      settles: null,
    });
    expect(await phone.sends(finding, newer, unheardOf)).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'retry', code: 'update_app', detail: 'finding.withdraw' },
      { outcome: 'retry', code: 'update_app', detail: 'operation.pause' },
    ]);
    expect(await world.count('log', `id IN ('${newer.id}', '${unheardOf.id}')`)).toBe(0);
    // What was made upon the one that stays behind waits for it.
    expect(await phone.sends(await phone.corrects(finding, {}, newer.id))).toMatchObject([
      { outcome: 'held', detail: newer.id },
    ]);
    expect(await world.count('alarms', `device_id = '${phone.id}'`)).toBe(0);
  });

  it('takes the protocols it knows and tells the others apart', async () => {
    const old = await budi.pushes([], { protocol: protocol - 3 });
    expect([old.status, await old.json()]).toMatchObject([400, { code: 'protocol_too_old' }]);
    const newer = await budi.pushes([], { protocol: protocol + 1 });
    expect([newer.status, await newer.json()]).toMatchObject([503, { code: 'busy' }]);
    expect((await budi.pushes([], { protocol })).status).toBe(200);
  });
});

describe('the chain of a device', () => {
  it('alarms a gap and an unknown predecessor, and holds nothing', async () => {
    const phone = await world.enrols(budi);
    const raid = anOperation();
    const [first, second, third] = [
      await phone.opens(raid),
      await phone.records(raid, aFinding({ who: anEmployee(6) })),
      await phone.records(raid, aFinding({ who: anEmployee(7) })),
    ];
    expect(await phone.sends(first, third)).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
    expect(await phone.sends(second)).toMatchObject([{ outcome: 'applied' }]);
    const strange = await phone.records(raid, aFinding({ who: anEmployee(8) }), { prevHash: 'f'.repeat(64) });
    expect(await phone.sends(strange)).toMatchObject([{ outcome: 'applied' }]);
    const { results } = await world.db
      .prepare('SELECT kind, detail FROM alarms WHERE device_id = ?1 ORDER BY id')
      .bind(phone.id)
      .all();
    expect(results.map(({ kind }) => kind)).toEqual(['gap', 'unknown_prev']);
    expect(JSON.parse(String(results[0]?.['detail']))).toMatchObject({ id: third.id, deviceSeq: 3, expected: 2 });
  });

  it('applies a second mutation under the same number and tells its device to enrol anew', async () => {
    const phone = await world.enrols(budi);
    const raid = anOperation();
    await phone.sends(await phone.opens(raid), await phone.records(raid, aFinding({ who: anEmployee(9) })));
    const copy = await phone.records(raid, aFinding({ who: anEmployee(10) }), { deviceSeq: 2 });
    expect(await phone.sends(copy)).toMatchObject([{ outcome: 'applied', code: 'device_fork' }]);
    expect(await phone.sends(copy)).toMatchObject([
      { outcome: 'duplicate', was: { outcome: 'applied', code: 'device_fork' } },
    ]);
    expect(await world.count('alarms', `device_id = '${phone.id}' AND kind = 'fork'`)).toBe(1);
    expect(await world.first('SELECT head_seq FROM devices WHERE id = ?1', phone.id)).toEqual({ head_seq: 2 });
  });
});

describe('who was disabled', () => {
  it('still hands in what he noted, flagged, and nothing else', async () => {
    const ended = await world.signsUp('officer');
    const raid = anOperation();
    await ended.sends(await ended.opens(raid));
    const finding = await ended.records(raid, aFinding({ who: anEmployee(11) }));
    const forward = await ended.says('case.forward', {
      ...aboutCase(finding),
      version: finding.id,
      settles: null,
      superior: { accountId: null, name: 'Atasan', post: null },
      note: null,
    });
    const now = new Date().toISOString();
    await world.db
      .prepare('UPDATE accounts SET active = 0, ended_at = ?2 WHERE id = ?1')
      .bind(ended.accountId, now)
      .run();
    expect((await ended.get('/api/sync/pull')).status).toBe(401);
    expect(await ended.sends(finding, forward)).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'rejected', code: 'device_revoked' },
    ]);
    expect(await world.row<FindingRow>('findings', finding.id)).toMatchObject({ flags: ['afterRevocation'] });
    const long = new Date(Date.now() - (limits.afterRevocationDays + 1) * 86_400_000).toISOString();
    await world.db.prepare('UPDATE accounts SET ended_at = ?2 WHERE id = ?1').bind(ended.accountId, long).run();
    expect((await ended.pushes([finding])).status).toBe(401);
  });

  it('validates nothing any more: that needs a person in office', async () => {
    const [officer, chief] = [await world.signsUp('officer'), await world.signsUp('chief')];
    const raid = anOperation();
    const close = await officer.closes(raid);
    expect((await officer.sends(await officer.opens(raid), close)).map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
    ]);
    const seen = { operationId: raid.operationId, version: close.id, settles: null };
    const reviews = [
      await chief.says('operation.validate', { ...seen, uptoSeq: 1, note: null }),
      await chief.says('operation.return', { ...seen, why: 'kurang lengkap' }),
    ];
    await world.db
      .prepare('UPDATE devices SET revoked_at = ?2 WHERE id = ?1')
      .bind(chief.id, new Date().toISOString())
      .run();
    expect(await chief.sends(...reviews)).toMatchObject(
      reviews.map(() => ({ outcome: 'rejected', code: 'device_revoked' })),
    );
    expect(await world.row('operations', raid.operationId)).toMatchObject({ state: 'closed' });
  });
});
