// A photograph of each screen in test/results/screens, for people to look at. Taken only when asked for: PHOTOS=1.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../results/screens/', import.meta.url));

export async function photograph(page: Page, who: string, name: string): Promise<void> {
  if (process.env['PHOTOS'] !== '1') return;
  mkdirSync(folder, { recursive: true });
  const file = `${who} ${name}`.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
  await page.screenshot({ path: `${folder}${file}.png` });
}
