// Finds a Chromium on this machine, installs one where that is allowed, else says what to do.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];

/** The usual places on macOS and Windows, where PATH does not hold browsers. */
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const base = process.env[name];
    return base === undefined
      ? []
      : [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')];
  }),
];

const FLAGS = [
  // Containers and root accounts cannot make Chromium's own sandbox; the pages are ours.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function search(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is not there.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES].find((file) => existsSync(file));
}

function install(): void {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.error('Installing Chromium with apt-get ...');
  const run = (args: string[]) => execFileSync('apt-get', args, { stdio: ['ignore', 2, 2] });
  try {
    run(['update', '-q']);
    run(['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  } catch (error) {
    console.error(String(error));
  }
}

/** The path of a Chromium. Throws with instructions when there is none and none can be installed. */
export function findChromium(): string {
  const found = search();
  if (found !== undefined) return found;
  install();
  const installed = search();
  if (installed !== undefined) return installed;
  throw new Error('No Chromium found. Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium npm test');
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}
