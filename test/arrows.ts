// The arrows between the rooms, and what may stand where: checked on the syntax tree, so that comments and texts do not
// count. `node test/arrows.ts` prints each breach as file:line and exits 1 if there is any.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Found, findInCode } from './arrows-syntax.ts';

export interface SourceFile {
  /** From the project's root, with slashes. */
  path: string;
  text: string;
}

export interface Breach {
  path: string;
  line: number;
  what: string;
}

const CODE = /\.(ts|tsx|mjs)$/;
const BINARY = /\.(png|jpe?g|webp|ico|woff2?|wasm|pdf|xlsx|zip|gz)$/;
const ROOT_NAMES = new Set(
  '.ci .gitignore .npmrc .oxfmtrc.json .oxlintrc.json LICENSE README.md package-lock.json package.json tsconfig.json wrangler.toml schema worker pwa test'.split(
    ' ',
  ),
);
const SCHEMA_PACKAGES = /^(zod|papaparse)(\/|$)/;
/** The one file per side that may read the clock and make random values. */
const PLATFORM = new Set(['worker/platform.ts', 'pwa/device/platform.ts']);
const SCREENS = /^pwa\/(officer|personnel|supervisor|admin|report|ui)\//;
const SQL_FILES = /-sql\.ts$/;
/** Put together here, since this file is itself searched for them. */
const OUTSIDE = [['..', 'shared'].join('/'), ['', 'work', ''].join('/')];

const isTool = (path: string) => /^(test|worker\/dev|pwa\/build)\//.test(path);
const roomOf = (path: string) => path.slice(0, path.indexOf('/'));

/** All breaches in `files`, in their order. */
export function findBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap((file) => [
    ...checkPlace(file),
    ...checkMentions(file),
    ...checkSaving(file),
    ...(CODE.test(file.path) ? findInCode(file.path, file.text).flatMap((found) => judge(file.path, found)) : []),
  ]);
}

function checkPlace({ path }: SourceFile): Breach[] {
  const top = path.split('/')[0] ?? path;
  return ROOT_NAMES.has(top) ? [] : [{ path, line: 1, what: `"${top}" does not belong at the root` }];
}

/** The project stands alone: it names nothing of the machine it was made on. */
function checkMentions({ path, text }: SourceFile): Breach[] {
  return text.split('\n').flatMap((content, index) => {
    const name = OUTSIDE.find((outside) => content.includes(outside));
    return name === undefined ? [] : [{ path, line: index + 1, what: `names "${name}", outside the project` }];
  });
}

/** Of the ways to hand over a file one knows what each browser needs. */
function checkSaving({ path, text }: SourceFile): Breach[] {
  if (!path.startsWith('pwa/') || !CODE.test(path) || path === 'pwa/save-file.ts') return [];
  return text
    .split('\n')
    .flatMap((content, index) =>
      /\.download = /.test(content) ? [{ path, line: index + 1, what: 'files are saved by pwa/save-file.ts' }] : [],
    );
}

function judge(path: string, found: Found): Breach[] {
  const what = found.kind === 'import' ? judgeImport(path, found) : judgeUse(path, found);
  return what === undefined ? [] : [{ path, line: found.line, what }];
}

function judgeImport(path: string, found: Found): string | undefined {
  const from = roomOf(path);
  if (from === 'test') return undefined;
  if (!found.name.startsWith('.')) return judgePackage(path, found.name);
  const target = posix.join(posix.dirname(path), found.name);
  const to = target.startsWith('..') ? 'outside' : roomOf(target);
  if (to === 'schema') return undefined;
  if (from === 'schema') return `schema imports ${target}`;
  if (isTool(path) && isTool(target)) return undefined;
  if (from === 'pwa' && to === 'worker' && found.isTypeOnly) return undefined;
  if (from !== to) return `${from} imports ${target}`;
  if (path.startsWith('pwa/build/') && found.isTypeOnly) return undefined;
  if (isTool(target) && !isTool(path)) return `${path} imports the tool ${target}`;
  if (path.startsWith('pwa/sw/') !== target.startsWith('pwa/sw/')) return `the service worker stands alone: ${target}`;
  return undefined;
}

function judgePackage(path: string, name: string): string | undefined {
  if (roomOf(path) === 'schema' && !SCHEMA_PACKAGES.test(name)) return `schema imports the package ${name}`;
  if (SCREENS.test(path) && name === 'idb') return 'a screen opens IndexedDB';
  if (name === 'uuidv7' && !PLATFORM.has(path) && !isTool(path))
    return 'uuidv7 reads the clock: only in a platform file';
  return undefined;
}

function judgeUse(path: string, { kind, name }: Found): string | undefined {
  if (roomOf(path) === 'test') return undefined;
  switch (kind) {
    case 'impure':
      return isTool(path) || PLATFORM.has(path) ? undefined : `${name}: only in a platform file`;
    case 'outside-world':
      if (path.startsWith('schema/')) return `schema is pure, yet uses ${name}`;
      return SCREENS.test(path) && /^(fetch|indexedDB)$/.test(name) ? `a screen uses ${name}` : undefined;
    case 'sql':
      return SQL_FILES.test(path) ? undefined : `SQL outside a file named …-sql.ts: ${name}`;
    case 'import':
      return undefined;
  }
}

/** Every file that git tracks or would track. */
function projectFiles(root: string): SourceFile[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const paths = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split('\0');
  return paths
    .filter((path) => path !== '' && !BINARY.test(path) && existsSync(root + path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

if (import.meta.main) {
  const files = projectFiles(fileURLToPath(new URL('../', import.meta.url)));
  const breaches = findBreaches(files);
  for (const { path, line, what } of breaches) console.log(`${path}:${line}: ${what}`);
  console.log(`${files.length} files, ${breaches.length} breaches`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
