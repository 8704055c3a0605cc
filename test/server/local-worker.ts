/** A real workerd with the real Worker, D1 and R2 on disk, that can be killed with SIGKILL and started again. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, runNode, signalTree, startNode, stopTree } from '../../worker/dev/processes.ts';
import { migrate, wranglerEnv } from '../../worker/dev/server.ts';
import { openState } from '../../worker/dev/state.ts';

export type ChildOptions = {
  script: string;
  data: string;
  port: number;
  databaseId: string;
  compatibilityDate: string;
  bindings: Record<string, string>;
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const readyWithinMs = 30_000;

export type LocalWorker = {
  baseUrl: string;
  setupToken: string;
  /** The file of its D1, there after the first start. */
  start(): Promise<void>;
  /** SIGKILL to workerd and all around it, at once. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** Bundles the Worker and makes an empty database of the present schema; nothing runs yet. */
export async function localWorker(stateDir: string): Promise<LocalWorker> {
  const { setupToken, envFile } = openState(stateDir);
  const script = await bundled(stateDir);
  await migrate(stateDir, () => undefined);
  const port = await freePort(18_000 + Math.floor(Math.random() * 10_000));
  const baseUrl = `http://127.0.0.1:${port}`;
  const toml = readFileSync(`${root}wrangler.toml`, 'utf8');
  const options: ChildOptions = {
    script,
    data: join(stateDir, 'data/v3'),
    port,
    databaseId: settingOf(toml, 'database_id'),
    compatibilityDate: settingOf(toml, 'compatibility_date'),
    bindings: bindingsOf(envFile),
  };
  let child: ChildProcess | null = null;
  const leaving = (): void => void (child !== null && signalTree(child, 'SIGKILL'));
  process.once('exit', leaving);
  return {
    baseUrl,
    setupToken,
    async start() {
      const own = fileURLToPath(new URL('worker-child.ts', import.meta.url));
      const logFile = join(stateDir, 'worker.log');
      child = startNode([own, JSON.stringify(options)], { cwd: root, env: process.env, logFile });
      await untilHealthy(baseUrl, child, logFile);
    },
    async kill() {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child?.once('close', resolve));
      signalTree(child, 'SIGKILL');
      await ended;
    },
    async stop() {
      if (child !== null) await stopTree(child);
      process.off('exit', leaving);
    },
  };
}

/** As it would be deployed. */
async function bundled(stateDir: string): Promise<string> {
  const folder = join(stateDir, 'bundle');
  // Wrangler refuses an assets directory that is not there; these tests need no built app.
  mkdirSync(`${root}pwa/dist`, { recursive: true });
  const wrangler = `${root}node_modules/wrangler/bin/wrangler.js`;
  const { code, output } = await runNode([wrangler, 'deploy', '--dry-run', '--outdir', folder], {
    cwd: root,
    env: wranglerEnv(stateDir),
    logFile: join(stateDir, 'bundle.log'),
  });
  if (code !== 0) throw new Error(`The Worker could not be bundled:\n${output}`);
  return join(folder, 'index.js');
}

async function untilHealthy(baseUrl: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${baseUrl}/api/health`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(20);
  }
  throw new Error(`The Worker did not start:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
}

function settingOf(toml: string, name: string): string {
  const found = new RegExp(`^${name} = "(.*)"$`, 'm').exec(toml)?.[1];
  if (found === undefined) throw new Error(`wrangler.toml has no ${name}`);
  return found;
}

function bindingsOf(envFile: string): Record<string, string> {
  const lines = readFileSync(envFile, 'utf8').matchAll(/^(\w+)="(.*)"$/gm);
  return Object.fromEntries(Array.from(lines, ([, name = '', value = '']) => [name, value]));
}
