/** Which tests bear which case of failures.md: read from the names that tests are given. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A title after `test(`, `it.each(…)(`, `describe(` and the like; it may stand in the next line. */
const TITLE = /(?:\b(?:test|it|describe|pure)\b[\w.]*|\))\(\s*(['"`])((?:(?!\1)[\s\S])*?)\1/g;
const ID = /\bF(?:0[1-9]|[1-3]\d|4[0-4])\b/g;

/** Case → files, relative to `folder`, that have a test of that name. */
export function provenIn(folder: string): Map<string, string[]> {
  const proven = new Map<string, string[]>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.map((one) => one.replaceAll('\\', '/')).toSorted()) {
    // The check itself names cases and proves none.
    if (!file.endsWith('.test.ts') || file === 'failures.test.ts' || file.includes('node_modules')) continue;
    for (const id of idsOf(readFileSync(join(folder, file), 'utf8'))) {
      proven.set(id, [...(proven.get(id) ?? []), file]);
    }
  }
  return proven;
}

/** The cases that the tests of one file name, each once. */
export function idsOf(source: string): string[] {
  const titles = [...source.matchAll(TITLE)].map(([, , title = '']) => title);
  return [...new Set(titles.flatMap((title) => title.match(ID) ?? []))];
}

/** Case → the cells of its row in a table of Markdown. */
export function rowsOf(markdown: string): Map<string, string[]> {
  const rows = markdown.split('\n').flatMap((line) => {
    const [, id = '', ...cells] = line.split('|').map((cell) => cell.trim());
    return id.match(/^F\d\d$/) ? [[id, cells] as const] : [];
  });
  return new Map(rows);
}
