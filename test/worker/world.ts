/**
 * A small government for tests in workerd: real D1, real routes, people with devices. Told in users' words:
 *
 *   const world = await aWorld();                                  // 30 offices, setting, calendar, catalogue
 *   const budi = await world.signsUp('officer', { name: 'Budi' }); // account, enrolled device, session
 *   const raid = anOperation();
 *   await budi.sends(
 *     await budi.opens(raid),
 *     await budi.records(raid, aFinding({ who: anEmployee(7), reason: 'TERTINGGAL-MOBIL' })),
 *   );                                                             // answers the results, one each
 *   const sari = await world.signsUp('personnel', { unitId: 'opd-3' });
 *   await sari.sends(await sari.says('case.forward', { … }));      // any kind, frozen with sari's chain
 *   const answer = await budi.pulls();                             // next page after his cursors
 *   await budi.get('/api/operations');                             // any route, as this person
 *
 * `opens`, `records`, `says` … only write on the device; nothing is sent before `sends` (or `pushes`, which answers
 * the Response). `anEmployee(n)` belongs to office n mod 30. `world.db` may be replaced by a double: `world.with(db)`.
 */
import { env } from 'cloudflare:workers';
import { uuidv7 } from 'uuidv7';
import { limits } from '../../schema/limits.ts';
import { sha256 } from '../../schema/mutation.ts';
import { entryKey } from '../../schema/catalogue.ts';
import type { SettingRow } from '../../schema/office.ts';
import type { Role } from '../../schema/outcome.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';
import { startingCalendars } from '../../schema/reference/holidays.ts';
import type { Row } from '../../schema/rows.ts';
import { feeds } from '../../schema/rows.ts';
import { insertAccount } from '../../worker/access/account-sql.ts';
import { enrolDevice, insertSession } from '../../worker/access/device-sql.ts';
import type { Env } from '../../worker/env.ts';
import { commitWithEntry } from '../../worker/sync/server-entry.ts';
import { Device } from './device.ts';
import { dayFromNow, officeCount, officeId } from './words.ts';

export * from './device.ts';
export * from './words.ts';

export const aSetting: SettingRow = {
  government: 'Pemerintah Kabupaten Contoh',
  governmentShort: 'Kab. Contoh',
  policeName: 'Satpol PP',
  personnelName: 'BKPSDM',
  timeZone: 'Asia/Jakarta',
  weekend: 'sat-sun',
  repeatWindowMonths: 12,
  forwardBeforeValidation: true,
  forwardWithinDays: 3,
  readWithinDays: 3,
  assignWithinDays: 5,
  resultWithinDays: 10,
  closeWithinDays: 5,
  ladder: [],
};

export class World {
  readonly env: Env;
  #accounts = 0;

  constructor(bindings: Env) {
    this.env = bindings;
  }

  get db(): D1Database {
    return this.env.DB;
  }

  /** The same government behind another database binding (a double that fails or counts). */
  with(db: D1Database): World {
    return new World({ ...this.env, DB: db });
  }

  /** A new person with a device. Accounts are written past the doors: signing in has tests of its own. */
  async signsUp(role: Role, some: { name?: string; unitId?: string | null; accountId?: string } = {}): Promise<Device> {
    this.#accounts += 1;
    const id = some.accountId ?? uuidv7();
    const { name = `${role} ${this.#accounts}`, unitId = null } = some;
    const account = { id, username: `${role}-${id}`, name, role, unitId, post: null, active: true };
    const secret = { salt: '0'.repeat(32), rounds: limits.passwordRounds, verifier: '0'.repeat(64) };
    await insertAccount(env.DB, { ...account, ...secret }, new Date().toISOString()).run();
    return this.enrols({ accountId: id, name, role });
  }

  /** Another device of the same person. */
  async enrols({ accountId, name, role }: { accountId: string; name: string; role: Role }): Promise<Device> {
    const [id, token, now] = [uuidv7(), await sha256(crypto.randomUUID()), new Date().toISOString()];
    const expiresAt = new Date(Date.now() + (role === 'officer' ? 30 * 86_400_000 : 12 * 3_600_000)).toISOString();
    await env.DB.batch([
      enrolDevice(env.DB, { id, accountId, name: `Ponsel ${name}` }, now),
      ...insertSession(env.DB, { tokenHash: await sha256(token), accountId, deviceId: id, now, expiresAt }),
    ]);
    return new Device({ accountId, name, role, id, token }, { env: this.env });
  }

  /** The one row of a query. */
  async first<T>(sql: string, ...values: (string | number)[]): Promise<T> {
    const row = await env.DB.prepare(sql)
      .bind(...values)
      .first<T>();
    if (row === null) throw new Error(`nothing for ${sql}`);
    return row;
  }

  async count(table: string, where = '1'): Promise<number> {
    return (await this.first<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`)).n;
  }

  /** The body of one row as it is kept, or null. */
  async row<T>(table: string, key: string): Promise<T | null> {
    const found = await env.DB.prepare(`SELECT body FROM ${table} WHERE key = ?1`).bind(key).first<{ body: string }>();
    return found === null ? null : (JSON.parse(found.body) as T); // the caller names the table's type
  }
}

/** A government with 30 offices of one unit each, settings, calendars of three years and the starting catalogue. */
export async function aWorld(bindings: Env = env): Promise<World> {
  await seeds((version) => [
    { type: 'setting', key: 'main', feed: feeds.all, version, body: aSetting },
    ...units(version),
    ...calendars(version),
  ]);
  await seeds((version) =>
    startingCatalogue.map((body) => ({
      type: 'entry',
      key: entryKey(body.list, body.code),
      feed: feeds.all,
      version,
      body,
    })),
  );
  return new World(bindings);
}

async function seeds(rowsOf: (version: string) => Row[]): Promise<void> {
  const entry = { kind: 'test.seeded', thing: null, body: {}, accountId: null, at: new Date().toISOString() };
  await commitWithEntry(env.DB, entry, [], rowsOf);
}

function units(version: string): Row[] {
  const of = (id: string, parentId: string | null, trail: string): Row => ({
    type: 'unit',
    key: id,
    feed: feeds.all,
    version,
    body: { id, name: `Dinas ${id}`, shortName: id, parentId, trail, externalId: null, retired: false },
  });
  const offices = Array.from({ length: officeCount }, (_, n) => of(officeId(n), 'kab', `/kab/${officeId(n)}/`));
  return [of('kab', null, '/kab/'), ...offices];
}

/** This year's and its neighbours': the known holidays where there are any. */
function calendars(version: string): Row[] {
  const year = Number(dayFromNow(0).slice(0, 4));
  return [year - 1, year, year + 1].map((one) => {
    const body = startingCalendars.find((calendar) => calendar.year === one) ?? { year: one, days: [] };
    return { type: 'calendar', key: String(one), feed: feeds.all, version, body };
  });
}
