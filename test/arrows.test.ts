import { expect, it } from 'vitest';
import { findBreaches } from './arrows.ts';

const breaches = (path: string, text: string) =>
  findBreaches([{ path, text }]).map(({ line, what }) => `${line}: ${what}`);

it.each([
  ['schema/finding.ts', `import { app } from '../worker/app.ts';`, 'schema imports worker/app.ts'],
  ['schema/finding.ts', `import { Hono } from 'hono';`, 'schema imports the package hono'],
  ['schema/finding.ts', 'export const now = () => Date.now();', 'Date.now: only in a platform file'],
  ['schema/finding.ts', `export const get = () => fetch('/');`, 'schema is pure, yet uses fetch'],
  ['worker/app.ts', `import { Button } from '../pwa/ui/button.tsx';`, 'worker imports pwa/ui/button.tsx'],
  ['worker/app.ts', `import type { Button } from '../pwa/ui/button.tsx';`, 'worker imports pwa/ui/button.tsx'],
  ['worker/app.ts', `export { x } from './dev/start.ts';`, 'worker/app.ts imports the tool worker/dev/start.ts'],
  ['worker/app.ts', 'const at = new Date();', 'new Date(): only in a platform file'],
  ['worker/app.ts', 'const id = globalThis.crypto.randomUUID();', 'crypto.randomUUID: only in a platform file'],
  ['worker/sync/push.ts', 'db.prepare(`SELECT ${columns} FROM finding`);', 'SQL outside a file named …-sql.ts: SELECT'],
  ['pwa/main.tsx', `const app = await import('../worker/app.ts');`, 'pwa imports worker/app.ts'],
  ['pwa/device/outbox.ts', `import { uuidv7 } from 'uuidv7';`, 'uuidv7 reads the clock: only in a platform file'],
  ['pwa/officer/home.tsx', `void window.fetch('/api/health');`, 'a screen uses fetch'],
  ['pwa/admin/roster.tsx', `indexedDB.open('sidak');`, 'a screen uses indexedDB'],
  [
    'pwa/sw/sw.ts',
    `import { outbox } from '../device/outbox.ts';`,
    'the service worker stands alone: pwa/device/outbox.ts',
  ],
  ['pwa/admin/copy.ts', 'link.download = name;', 'files are saved by pwa/save-file.ts'],
  ['notes.md', 'x', '"notes.md" does not belong at the root'],
  ['test/README.md', `See ${['..', 'shared'].join('/')}.`, 'outside the project'],
])('%s: %s', (path, text, what) => {
  expect(breaches(path, `\n${text}`).join()).toContain(what);
});

it('says on which line', () => {
  expect(breaches('worker/app.ts', '// one\n\nMath.random();\n')).toEqual(['3: Math.random: only in a platform file']);
});

it.each([
  ['pwa/device/api.ts', `import type { Api } from '../../worker/app.ts';`],
  ['pwa/device/api.ts', `export type Api = import('../../worker/app.ts').Api;`],
  ['pwa/device/platform.ts', `import { uuidv7 } from 'uuidv7';\nexport const now = () => Date.now();`],
  ['worker/sync/log-sql.ts', 'export const one = `SELECT seq FROM log`;'],
  ['worker/app.ts', `// Date.now() is forbidden\nconst text = 'Update the list';\nconst at = new Date(text);`],
  ['worker/index.ts', 'export default { fetch: (request) => env.ASSETS.fetch(request) };'],
  ['schema/time.ts', `import { z } from 'zod/mini';\nexport const at = (iso: string) => new Date(iso).getTime();`],
  ['worker/dev/demo.ts', `import { read } from '../../schema/roster.ts';\nfetch(String(Date.now()));`],
])('%s may: %s', (path, text) => {
  expect(breaches(path, text)).toEqual([]);
});
