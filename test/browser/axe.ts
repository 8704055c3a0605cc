// What axe-core finds wrong on a page, in one line each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** Violations of the whole page as it stands: rule, help, and where. Empty when there are none. */
export async function findViolations(page: Page): Promise<string[]> {
  return foundBy(page, {});
}

/** The same, and texts below 7 : 1 (large ones below 4.5 : 1): what an officer must read in the sun. */
export async function findViolationsAndFaint(page: Page): Promise<string[]> {
  return foundBy(page, {
    rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
  });
}

async function foundBy(page: Page, options: object): Promise<string[]> {
  // The page's own policy forbids inline scripts; what the driver evaluates is not subject to it. Once for each document:
  // to read half a megabyte of script takes about as long as to examine a screen.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  // Where each rule was kept is not asked for: to name every such place is most of the work.
  const asked = { ...options, resultTypes: ['violations'] };
  const found = await page.evaluate<Found[]>(
    `axe.run(document, ${JSON.stringify(asked)}).then((results) => results.violations)`,
  );
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}
