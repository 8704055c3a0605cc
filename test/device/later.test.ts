import { expect, test } from 'vitest';
import { launchEngine } from './engine.ts';
import { pageScript } from './page-script.ts';

test('a screen fetched ahead is drawn, also when it comes just after the empty one was', async () => {
  const script = await pageScript('later-page.ts', 'later');
  const browser = await launchEngine();
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto('about:blank');
    const shown = await page.evaluate<string>(`(() => { ${script}\nreturn later.shownWhenFetchedJustThen(); })()`);
    expect(shown).toContain('Cari nama');
  } finally {
    await browser.close();
  }
});
