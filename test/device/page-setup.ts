/** Makes the page of page.ts, one script, once for all files of the run. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    pageCode: string;
  }
}

const entry = fileURLToPath(new URL('page.ts', import.meta.url));

export default async function setup(project: TestProject): Promise<void> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'page', fileName: 'page' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunk = outputs.flatMap((one) => ('output' in one ? one.output : [])).find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error('the device was not bundled');
  project.provide('pageCode', chunk.code);
}
