// Makes a fresh clone runnable: installs what is missing, then hands over to the Node that the project brings.
// Plain JavaScript without dependencies, because it runs on whatever Node >= 20 the machine has.
// Must not write anything that git tracks.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const inRoot = (path) => root + path;
const stampFile = inRoot('node_modules/.sidak-installed');
const projectNode = inRoot(
  process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node',
);

/** What decides whether an installation is still the right one. */
function wantedStamp() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

function isInstalled() {
  const marker = inRoot('node_modules/.package-lock.json');
  if (!existsSync(projectNode) || !existsSync(marker)) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp()) return true;
  // Someone ran `npm install` himself after the last change of the lockfile.
  return ['package.json', 'package-lock.json'].every(
    (file) => statSync(inRoot(file)).mtimeMs <= statSync(marker).mtimeMs,
  );
}

function npm(args) {
  // Under `npm test` npm tells where it lies; that one is preferred, since PATH may hold another.
  const own = process.env['npm_execpath'];
  const viaNode = own !== undefined && /npm-cli\.c?js$/.test(own);
  const command = viaNode ? process.execPath : 'npm';
  return spawnSync(command, viaNode ? [own, ...args] : args, {
    cwd: root,
    // stdout belongs to the caller: `npm test` promises what its last line is.
    stdio: ['ignore', 2, 2],
    shell: !viaNode && process.platform === 'win32',
  });
}

function install() {
  console.error('Installing packages ...');
  // Not `npm ci`: it fails where a registry lacks another platform's workerd. `--no-save` keeps the lockfile as it is.
  const result = npm(['install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error']);
  if (result.status !== 0) fail(`npm install failed (${result.error?.message ?? `exit ${result.status}`}).`);
  if (!existsSync(projectNode)) npm(['rebuild', 'node', '--loglevel=error']);
  if (!existsSync(projectNode))
    fail('npm did not run the install script of the package "node": see allowScripts in package.json.');
  writeFileSync(stampFile, wantedStamp());
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/**
 * Runs `script` (a path from the project's root, TypeScript allowed) on the project's Node with this process's arguments,
 * passes signals on, and ends as it ends.
 */
export function runOnProjectNode(script) {
  if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or newer is needed; this is ${process.version}.`);
  if (!isInstalled()) install();
  const child = spawn(projectNode, [inRoot(script), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm passes a signal only to the shell between it and us; that one dies and leaves us behind.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
