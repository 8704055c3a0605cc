/** The office's view of the field: what devices say of themselves, and when the admin is alarmed. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DeviceListing, DevicesAnswer, OperationFile } from '../../schema/api.ts';
import type { DeviceHealth } from '../../schema/device.ts';
import { limits } from '../../schema/limits.ts';
import { countingDb } from './doubles.ts';
import { type Device, type World, aFinding, aWorld, anEmployee, anOperation } from './world.ts';

let world: World;
let admin: Device;
beforeAll(async () => {
  world = await aWorld();
  admin = await world.signsUp('admin');
});
afterEach(() => {
  vi.useRealTimers();
});

const hourMs = 3_600_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const aHealth = (change: Partial<DeviceHealth> = {}): DeviceHealth => ({
  oldestUnsentAt: null,
  photosWaiting: 0,
  persisted: true,
  freeBytes: 2_000_000_000,
  appVersion: 'a1b2c3',
  ...change,
});

async function listed(query = ''): Promise<DeviceListing[]> {
  const response = await admin.get(`/api/devices${query}`);
  expect(response.status).toBe(200);
  return (await response.json<DevicesAnswer>()).rows;
}
const shown = async (device: Device): Promise<DeviceListing | undefined> =>
  (await listed(`?accountId=${device.accountId}`)).find(({ id }) => id === device.id);

/** The officer's phone pushes one finding and says that so many more are unsent since then. */
async function pushesOne(budi: Device, unsent: number, health?: DeviceHealth): Promise<Response> {
  const raid = anOperation();
  const mutations = [await budi.opens(raid), await budi.records(raid, aFinding({ who: anEmployee(1) }))];
  return budi.post('/api/sync/push', {
    protocol: 1,
    deviceId: budi.id,
    sentAt: new Date().toISOString(),
    unsent: unsent + mutations.length,
    ...(health === undefined ? {} : { health }),
    mutations,
  });
}

describe('what a device says of itself', () => {
  it('comes with its push and is what the admin reads', async () => {
    const budi = await world.signsUp('officer');
    const oldest = ago(2 * hourMs);
    const sent = await pushesOne(budi, 3, aHealth({ oldestUnsentAt: oldest, photosWaiting: 4, persisted: false }));
    expect(sent.status).toBe(200);
    expect(await shown(budi)).toMatchObject({
      unsent: 3,
      oldestUnsentAt: oldest,
      photosWaiting: 4,
      persisted: false,
      freeBytes: 2_000_000_000,
      appVersion: 'a1b2c3',
      alarm: null,
      loss: null,
    });
  });

  it('is not asked of an older app: what it said last stays, and unsent counts from the first time it was heard of', async () => {
    const budi = await world.signsUp('officer');
    await pushesOne(budi, 0, aHealth());
    await pushesOne(budi, 2);
    const first = await shown(budi);
    expect(first).toMatchObject({ unsent: 2, persisted: true, appVersion: 'a1b2c3' });
    expect(first?.oldestUnsentAt).not.toBeNull();
    await pushesOne(budi, 1);
    expect((await shown(budi))?.oldestUnsentAt).toBe(first?.oldestUnsentAt);
    await pushesOne(budi, 0);
    expect((await shown(budi))?.oldestUnsentAt).toBeNull();
  });

  it('F35 a phone that believes in 1970 or in next year is believed within a year before now', async () => {
    const budi = await world.signsUp('officer');
    await pushesOne(budi, 1, aHealth({ oldestUnsentAt: '1970-01-01T00:00:00.000Z' }));
    const past = Date.parse((await shown(budi))?.oldestUnsentAt ?? '');
    expect(Math.abs(Date.now() - limits.unsentAgeDaysMax * 24 * hourMs - past)).toBeLessThan(hourMs);
    await pushesOne(budi, 1, aHealth({ oldestUnsentAt: '2099-01-01T00:00:00.000Z' }));
    expect(Date.parse((await shown(budi))?.oldestUnsentAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('can be told without a push, for one written row', async () => {
    const budi = await world.signsUp('officer');
    const counted = countingDb(world.db);
    const told = { unsent: 0, health: aHealth({ photosWaiting: 2 }) };
    const response = await budi.talksTo(world.with(counted.db)).post('/api/devices/report', told);
    expect(response.status).toBe(204);
    expect(counted.rowsWritten).toBe(1);
    expect(await shown(budi)).toMatchObject({ unsent: 0, photosWaiting: 2 });
  });

  it('F20 what the server answers with retry is still on the phone, and is counted as such', async () => {
    const budi = await world.signsUp('officer');
    const newer = await budi.says(
      'operation.close',
      { operationId: anOperation().operationId, settles: null },
      { v: 9 },
    );
    const results = await budi.sends(newer);
    expect(results.map(({ outcome }) => outcome)).toEqual(['retry']);
    expect(await shown(budi)).toMatchObject({ unsent: 1 });
    expect((await shown(budi))?.oldestUnsentAt).not.toBeNull();
  });
});

describe('the alarm', () => {
  it('is given when something is unsent for more than 24 hours, and ends when it is sent', async () => {
    const [budi, sari] = [await world.signsUp('officer'), await world.signsUp('officer')];
    await pushesOne(budi, 1, aHealth({ oldestUnsentAt: ago(limits.unsentAlarmMs + 60_000) }));
    await pushesOne(sari, 1, aHealth({ oldestUnsentAt: ago(limits.unsentAlarmMs - 60_000) }));
    expect((await shown(budi))?.alarm).toBe('old');
    expect((await shown(sari))?.alarm).toBeNull();
    const alarming = (await listed('?alarm=any')).map(({ id }) => id);
    expect(alarming).toContain(budi.id);
    expect(alarming).not.toContain(sari.id);
    await pushesOne(budi, 0, aHealth());
    expect((await shown(budi))?.alarm).toBeNull();
  });

  it('is given when a phone that holds unsent work, a photo too, is not heard of for more than 24 hours', async () => {
    const [budi, sari, idle] = [
      await world.signsUp('officer'),
      await world.signsUp('officer'),
      await world.signsUp('officer'),
    ];
    await pushesOne(budi, 1, aHealth({ oldestUnsentAt: ago(0) }));
    await pushesOne(sari, 0, aHealth({ photosWaiting: 1 }));
    await pushesOne(idle, 0, aHealth());
    // The server's clock goes on; the session of the admin lives 12 hours, so he comes with a new device.
    vi.useFakeTimers({ now: Date.now() + limits.unsentAlarmMs + 60_000, toFake: ['Date'] });
    admin = await world.enrols(admin);
    expect((await shown(budi))?.alarm).toBe('old');
    expect((await shown(sari))?.alarm).toBe('silent');
    expect((await shown(idle))?.alarm).toBeNull();
    await world.db.prepare('UPDATE devices SET revoked_at = ?2 WHERE id = ?1').bind(budi.id, ago(1e6)).run();
    expect((await shown(budi))?.alarm).toBe('old');
    vi.setSystemTime(Date.now() + limits.afterRevocationDays * 24 * hourMs);
    admin = await world.enrols(admin);
    expect((await shown(budi))?.alarm).toBeNull();
  });
});

describe('F07 a lost store', () => {
  const aLoss = (budi: Device) => ({
    deviceId: budi.id,
    noticedAt: '2026-02-16T01:00:00.000Z',
    unsent: 4,
    oldestUnsentAt: '2026-02-15T01:00:00.000Z',
  });

  it('alarms the admin with device, person, time and what it last reported; told twice it is one', async () => {
    const budi = await world.signsUp('officer', { name: 'Budi Hilang' });
    await pushesOne(budi, 3, aHealth({ oldestUnsentAt: ago(0) }));
    const logged = () => world.count('log', `kind = 'device.store_lost' AND thing = '${budi.accountId}'`);
    expect((await budi.post('/api/devices/lost', aLoss(budi))).status).toBe(204);
    expect((await budi.post('/api/devices/lost', aLoss(budi))).status).toBe(204);
    expect(await logged()).toBe(1);
    expect(await world.count('alarms', `device_id = '${budi.id}'`)).toBe(1);
    expect(await shown(budi)).toMatchObject({
      accountName: 'Budi Hilang',
      alarm: 'lost',
      loss: { reported: 3, known: 4, oldestUnsentAt: '2026-02-15T01:00:00.000Z' },
    });
    // What the phone pushes with its new store does not end it.
    await pushesOne(budi, 0, aHealth());
    expect((await shown(budi))?.loss?.reported).toBe(3);
  });

  it('ends when an admin says what was done, once, and that stays in the log', async () => {
    const budi = await world.signsUp('officer');
    await budi.post('/api/devices/lost', aLoss(budi));
    const alarmId = (await shown(budi))?.loss?.alarmId ?? 0;
    const close = () => admin.post(`/api/alarms/${alarmId}/close`, { note: 'Ditanyakan, dicatat ulang.' });
    expect((await close()).status).toBe(204);
    expect((await close()).status).toBe(409);
    expect(await shown(budi)).toMatchObject({ alarm: null, loss: null });
    const entry = await world.first<{ body: string }>(
      `SELECT body FROM log WHERE kind = 'alarm.closed' AND body ->> '$.alarmId' = ?1`,
      alarmId,
    );
    expect(JSON.parse(entry.body)).toMatchObject({ deviceId: budi.id, note: 'Ditanyakan, dicatat ulang.' });
  });
});

describe('the report of an operation', () => {
  it('says how many phones of its team still hold work', async () => {
    const [budi, sari, chief] = [
      await world.signsUp('officer'),
      await world.signsUp('officer'),
      await world.signsUp('chief'),
    ];
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    await sari.sends(await sari.joins(raid));
    const unsentDevices = async (): Promise<unknown> =>
      (await (await chief.get(`/api/operations/${raid.operationId}`)).json<OperationFile>()).unsentDevices;
    expect(await unsentDevices()).toBe(0);
    await sari.post('/api/devices/report', { unsent: 3, health: aHealth({ oldestUnsentAt: ago(0) }) });
    expect(await unsentDevices()).toBe(1);
    await sari.post('/api/devices/report', { unsent: 0, health: aHealth() });
    expect(await unsentDevices()).toBe(0);
  });
});
