// What is measured inside workerd with a real D1: server time, statements and rows. Only the bench runs this.
import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const inRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const bindings = {
  SIDAK_SECRET: 'a secret for measurements only',
  SETUP_TOKEN_HASH: 'df7dfb6cdc3c2691aa87aab17c277ba03f55f347a14ede4db3538b310aaecec1',
  SERVER_EPOCH: 'bench',
};

export default defineConfig({
  root: inRoot(''),
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: inRoot('wrangler.toml') },
      miniflare: {
        bindings: { ...bindings, TEST_MIGRATIONS: await readD1Migrations(inRoot('schema/migrations')) },
        // The same tables without our code before them.
        d1Databases: ['PLAIN'],
      },
    })),
  ],
  test: {
    name: 'bench',
    include: ['test/bench/worker/*.test.ts'],
    setupFiles: [inRoot('test/worker/migrate-setup.ts')],
    testTimeout: 300_000,
    fileParallelism: false,
  },
});
