// Photographs of the raid, in the order they are taken, for people to look at.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** An empty album in test/results/raid; `photo` numbers what it takes. */
export function openAlbum(): { photo: (page: Page, name: string) => Promise<void> } {
  const folder = fileURLToPath(new URL('../../results/raid/', import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return {
    async photo(page, name) {
      taken += 1;
      const number = String(taken).padStart(2, '0');
      // Animations are ended, so that what is seen is the screen at rest.
      await page.screenshot({ path: `${folder}${number}-${name}.png`, animations: 'disabled' });
    },
  };
}
