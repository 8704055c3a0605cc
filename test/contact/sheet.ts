// Many pictures on one page, so that a person can look over all screens at once.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';

const folder = fileURLToPath(new URL('../results/contact-sheet/', import.meta.url));

/** One screen at every width, in the order of the widths. */
export type Row = { name: string; pictures: Buffer[] };

/** Height of each picture on the sheet, px: enough to see what is clipped or cramped. */
const heightPx = 420;
/** A sheet that is much higher cannot be looked at, nor taken by every browser. */
const rowsPerSheet = 10;

/** Writes `<name>-1.jpg`, `<name>-2.jpg` … with at most ten screens each; answers the files. */
export async function writeSheets(browser: Browser, name: string, rows: readonly Row[]): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (let from = 0; from < rows.length; from += rowsPerSheet) {
    const page = await browser.newPage({ viewport: { width: 1700, height: 800 } });
    await page.setContent(
      html(`${name}, ${from + 1}–${Math.min(from + rowsPerSheet, rows.length)}`, rows.slice(from, from + rowsPerSheet)),
    );
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    const file = `${folder}${name}-${files.length + 1}.jpg`;
    await page.screenshot({ path: file, type: 'jpeg', quality: 70, fullPage: true });
    await page.close();
    files.push(file);
  }
  return files;
}

/** A page that shows all sheets, for whoever opens the folder. Sheets of earlier runs stay listed while they are there. */
export function writeIndex(files: readonly string[]): void {
  const index = `${folder}index.html`;
  const known = new Set([...listed(index), ...files.map((file) => file.slice(folder.length))]);
  const images = [...known].toSorted().map((file) => `<h2>${file}</h2><img src="${file}" alt="">`);
  writeFileSync(index, `<!doctype html><meta charset="utf-8"><title>Contact sheet</title>\n${images.join('\n')}\n`);
}

function listed(index: string): string[] {
  try {
    return [...readFileSync(index, 'utf8').matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, file = '']) => file);
  } catch {
    return [];
  }
}

function html(title: string, rows: readonly Row[]): string {
  const picture = (bytes: Buffer) => `<img src="data:image/jpeg;base64,${bytes.toString('base64')}" alt="">`;
  const row = ({ name, pictures }: Row) => `<h2>${name}</h2><div>${pictures.map(picture).join('')}</div>`;
  const style = `body{font:14px sans-serif;background:#999;margin:12px}h1,h2{font-size:15px;margin:8px 0 4px}
div{display:flex;gap:10px}img{height:${heightPx}px;border:1px solid #555}`;
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><h1>${title}</h1>${rows.map(row).join('')}`;
}
