/** The colours: dark stands twice in the style sheet and must be the same, and words must be readable in the sun. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../pwa/ui/tokens.css', import.meta.url), 'utf8');

/** The custom properties of the n-th block (from 0) that begins with this selector. */
function block(selector: string): Map<string, string> {
  const from = css.indexOf(selector);
  expect(from, selector).toBeGreaterThanOrEqual(0);
  const body = css.slice(from + selector.length, css.indexOf('}', from));
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

const light = block(':root {');
const dark = block("[data-theme='dark'] {");
const darkBySystem = block(":root:not([data-theme='light']) {");

test('dark by choice and dark by the system are the same', () => {
  expect([...darkBySystem]).toEqual([...dark]);
});

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const pairs: [text: string, grounds: string[]][] = [
  ['--ink', ['--paper', '--sunk', '--surface', '--mark', '--chosen', '--amber-wash', '--khaki-wash']],
  ['--ink-2', ['--paper', '--sunk', '--surface', '--chosen', '--amber-wash', '--blue-wash']],
  ['--on-ink', ['--ink']],
  ['--on-maroon', ['--maroon']],
  ['--on-amber-solid', ['--amber-solid']],
  ['--maroon-ink', ['--paper', '--surface']],
  ['--khaki-ink', ['--paper', '--surface', '--khaki-wash']],
  ['--green', ['--paper', '--surface', '--green-wash']],
  ['--amber', ['--paper', '--surface', '--amber-wash']],
  ['--red', ['--paper', '--surface', '--red-wash']],
  ['--blue', ['--paper', '--surface']],
];

describe.each([
  ['light', light],
  ['dark', new Map([...light, ...dark])],
])('%s', (_theme, tokens) => {
  const colour = (name: string): string => tokens.get(name) ?? `no ${name}`;

  test.each(pairs)('%s is at least 7 to 1 on its grounds', (text, grounds) => {
    for (const ground of grounds) {
      expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });

  test('the edges of controls are at least 3 to 1', () => {
    for (const ground of ['--paper', '--surface']) {
      expect(contrast(colour('--edge'), colour(ground))).toBeGreaterThanOrEqual(3);
    }
  });
});
