// A server for each worker of the browser project, each with a database of its own: the demo is loaded once and
// copied, so that two files that run at the same time never meet, and one after the other meets what was left there.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Server, startServer } from '../../worker/dev/server.ts';

/** What a test may know of its server. */
export type Served = Pick<Server, 'baseUrl' | 'setupToken' | 'signIns'>;

declare module 'vitest' {
  interface ProvidedContext {
    /** One per worker; `served.ts` picks. */
    servers: Served[];
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'sidak-browser-'));
  const stateOf = (worker: number) => join(folder, String(worker));
  const workers = Math.max(1, project.config.maxWorkers);
  // The test run builds before this; by itself (`vitest --project browser`) the project builds here.
  const build = process.env['SIDAK_BUILT'] === '1' ? 'skip' : 'once';
  const start = (worker: number, how: 'once' | 'skip') =>
    startServer({ stateDir: stateOf(worker), port: 0, demo: true, quiet: true, build: how });
  // Ended before it is copied, so that the database is whole.
  const first = await start(0, build);
  await first.stop();
  const others = Array.from({ length: workers }, (_, worker) => worker).slice(1);
  for (const worker of others) cpSync(stateOf(0), stateOf(worker), { recursive: true });
  const servers = await Promise.all([0, ...others].map(async (worker) => start(worker, 'skip')));
  project.provide(
    'servers',
    servers.map(({ baseUrl, setupToken, signIns }) => ({ baseUrl, setupToken, signIns })),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}
