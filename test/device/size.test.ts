/** DESIGN §9: outbox, sync loop and store door, without zod and the rules, weigh at most 8 kB gzip. */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

/**
 * Zod and what stands in for it (answers.ts), the rules (`schema`, laying over by them, whose a photo is), what is
 * loaded when it is needed (on-demand.ts), signals and general packages. idb and sealing belong to the door.
 */
const isElsewhere = (id: string): boolean =>
  /\/schema\/|\/(answers|overlay|photo-owners|rules|state|on-demand)\.ts$/.test(id) ||
  /^(zod|canonicalize|uuidv7|@preact|preact)/.test(id);

test('outbox, sync loop and store door stay within 8 kB gzip', async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: new URL('weighed.ts', import.meta.url).pathname,
        preserveEntrySignatures: 'strict',
        external: isElsewhere,
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const codes = outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  const bytes = codes.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
  expect(codes.join()).toContain('durability');
  expect(bytes).toBeLessThanOrEqual(8_000);
});
