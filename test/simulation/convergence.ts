/** (3) After healing and draining: a device shows what the server says within its person's scope, no more and no less. */
import { isDeepStrictEqual } from 'node:util';
import type { Row, RowType } from '../../schema/rows.ts';
import type { Device } from './code.ts';
import type { Phone } from './phone.ts';
import { photosWaiting } from './photo-watch.ts';
import { formerStores, storeOf } from './rows-on-phone.ts';
import { stateOf } from './breach.ts';
import type { FeedRow } from './books.ts';
import type { World } from './world.ts';

const pulledTypes = [
  'operation',
  'member',
  'count',
  'finding',
  'case',
  'standing',
  'conflict',
  'entry',
  'unit',
  'calendar',
  'setting',
  'officer',
] as const satisfies readonly RowType[];

/** What the server would answer this device now, as an outsider reads its tables. */
type Standing = { mayPull: boolean; mayPush: boolean };

function standingOf(world: World, phone: Phone, device: Device): Standing {
  const me = device.account.peek();
  const reader = world.watch.readerOf(phone.network.session);
  if (me === null || reader === null || reader.accountId !== me.accountId) return { mayPull: false, mayPush: false };
  const [row] = world.server.sqlite.all<{ revoked: string | null }>(
    'SELECT revoked_at AS revoked FROM devices WHERE id = ?1',
    me.deviceId,
  );
  const isEnded = row === undefined || row.revoked !== null || !reader.active;
  return { mayPull: !isEnded, mayPush: true };
}

/** Photos wait that this person's session may send. One without bytes stays listed, so that somebody learns of it. */
export function hasPhotosToSend(world: World, phone: Phone): boolean {
  const device = phone.tab?.device;
  if (device === undefined || device.account.peek() === null) return false;
  return standingOf(world, phone, device).mayPush && photosWaiting(phone).length > 0;
}

/** Nothing unsent that could be sent, nothing unread that could be read. */
export function isPhoneCalm(world: World, phone: Phone): boolean {
  const device = phone.tab?.device;
  // Told that the server is busy (with a restore, say), a person signs in once more. Who is shut out leaves his phone
  // as it is; waited for, it would take so long that the others' phones lock themselves.
  if (device === undefined || device.account.peek() === null)
    return ['signed-out', 'locked'].includes(device?.phase.peek() ?? '') && isShutOut(world, phone);
  const { mayPull, mayPush } = standingOf(world, phone, device);
  if (!mayPull && !mayPush) return isShutOut(world, phone);
  if (mayPush && waitingOf(world, phone).length > 0) return false;
  if (mayPull && formerNotThere(world, phone) !== undefined) return false;
  return !mayPull || differenceOf(world, device) === null;
}

export function checkConvergence(world: World, phone: Phone, turn: number): void {
  const fail = (detail: string): void => world.watch.fail('diverged', `phone ${phone.n}, turn ${turn}: ${detail}`);
  const device = phone.tab?.device;
  if (device === undefined) return fail('no tab');
  const phase = device.phase.peek();
  const me = device.account.peek();
  if (phase !== 'ready' || me === null) {
    if (!isShutOut(world, phone)) fail(`is ${phase}, though its owner may sign in`);
    return undefined;
  }
  const { mayPull, mayPush } = standingOf(world, phone, device);
  if (!mayPull && !mayPush && !isShutOut(world, phone))
    return fail(`${me.username} has no session, though he may sign in`);
  const waiting = waitingOf(world, phone);
  if (mayPush && waiting.length > 0)
    return fail(`${me.username}: ${waiting.length} never went: ${waiting.slice(0, 3).join()}`);
  if (mayPush && hasPhotosToSend(world, phone))
    return fail(`${me.username}: photos never went: ${photosWaiting(phone).join()}`);
  const unsure = mayPull ? formerNotThere(world, phone) : undefined;
  if (unsure !== undefined)
    return fail(`${me.username}: an earlier store calls ${unsure} sent, which the server lacks`);
  const shown = device.sync.peek().waiting;
  const stored = outboxOf(world, phone).filter(({ state }) => state === 'waiting').length;
  if (shown !== stored) return fail(`shows ${shown} waiting, holds ${stored}`);
  if (!mayPull) return undefined;
  const difference = differenceOf(world, device);
  return difference === null ? undefined : fail(`${me.username}: ${difference}`);
}

/** The person at this phone cannot sign in there: his account is disabled or the device revoked. */
function isShutOut(world: World, phone: Phone): boolean {
  const username = phone.tab?.device.account.peek()?.username ?? world.people.ownerOf(phone);
  const [account] = world.server.sqlite.all<{ id: string; active: number }>(
    'SELECT id, active FROM accounts WHERE username = ?1',
    username,
  );
  if (account?.active !== 1) return true;
  const known = phone.disk.databases.get('sidak')?.stores.get('accounts')?.rows.get(account.id) as
    | { deviceId: string | null }
    | undefined; // Known
  if (known === undefined || known.deviceId === null) return false;
  const [device] = world.server.sqlite.all<{ revoked: string | null }>(
    'SELECT revoked_at AS revoked FROM devices WHERE id = ?1',
    known.deviceId,
  );
  return device !== undefined && device.revoked !== null;
}

type Stored = { id: string; state: string | undefined };

function outboxOf(world: World, phone: Phone): Stored[] {
  const accountId = phone.tab?.device.account.peek()?.accountId ?? '';
  const outbox = storeOf(phone, accountId)?.stores.get('outbox');
  return [...(outbox?.rows ?? [])].map(([id, item]) => ({ id: String(id), state: stateOf(item) }));
}

/** What a store that nothing opens any more had sent, and a restore has undone, was to be handed in again. */
function formerNotThere(world: World, phone: Phone): string | undefined {
  const accountId = phone.tab?.device.account.peek()?.accountId ?? '';
  const sent = formerStores(phone, accountId)
    .flatMap(({ stores }) => [...(stores.get('outbox')?.rows ?? [])])
    .flatMap(([id, item]) => (['sent', 'landed'].includes(stateOf(item) ?? '') ? [String(id)] : []));
  if (sent.length === 0) return undefined;
  const logged = new Set(world.server.sqlite.all<{ id: string }>('SELECT id FROM log').map(({ id }) => id));
  return sent.find((id) => !logged.has(id));
}

/** Waits on the phone, and not because the server itself waits for something. */
function waitingOf(world: World, phone: Phone): string[] {
  const held = new Set(world.server.sqlite.all<{ id: string }>('SELECT id FROM held').map(({ id }) => id));
  return outboxOf(world, phone).flatMap(({ id, state }) => (state === 'waiting' && !held.has(id) ? [id] : []));
}

/** The first thing in which the device and the server differ; null: they agree. */
function differenceOf(world: World, device: Device): string | null {
  const me = device.account.peek();
  if (me === null) return null;
  const truth = new Map<string, FeedRow>();
  for (const feed of world.feedsOf(me.accountId)) {
    for (const row of world.books.rowsOfFeed(feed)) truth.set(`${row.type}|${row.key}`, row);
  }
  const pending = pendingThings(device);
  // What a refused or conflicting one rests on stays, so that the person can see what it was about.
  const isDisputed = device.outboxItems().some(({ state }) => state === 'attention');
  for (const type of pulledTypes) {
    for (const row of device.rowsOfType(type)) {
      const name = `${type}|${row.key}`;
      const its = truth.get(name);
      truth.delete(name);
      if (its === undefined) {
        if (!isOwn(row, me.accountId) && !pending && !isDisputed) return `shows ${name}, which is not his (any more)`;
      } else if (!pending && !isSame(row, its)) {
        return `shows ${name} otherwise than the server: ${fieldsOf(row, its)}`;
      }
    }
  }
  const [missing] = truth.keys();
  return missing === undefined ? null : `lacks ${missing}`;
}

/** What the server holds for a missing parent is still laid over here, so rows may differ as long as it waits. */
function pendingThings(device: Device): boolean {
  return device.outboxItems().some(({ state }) => state === 'waiting');
}

function isSame({ version, body }: Row, its: FeedRow): boolean {
  if (version !== its.version) return false;
  const text = JSON.stringify(body);
  // Mostly the very text that the server keeps; where fields come in another order, what they say decides.
  return text === its.body || isDeepStrictEqual(JSON.parse(text), JSON.parse(its.body));
}

/** What differs, here against there. */
function fieldsOf(here: Row, there: FeedRow): string {
  const shown: object = { version: here.version, ...here.body };
  const its: object = { version: there.version, ...(JSON.parse(there.body) as object) }; // a row's body is an object
  const names = Object.keys({ ...its, ...shown });
  const one = (name: string, of: object): string => JSON.stringify(Reflect.get(of, name)) ?? 'nothing';
  return names
    .filter((name) => one(name, shown) !== one(name, its))
    .map((name) => `${name} ${one(name, shown)} against ${one(name, its)}`)
    .join('; ');
}

/** What a person noted himself stays on his phone, whatever becomes of his rights (F02), with the operation it needs. */
function isOwn(row: Row, accountId: string): boolean {
  const body = row.body as Record<string, unknown>; // of any type
  if (row.type === 'operation') return true;
  return body['authorId'] === accountId || body['accountId'] === accountId;
}
