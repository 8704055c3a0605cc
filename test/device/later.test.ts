import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { launchEngine } from './engine.ts';

test('a screen fetched ahead is drawn, also when it comes just after the empty one was', async () => {
  const browser = await launchEngine();
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto('about:blank');
    const shown = await page.evaluate<string>(
      `(() => { ${await script()}\nreturn later.shownWhenFetchedJustThen(); })()`,
    );
    expect(shown).toContain('Cari nama');
  } finally {
    await browser.close();
  }
});

async function script(): Promise<string> {
  const entry = fileURLToPath(new URL('later-page.ts', import.meta.url));
  const lib = { entry, formats: ['iife' as const], name: 'later', fileName: 'later' };
  const built = await build({ configFile: false, logLevel: 'warn', build: { write: false, minify: false, lib } });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error('the page was not bundled');
  return chunk.code;
}
