/** What the sync engine weighs: outbox, sync loop and store door, built alone. Judged by size.test.ts, told by the bench. */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/**
 * Zod and what stands in for it (answers.ts), the rules (`schema`, laying over by them, whose a photo is), what is
 * loaded when it is needed (on-demand.ts), signals and general packages. idb and sealing belong to the door.
 */
const isElsewhere = (id: string): boolean =>
  /\/schema\/|\/(answers|overlay|photo-owners|rules|state|on-demand)\.ts$/.test(id) ||
  /^(zod|uuidv7|@preact|preact)/.test(id);

export async function weighEngine(): Promise<{ code: string; gzipBytes: number }> {
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
  const gzipBytes = codes.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
  return { code: codes.join('\n'), gzipBytes };
}
