import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Parts of the app as one script that leaves what `file` (beside this one) exports under `name`. A file whose parts load the
 * engine imports `page.ts`, which has all of it: one script cannot fetch another.
 */
export async function pageScript(file: string, name: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const lib = { entry, formats: ['iife' as const], name, fileName: name };
  const built = await build({ configFile: false, logLevel: 'warn', build: { write: false, minify: false, lib } });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error('the page was not bundled');
  return chunk.code;
}
