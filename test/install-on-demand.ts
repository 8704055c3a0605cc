/** Packages of one long run, in a folder of their own: nothing of them is installed by `npm start` or `npm test`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** `folder` ends with a slash and holds a package.json; `what` is said while it is being installed. */
export function installOnDemand(folder: string, what: string): void {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return;
  console.error(`Installing ${what} ...`);
  // No install scripts: what is native among them comes built.
  const args = ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel=error'];
  const { status } = spawnSync('npm', args, {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${what} could not be installed.`);
}
