/** F27 the office's own server is put back to yesterday's copy: the commands, the real server, phones that come back. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { RosterAnswer } from '../../schema/api.ts';
import { Client, newCredentials } from '../../worker/dev/client.ts';
import { backUpDatabase, restoreDatabase } from '../../worker/dev/database-sql.ts';
import { type Server, startServer } from '../../worker/dev/server.ts';
import { aFinding, anEmployee, anOperation } from '../worker/words.ts';
import { aGovernment, anOfficer, importsRoster, password } from './government.ts';
import { readLedger } from './ledger-sql.ts';
import { Phone } from './phone.ts';

const folder = mkdtempSync(join(tmpdir(), 'sidak-restore-'));
const stateDir = join(folder, 'state');
let server: Server | null = null;
const start = (): Promise<Server> => startServer({ stateDir, port: 0, demo: false, quiet: true, build: 'skip' });
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The same phone, whose server now answers at another address. */
function moved(phone: Phone, baseUrl: string): Phone {
  phone.client.baseUrl = baseUrl;
  return phone;
}

it(
  'F27 backup, more work, restore: everything is there once, who was revoked still is',
  { timeout: 180_000 },
  async () => {
    server = await start();
    const admin = await aGovernment(server.baseUrl, server.setupToken);
    const [adi, beni, dodi] = [
      await anOfficer(admin, 'adi'),
      await anOfficer(admin, 'beni'),
      await anOfficer(admin, 'dodi'),
    ];
    const raid = anOperation();
    const { operationId } = raid;
    let people = 0;
    const notes = async (phone: Phone, count: number): Promise<void> => {
      for (let n = 0; n < count; n += 1)
        await phone.notes('finding.record', { operationId, ...aFinding({ who: anEmployee((people += 1)) }) });
    };
    await adi.notes('operation.open', {
      ...raid,
      team: [beni, dodi].map(({ client: { me } }) => ({ accountId: me.accountId, name: me.name })),
    });
    await notes(adi, 10);
    for (const phone of [adi, beni, dodi]) expect(await phone.syncs()).toBeNull();
    const file = join(folder, 'yesterday.sqlite');
    await backUpDatabase(stateDir, file);
    expect(readLedger(file)).toMatchObject({ findings: 10, gaps: 0, doubledIds: 0, falseBlocks: 0 });

    // The day that will be lost.
    await notes(adi, 5);
    await notes(beni, 3);
    const citra = await anOfficer(admin, 'citra');
    await notes(citra, 2);
    for (const phone of [adi, beni, citra]) expect(await phone.syncs()).toBeNull();
    await notes(dodi, 1);
    await admin.post(`/api/accounts/${beni.client.me.accountId}/password`, await newCredentials('sandi baru'));
    await admin.post(`/api/devices/${dodi.client.deviceId}/revoke`, {});
    await importsRoster(admin);

    await expect(restoreDatabase(stateDir, file, new Date())).rejects.toThrow(/running/);
    await server.runMinuteJob();
    await server.stop();
    const replaced = await restoreDatabase(stateDir, file, new Date());
    expect(readLedger(replaced).findings).toBe(20);

    server = await start();
    const { baseUrl } = server;
    for (const { client } of [adi, beni, citra, dodi]) client.baseUrl = baseUrl;
    expect(await moved(adi, baseUrl).syncs()).toBeNull();
    expect(adi.restores).toBe(1);
    // His old password opens nothing and his session has ended; nothing on his phone has.
    expect(await moved(beni, baseUrl).syncs()).toMatchObject({ status: 401, code: 'session_expired' });
    await expect(beni.signsIn(password)).rejects.toThrow(/sign_in_failed/);
    await beni.signsIn('sandi baru');
    expect(await beni.syncs()).toBeNull();
    expect(await moved(citra, baseUrl).syncs()).toMatchObject({ status: 401 });
    await citra.signsIn(password);
    expect(await citra.syncs()).toBeNull();
    // Revoked after the copy was made: he hands in what he holds and hears nothing else.
    expect(await moved(dodi, baseUrl).pushes()).toBeNull();
    expect(await dodi.pulls()).toMatchObject({ status: 401 });
    expect(dodi.kept.map(({ outcome }) => outcome)).toEqual(['applied']);
    const again = await new Client(baseUrl).signIn('admin', password, 'Komputer lain');
    const { rows } = await again.get<RosterAnswer>('/api/roster');
    expect(rows.map(({ version, state }) => [version, state])).toEqual([[1, 'current']]);

    await server.runMinuteJob();
    const now = join(folder, 'now.sqlite');
    await backUpDatabase(stateDir, now);
    const ledger = readLedger(now);
    expect(ledger).toMatchObject({ findings: 21, doubledIds: 0, gaps: 0, falseBlocks: 0, unsealed: 0, brokenLinks: 0 });
    for (const { kept } of [adi, beni, citra, dodi])
      for (const { mutation } of kept) expect(ledger.ids).toContain(mutation.id);
    expect(readFileSync(now).subarray(0, 15).toString()).toBe('SQLite format 3');
  },
);
