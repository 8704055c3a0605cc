import { expect, test } from 'vitest';
import { isFirefox, launchEngine } from './engine.ts';
import { pageScript } from './page-script.ts';

test.skipIf(isFirefox)(
  '237 conflicts of other admins: all are counted from the start, and the last can be reached',
  { timeout: 60_000 },
  async () => {
    const script = await pageScript('admin-attention-page.ts', 'attention');
    const browser = await launchEngine();
    try {
      const page = await (await browser.newContext()).newPage();
      await page.goto('about:blank');
      await page.evaluate(`(() => { ${script}\nattention.shows(237); })()`);
      await page.getByText('100 dari 237').waitFor();
      await page.getByRole('main').getByText('237', { exact: true }).filter({ visible: true }).waitFor();
      await page
        .getByRole('link', { name: /^Perlu perhatian\s*237/ })
        .filter({ visible: true })
        .first()
        .waitFor();
      const more = page.getByRole('button', { name: 'Muat lagi' });
      await more.click();
      await page.getByText('200 dari 237').waitFor();
      await more.click();
      await page.getByText(/Admin ke-237,/).waitFor();
      expect(await page.getByText(/Admin ke-/).count()).toBe(237);
      expect(await more.count()).toBe(0);
    } finally {
      await browser.close();
    }
  },
);
