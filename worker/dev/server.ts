// The whole of Sidak on one machine, as `npm start` and the browser tests use it: builds the app, brings the database up
// to date, runs the Worker in workerd, triggers the minute job, and loads the demo once. Listens on 127.0.0.1 only and
// calls nothing outside.
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildPwa, watchPwa } from '../../pwa/build/build.ts';
import { freePort, runNode, signalTree, startNode, stopTree } from './processes.ts';
import { keepSignIns, markRunning, openState, readSignIns, type SignIn } from './state.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
const FIRST_PORT = 8787;
const READY_WITHIN_MS = 60_000;
const MINUTE_MS = 60_000;

export interface ServerOptions {
  /** Everything entered is kept here; a second start finds it again. */
  stateDir: string;
  /** The first port to try; 0 for any. */
  port?: number;
  demo: boolean;
  /** The demo as a province of this many people; nine thousand of a regency by default. */
  largeDemo?: number;
  /** Prints nothing. */
  quiet?: boolean;
  /** `once` by default; `watch` builds after every change; `skip` trusts what lies in pwa/dist. */
  build?: 'once' | 'watch' | 'skip';
}

export interface Server {
  baseUrl: string;
  setupToken: string;
  signIns: SignIn[];
  /** Calls the minute job now, as the host's cron would. */
  runMinuteJob(): Promise<void>;
  stop(): Promise<void>;
}

/** What a demo must export as `loadDemo`; it speaks to the server as any client would. */
export type LoadDemo = (options: {
  baseUrl: string;
  setupToken: string;
  log: (line: string) => void;
  large?: { employees: number; history: boolean };
}) => Promise<{ signIns: SignIn[] }>;

/** Starts everything; resolves when the Worker answers. Throws with the log's end when it does not. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const log = options.quiet === true ? () => {} : (line: string) => console.log(line);
  const stateDir = resolve(options.stateDir);
  const { setupToken, envFile } = openState(stateDir);
  const endWatching = await build(options.build ?? 'once', log);
  const env = wranglerEnv(stateDir);
  // A demo that broke off half-way is begun anew; nobody has worked with it, since its sign-ins were never told.
  if (options.demo && readSignIns(stateDir) === undefined)
    rmSync(join(stateDir, 'data'), { recursive: true, force: true });
  await migrate(stateDir, log, env);

  const port = await freePort(options.port ?? FIRST_PORT);
  const baseUrl = `http://127.0.0.1:${port}`;
  const child = await startWorker({ stateDir, env, envFile, port, echo: options.build === 'watch' ? log : undefined });
  const kill = () => signalTree(child, 'SIGKILL');
  process.once('exit', kill);
  const runMinuteJob = async () => {
    const answer = await fetch(`${baseUrl}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`);
    if (!answer.ok) throw new Error(`The minute job answered ${answer.status}: ${await answer.text()}`);
  };
  const everyMinute = setInterval(() => void runMinuteJob().catch((error: unknown) => log(String(error))), MINUTE_MS);
  const stop = async () => {
    clearInterval(everyMinute);
    await endWatching();
    await stopTree(child);
    markRunning(stateDir, null);
    process.off('exit', kill);
  };
  markRunning(stateDir, baseUrl);
  try {
    await untilHealthy(baseUrl, child, stateDir);
    const signIns = options.demo
      ? await loadDemoOnce(stateDir, {
          baseUrl,
          setupToken,
          log,
          ...(options.largeDemo !== undefined && { large: { employees: options.largeDemo, history: true } }),
        })
      : [];
    return { baseUrl, setupToken, signIns, runMinuteJob, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(how: 'once' | 'watch' | 'skip', log: (line: string) => void): Promise<() => Promise<void>> {
  if (how === 'watch') return watchPwa(log);
  if (how === 'once') await buildPwa(log);
  return async () => {};
}

/** For wrangler: no telemetry, no update check, no location lookup, and nothing written outside the state folder. */
export function wranglerEnv(stateDir: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
    WRANGLER_LOG_PATH: join(stateDir, 'logs'),
    WRANGLER_CACHE_DIR: join(stateDir, 'cache'),
    WRANGLER_REGISTRY_PATH: join(stateDir, 'registry'),
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    X_LOCAL_EXPLORER: 'false',
    X_LOCAL_OBSERVABILITY: 'false',
    NO_COLOR: '1',
  };
}

/** Brings the database of that state up to date, making it if there is none. */
export async function migrate(
  stateDir: string,
  log: (line: string) => void,
  env: NodeJS.ProcessEnv = wranglerEnv(stateDir),
): Promise<void> {
  const migrations = join(root, 'schema/migrations');
  if (!existsSync(migrations) || !readdirSync(migrations).some((file) => file.endsWith('.sql'))) return;
  const args = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', join(stateDir, 'data')];
  const logFile = join(stateDir, 'migrations.log');
  const { code, output } = await runNode([wrangler, ...args], { cwd: root, env, logFile });
  if (code !== 0) throw new Error(`The database could not be brought up to date:\n${output}`);
  log('Database is up to date.');
}

async function startWorker(o: {
  stateDir: string;
  env: NodeJS.ProcessEnv;
  envFile: string;
  port: number;
  echo: ((text: string) => void) | undefined;
}): Promise<ChildProcess> {
  const args = ['dev', '--local', '--ip', '127.0.0.1', '--port', String(o.port), '--inspector-port', '0'];
  args.push('--persist-to', join(o.stateDir, 'data'), '--env-file', o.envFile, '--show-interactive-dev-session=false');
  return startNode([wrangler, ...args], {
    cwd: root,
    env: o.env,
    logFile: workerLog(o.stateDir),
    ...(o.echo && { echo: o.echo }),
  });
}

const workerLog = (stateDir: string) => join(stateDir, 'worker.log');

async function untilHealthy(baseUrl: string, child: ChildProcess, stateDir: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${baseUrl}/api/health`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error(`The Worker did not start; see ${workerLog(stateDir)}.`);
}

/** Loaded whole or not marked as loaded. */
async function loadDemoOnce(stateDir: string, options: Parameters<LoadDemo>[0]): Promise<SignIn[]> {
  const known = readSignIns(stateDir);
  if (known) return known;
  const demo = fileURLToPath(new URL('demo.ts', import.meta.url));
  if (!existsSync(demo)) return [];
  const { loadDemo } = (await import(pathToFileURL(demo).href)) as { loadDemo: LoadDemo }; // the contract above
  options.log('Loading the demo ...');
  const { signIns } = await loadDemo(options);
  keepSignIns(stateDir, signIns);
  return signIns;
}
