/**
 * What the manifest says of its pictures is true: a browser leaves out, without a word, an icon or screenshot whose size or
 * type is another. The rules for screenshots are those of Chrome's install dialog: https://web.dev/patterns/web-apps/richer-install-ui
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listPrecache } from '../pwa/build/service-worker.ts';

type Picture = { src: string; sizes: string; type: string; purpose?: string; form_factor?: string; label?: string };
type Manifest = {
  name: string;
  description: string;
  start_url: string;
  scope: string;
  icons: Picture[];
  shortcuts: { name: string; url: string; icons: Picture[] }[];
  screenshots: Picture[];
};

const folder = fileURLToPath(new URL('../pwa/public/', import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.webmanifest'), 'utf8')) as Manifest;
const { icons, shortcuts, screenshots } = manifest;

/** What a file is, by its own bytes. */
function pictureIn(file: string): { type: string; sizes: string } {
  const bytes = readFileSync(join(folder, file));
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG')
    return { type: 'image/png', sizes: `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}` };
  if (bytes.toString('utf8').trimStart().startsWith('<svg')) return { type: 'image/svg+xml', sizes: 'any' };
  throw new Error(`${file} is no picture that is known here`);
}

const sidesOf = ({ sizes }: Picture): [number, number] => {
  const [width = 0, height = 0] = sizes.split('x').map(Number);
  return [width, height];
};

describe('pictures of the manifest', () => {
  test.each([...icons, ...shortcuts.flatMap((one) => one.icons), ...screenshots])('$src is what is said', (picture) => {
    expect(pictureIn(picture.src)).toEqual({ type: picture.type, sizes: picture.sizes });
  });

  test('there are icons for the launcher, the splash screen and a mask', () => {
    const sizes = icons.filter(({ purpose }) => purpose === 'any').map((one) => one.sizes);
    expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(icons.filter(({ purpose }) => purpose === 'maskable').map((one) => one.sizes)).toEqual(['512x512']);
  });

  test('screenshots are such as the install dialog shows', () => {
    for (const formFactor of ['narrow', 'wide']) {
      const own = screenshots.filter((one) => one.form_factor === formFactor);
      expect(own.length, formFactor).toBeGreaterThanOrEqual(3);
      // One shape for all, or those of another are left out.
      expect(new Set(own.map((one) => sidesOf(one)[0] / sidesOf(one)[1])).size, formFactor).toBe(1);
      for (const one of own) {
        const [width, height] = sidesOf(one);
        expect(Math.min(width, height), one.src).toBeGreaterThanOrEqual(320);
        expect(Math.max(width, height), one.src).toBeLessThanOrEqual(3_840);
        expect(Math.max(width, height) / Math.min(width, height), one.src).toBeLessThanOrEqual(2.3);
        expect(formFactor === 'narrow' ? height > width : width > height, one.src).toBe(true);
        expect(['image/png', 'image/jpeg']).toContain(one.type);
        expect(one.label?.length ?? 0, one.src).toBeGreaterThan(10);
      }
    }
    expect(screenshots.length).toBeLessThanOrEqual(8);
    expect(manifest.description.length).toBeLessThanOrEqual(300);
  });

  test('they stay small: they lie in the repository and are sent whole', () => {
    const bytes = readdirSync(join(folder, 'screenshots')).map(
      (file) => statSync(join(folder, 'screenshots', file)).size,
    );
    expect(Math.max(...bytes)).toBeLessThanOrEqual(150_000);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1_200_000);
  });

  test('no phone keeps the screenshots for flight mode; all else of the app it keeps', () => {
    const dist = mkdtempSync(join(tmpdir(), 'sidak-manifest-'));
    mkdirSync(join(dist, 'screenshots'));
    mkdirSync(join(dist, 'assets'));
    writeFileSync(join(dist, 'index.html'), '<script type="module" src="/assets/main-1.js"></script>');
    for (const file of ['assets/main-1.js', 'icon.svg', 'manifest.webmanifest', 'screenshots/officer-home.png'])
      writeFileSync(join(dist, file), '');
    const { files } = listPrecache(dist);
    rmSync(dist, { recursive: true });
    expect(files.map(({ url }) => url)).toEqual(['/assets/main-1.js', '/icon.svg', '/', '/manifest.webmanifest']);
  });
});

test('a shortcut opens a screen that is there, within the app', () => {
  const list = readFileSync(fileURLToPath(new URL('browser/screen-list.ts', import.meta.url)), 'utf8');
  expect(shortcuts.map(({ url }) => url)).toEqual(['/#/operations/new', '/#/operations/join']);
  for (const { url } of shortcuts) {
    expect(url.startsWith(manifest.scope)).toBe(true);
    // Every screen is in that list, or it is not examined.
    expect(list).toContain(`path: '${url.slice(2)}'`);
  }
});
