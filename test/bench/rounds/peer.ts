/** One round of a peer: the same findings as documents, kept in its own store, sent to its own server, and fetched. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { bundle } from '../bundle.ts';
import { findingsOn, type Stage } from '../stage.ts';
import { openWire } from '../wire.ts';
import { type Plan, type Round, takeLink } from './round.ts';

const folder = fileURLToPath(new URL('../peers/', import.meta.url));

export type Peer = {
  name: 'pouch' | 'rx';
  round: (stage: Stage, plan: Plan) => Promise<Round>;
  close: () => void;
};

/** What the page of every peer offers; see peers/*-page.mjs. */
declare global {
  interface Window {
    peer: {
      keeps: (name: string, docs: unknown[]) => Promise<void>;
      sendsAll: (name: string) => Promise<{ ms: number }>;
      pullsAll: (name: string) => Promise<{ ms: number; written: number }>;
    };
  }
}

export async function openPeer(name: 'pouch' | 'rx', idField: '_id' | 'id', stage: Stage): Promise<Peer> {
  const state = join(stage.stateDir, name);
  mkdirSync(state, { recursive: true });
  const child = spawn(process.execPath, [join(folder, `${name}-server.mjs`), state], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const url = `http://127.0.0.1:${await portOf(child)}`;
  const code = await bundle(`peers/${name}-page.mjs`);
  return {
    name,
    round: (stage, plan) => peerRound({ url, code, idField }, stage, plan),
    close: () => {
      process.off('exit', end);
      end();
    },
  };
}

type Way = { url: string; code: string; idField: string };

async function peerRound({ url, code, idField }: Way, stage: Stage, { n, link, findings }: Plan): Promise<Round> {
  const name = `round${n}`;
  const wire = await openWire(url);
  const context = await stage.browser.newContext({ serviceWorkers: 'block', timezoneId: 'Asia/Jakarta' });
  const page = await context.newPage();
  await page.goto(`${wire.url}/`);
  await page.evaluate(code);
  await page.evaluate(([name, docs]) => window.peer.keeps(name, docs), [
    name,
    documents(stage, idField, findings),
  ] as const);
  await takeLink(page, link);
  wire.reset();
  const sent = await page.evaluate((one) => window.peer.sendsAll(one), name);
  const push = { ms: sent.ms, ...wire.bytes() };
  wire.reset();
  const fetched = await page.evaluate((one) => window.peer.pullsAll(one), name);
  const pull = { ms: fetched.ms, ...wire.bytes() };
  await context.close();
  await wire.close();
  if (fetched.written !== findings) throw new Error(`${url}: ${fetched.written} of ${findings} documents arrived`);
  return { push, pull };
}

/** What a finding says, without what only Sidak adds to it (hashes, chain, salt). */
function documents(stage: Stage, idField: string, findings: number): object[] {
  return findingsOn('20261120-BENCH000', stage.regency, findings).map((body) => ({
    [idField]: uuidv7(),
    kind: 'finding.record',
    at: new Date().toISOString(),
    accountId: uuidv7(),
    deviceId: uuidv7(),
    body,
  }));
}

async function portOf(child: ChildProcess): Promise<number> {
  for await (const chunk of child.stdout ?? []) return Number(String(chunk));
  throw new Error('the server of the peer did not start');
}
