/**
 * The code under test as scripts that are evaluated as often as wanted: `schema` once, `worker` once, `pwa/device`
 * once for each tab that is opened. What they take for the world (clock, chance, network, storage) are parameters of
 * the script, so nothing of this process is replaced and nothing of the code is changed, unless a sabotage says so.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
const requireHere = createRequire(import.meta.url);

/** A planted fault: in `file` (from the root), the one place that reads `find` reads `put`. */
export type Patch = { file: string; find: string; put: string };

/** The three scripts as text, so that one process can bundle them for others. */
export type Scripts = { schema: string; worker: string; device: string };

const entries = {
  worker: `
    export { app } from '${root}worker/app.ts';
    export { default as doors } from '${root}worker/index.ts';
    export * as serverEntry from '${root}worker/sync/server-entry.ts';
    export * as accounts from '${root}worker/access/account-sql.ts';
    export * as password from '${root}worker/access/password.ts';
    export * as blocks from '${root}worker/sync/blocks.ts';`,
  device: `export * from '${root}pwa/device/device.ts';`,
} as const;

/** Evaluated once for all: nothing in it depends on a clock, on chance or on a device. */
const shared = ['zod/mini'] as const;

export async function bundleScripts(patches: readonly Patch[] = []): Promise<Scripts> {
  const [schema, worker, device] = await Promise.all([
    bundle(schemaEntry(), 'schema', patches),
    bundle(entries.worker, 'worker', patches),
    bundle(entries.device, 'device', patches),
  ]);
  return { schema, worker, device };
}

/** Every module of `schema` under its path, for the two other scripts to require. */
function schemaEntry(): string {
  const files = readdirSync(`${root}schema`, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.ts'),
  );
  const lines = files.map((file, n) => `import * as m${n} from '${root}schema/${file}';`);
  const list = files.map((file, n) => `'schema/${file.replaceAll('\\', '/')}': m${n}`);
  return `${lines.join('\n')}\nexport const modules = { ${list.join(', ')} };`;
}

async function bundle(entry: string, name: string, patches: readonly Patch[]): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [asEntry(entry), rooms(name), patched(patches)],
    build: {
      write: false,
      minify: false,
      target: 'es2024',
      lib: { entry: entryId, formats: ['cjs'], fileName: name },
      rolldownOptions: { output: { codeSplitting: false, dynamicImportInCjs: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : [])).filter((one) => one.type === 'chunk');
  if (chunks.length !== 1 || chunks[0] === undefined) throw new Error(`${name}: ${chunks.length} chunks`);
  return chunks[0].code;
}

/** Nothing lies there: the plugin below says what the file would hold. */
const entryId = `${root}test/simulation/entry-of-bundle.js`;

function asEntry(code: string): Plugin {
  return {
    name: 'entry',
    enforce: 'pre',
    resolveId: (id) => (id === entryId ? id : undefined),
    load: (id) => (id === entryId ? code : undefined),
  };
}

/** Modules of `schema` and shared packages are required, not bundled; edges of the device are doubles. */
function rooms(name: string): Plugin {
  const isShared = (id: string): boolean => shared.some((one) => one === id);
  return {
    name: 'rooms',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (isShared(id)) return { id, external: true };
      if (id === 'idb') return { id, external: true };
      if (id === '@preact/signals') return { id: '@preact/signals-core', external: true };
      if (name === 'schema' || !id.includes('schema/')) return undefined;
      const resolved = await this.resolve(id, importer, { skipSelf: true });
      const path = resolved === null ? '' : relative(root, resolved.id).replaceAll('\\', '/');
      return path.startsWith('schema/') ? { id: path, external: true } : undefined;
    },
  };
}

function patched(patches: readonly Patch[]): Plugin {
  return {
    name: 'patched',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(root, id).replaceAll('\\', '/');
      return patches.filter((one) => one.file === file).reduce(apply, code);
    },
  };
}

function apply(code: string, { file, find, put }: Patch): string {
  const parts = code.split(find);
  if (parts.length !== 2) throw new Error(`${file}: "${find}" stands there ${parts.length - 1} times, not once`);
  return parts.join(put);
}

/** Names that a script finds in its scope in place of the host's. */
export type Globals = Record<string, unknown>;

export type Evaluate = (globals: Globals, more?: Record<string, unknown>) => Record<string, unknown>;

/** Parses a script once; each call evaluates it anew, with module state of its own. */
export function scriptOf(code: string, names: readonly string[], as = 'script'): Evaluate {
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the code is our own bundle
  const script = new Function('exports', 'require', ...names, `${code}\n//# sourceURL=${as}.js`) as (
    ...values: unknown[]
  ) => void;
  return (globals, more = {}) => {
    const exports: Record<string, unknown> = {};
    const require = (id: string): unknown => more[id] ?? requireHere(id);
    script(exports, require, ...names.map((name) => globals[name]));
    return exports;
  };
}
