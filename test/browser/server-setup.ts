// One server with a database of its own for all browser tests of a run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServer } from '../../worker/dev/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    baseUrl: string;
    setupToken: string;
    signIns: { role: string; username: string; password: string }[];
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stateDir = mkdtempSync(join(tmpdir(), 'sidak-browser-'));
  // The test run builds before this; by itself (`vitest --project browser`) the project builds here.
  const build = process.env['SIDAK_BUILT'] === '1' ? 'skip' : 'once';
  const server = await startServer({ stateDir, port: 0, demo: true, quiet: true, build });
  project.provide('baseUrl', server.baseUrl);
  project.provide('setupToken', server.setupToken);
  project.provide('signIns', server.signIns);
  return async () => {
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
}
