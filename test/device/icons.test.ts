/** Icons outside the first visit's set are drawn only where they have come with a room. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';

const pwa = new URL('../../pwa/', import.meta.url).pathname;

/** The modules that are there before anything is loaded later: what these two import at once. */
function firstVisit(): Map<string, string> {
  const met = new Map<string, string>();
  const waiting = [resolve(pwa, 'main.tsx'), resolve(pwa, 'officer/officer-app.tsx')];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (met.has(file) || !existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    met.set(file, text);
    for (const [, from = ''] of text.matchAll(/^(?:import|export)(?! type)[^;]*?from '(\.[^']+)'/gm))
      waiting.push(resolve(dirname(file), from));
  }
  return met;
}

test('the first screens use no icon that comes later', () => {
  const paths = readFileSync(resolve(pwa, 'ui/field-icons.ts'), 'utf8');
  const later = [...paths.matchAll(/^ {2}'?([a-z-]+)'?:/gm)].map(([, name = '']) => name);
  expect(later.length).toBeGreaterThan(10);
  const files = firstVisit();
  expect(files.size).toBeGreaterThan(40);
  const used = [...files].flatMap(([file, text]) =>
    later
      .filter((name) => new RegExp(`(?:icon|iconEnd|subIcon|name)(?:=|: )\\{?['"]${name}['"]`).test(text))
      .map((name) => `${file.replace(pwa, '')}: ${name}`),
  );
  expect(used).toEqual([]);
});
