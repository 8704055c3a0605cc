// The test projects: each runs where its code runs. `schema` on Node, `worker` inside workerd with a real D1 per file,
// `server` on Node against real servers that it starts, kills and restores, `device` on Node driving the engine in a
// real Chromium, `browser` likewise the whole app against servers that its files share.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const inRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const root = inRoot('');

// Wrangler refuses an assets directory that is not there, and these tests need no built app.
mkdirSync(inRoot('pwa/dist'), { recursive: true });
mkdirSync(inRoot('schema/migrations'), { recursive: true });

/** Known to every test; never used by a deployment. */
const TEST_BINDINGS = {
  SIDAK_SECRET: 'a secret for tests only',
  // SHA-256 of 'set-up-token'.
  SETUP_TOKEN_HASH: 'df7dfb6cdc3c2691aa87aab17c277ba03f55f347a14ede4db3538b310aaecec1',
  SERVER_EPOCH: 'test',
};

export default defineConfig({
  root,
  test: {
    // One place for all projects: an unhandled rejection anywhere fails the run, a focused test is refused.
    allowOnly: false,
    passWithNoTests: false,
    // Files of a project share one process and one browser: to start each anew for every file took longer than most files
    // do. A phone's storage is cleared with its context.
    isolate: false,
    projects: [
      {
        root,
        test: { name: 'schema', include: ['test/schema/**/*.test.ts', 'test/*.test.ts'], environment: 'node' },
      },
      {
        root,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: inRoot('wrangler.toml') },
            miniflare: {
              bindings: { ...TEST_BINDINGS, TEST_MIGRATIONS: await readD1Migrations(inRoot('schema/migrations')) },
            },
          })),
        ],
        test: {
          name: 'worker',
          // A workerd for each file: emptied under a file that follows, it once cut what the one before still had under way.
          isolate: true,
          include: ['test/worker/**/*.test.ts'],
          setupFiles: [inRoot('test/worker/migrate-setup.ts')],
          // Nothing here waits for anything; a machine with other work on its cores is only slow.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'device',
          include: ['test/device/**/*.test.ts'],
          environment: 'node',
          globalSetup: [inRoot('test/device/page-setup.ts')],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'firefox',
          include: ['test/device/**/*.test.ts'],
          env: { SIDAK_ENGINE: 'firefox' },
          environment: 'node',
          globalSetup: [inRoot('test/device/page-setup.ts')],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'contact',
          include: ['test/contact/**/*.test.ts'],
          environment: 'node',
          globalSetup: [inRoot('test/browser/server-setup.ts')],
          maxWorkers: 2,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 1_200_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: [inRoot('test/browser/server-setup.ts')],
          // A story mostly waits; the two do not share a server (server-setup.ts).
          maxWorkers: 2,
          // One second, the default, is too short where two cores serve browsers, workerd and other steps of the run.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
