/** One script of a page and all it imports, as text for `page.evaluate`. Not minified: a profile shall be readable. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export async function bundle(page: string): Promise<string> {
  const entry = fileURLToPath(new URL(page, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'page', fileName: 'page' } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error(`${page} was not bundled`);
  return chunk.code;
}
