/**
 * Processor time of workerd per request: 300 of the largest push and of the largest pull, less as many empty ones. The
 * local D1 runs in the same process, so what SQLite needs is in it; on Cloudflare that is another machine's.
 * `server` tells the Worker's own share. Reads /proc: Linux only.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { limits } from '../../schema/limits.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { protocol } from '../../schema/mutation.ts';
import type { PullAnswer } from '../../schema/sync.ts';
import { Client } from '../../worker/dev/client.ts';
import { type Line, atMost } from './line.ts';
import { findingsOn, openOperation, password, type Stage } from './stage.ts';

const requests = 300;
const [leader, mate] = ['petugas5', 'petugas6'];
const tickMs = 10;

export async function cpu(stage: Stage): Promise<Line[]> {
  if (process.platform !== 'linux') return [];
  const { operationId } = await openOperation(stage.baseUrl, leader, mate, 'BENCHCP0');
  const client = await new Client(stage.baseUrl).signIn(leader, password, 'Ponsel ukur');
  const perRequest = async (ask: (n: number) => Promise<unknown>): Promise<number> => {
    const before = usedMs(stage);
    for (let n = 0; n < requests; n += 1) await ask(n);
    return (usedMs(stage) - before) / requests;
  };
  const empty = (): Promise<unknown> =>
    client.post('/api/sync/push', {
      protocol,
      deviceId: client.deviceId,
      sentAt: new Date().toISOString(),
      unsent: 0,
      mutations: [],
    });
  const bodies = findingsOn(operationId, stage.regency, requests * limits.pushMutationsMax);
  const pages: Mutation[][] = [];
  for (const [at, body] of bodies.entries()) {
    if (at % limits.pushMutationsMax === 0) pages.push([]);
    pages.at(-1)?.push(await client.says('finding.record', body));
  }
  const pushMs = (await perRequest((n) => client.push(pages[n] ?? []))) - (await perRequest(empty));
  const pull = (cursors: object): Promise<PullAnswer> =>
    client.get(`/api/sync/pull?${new URLSearchParams({ cursors: JSON.stringify(cursors) }).toString()}`);
  const { next } = await pull({});
  const whole =
    (await perRequest(() => pull({ ...next, [`operation:${operationId}`]: '0:' }))) -
    (await perRequest(() => pull(next)));
  return [
    atMost('CPU per push of 200 findings, SQLite included', pushMs, 'ms', 6),
    atMost('CPU per pull of a full page, SQLite included', whole, 'ms', 6),
  ];
}

/** User and system time of every workerd that serves this stage, in ms. */
function usedMs(stage: Stage): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workerd')) continue;
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(stage.stateDir)) continue;
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // utime and stime, proc(5): the 14th and 15th field, counted behind the name, which may hold blanks.
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      const [user = 0, system = 0] = fields.slice(11, 13);
      ticks += user + system;
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks * tickMs;
}
