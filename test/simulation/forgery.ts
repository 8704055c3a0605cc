/**
 * Somebody with a session of his own sends a mutation that the server holds once more, under the same id, with another
 * body and the hashes that belong to it. It must never be told that this is what the server has.
 */
import type { Envelope } from '../../schema/mutation.ts';
import { protocol } from '../../schema/mutation.ts';
import type { PushAnswer } from '../../schema/sync.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

type Logged = { mutation: string; accountId: string; deviceId: string };

const loggedSql = `
SELECT json_object('id', id, 'kind', kind, 'v', v, 'deviceId', device_id, 'accountId', account_id,
    'deviceSeq', device_seq, 'at', at, 'clockOffset', clock_offset, 'prevHash', prev_hash, 'bodyHash', body_hash,
    'hash', hash, 'salt', salt, 'body', json(body)) AS mutation, account_id AS accountId, device_id AS deviceId
FROM log WHERE device_id <> 'server' ORDER BY seq`;

export async function forges(world: World, random: Random): Promise<void> {
  const logged = random.pick(world.server.sqlite.all<Logged>(loggedSql));
  if (logged === undefined) return;
  const { accountId, deviceId } = logged;
  const phone = world.phones.find(({ network }) => world.watch.readerOf(network.session)?.accountId === accountId);
  if (phone === undefined) return;
  const mutation = JSON.parse(logged.mutation) as Envelope; // what the log was written from
  const forged = await world.freeze({ ...mutation, body: { ...mutation.body, why: 'lain', note: 'lain' } });
  const sentAt = new Date(world.timeline.nowMs).toISOString();
  const body = JSON.stringify({ protocol, deviceId, sentAt, unsent: 0, mutations: [forged] });
  const headers = {
    cookie: `sid=${phone.network.session}`,
    'content-type': 'application/json',
    origin: 'https://sidak.test',
  };
  const response = await world.server.answer('POST', '/api/sync/push', headers, body);
  if (response.status !== 200) return;
  const [result] = ((await response.json()) as PushAnswer).results; // our own answer
  const isRefused = result?.outcome === 'rejected' || result?.outcome === 'retry';
  // A restore may have taken the first one away; then there is nothing to compare with.
  if (!isRefused && result?.outcome === 'duplicate')
    world.watch.fail('doubled', `${mutation.kind} ${mutation.id} with another body was told it is ${result.outcome}`);
}
