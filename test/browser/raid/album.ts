// Photographs of a story, in the order they are taken, for people to look at. Taken only when asked for: PHOTOS=1.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** An empty album of that name in test/results; `photo` numbers what it takes. */
export function openAlbum(name = 'raid'): { photo: (page: Page, name: string) => Promise<void> } {
  if (process.env['PHOTOS'] !== '1') return { photo: async () => {} };
  const folder = fileURLToPath(new URL(`../../results/${name}/`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return {
    async photo(page, what) {
      taken += 1;
      const number = String(taken).padStart(2, '0');
      // Animations are ended, so that what is seen is the screen at rest.
      await page.screenshot({ path: `${folder}${number}-${what}.png`, animations: 'disabled' });
    },
  };
}
