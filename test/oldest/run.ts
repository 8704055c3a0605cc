/**
 * `npm run oldest [story …]`: browser stories in the oldest Chromium that README claims, of February 2023. It comes as an
 * npm package made for Linux on x64; elsewhere give another old browser by `CHROMIUM=/path npm test browser`.
 */
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { runNode } from '../../worker/dev/processes.ts';
import { installOnDemand } from '../install-on-demand.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const packed = `${here}node_modules/@sparticuz/chromium/bin/chromium.br`;
const program = `${here}node_modules/chromium-110`;
/** A raid from sign-in to report, a shared phone with PINs, photos with the camera: every engine feature we lean on. */
const stories = ['raid', 'lock', 'photos'];

async function unpacked(): Promise<string> {
  if (existsSync(program)) return program;
  // Under its own name only once it is whole.
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(`${program}.part`));
  chmodSync(`${program}.part`, 0o755);
  renameSync(`${program}.part`, program);
  return program;
}

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('The old Chromium is made for Linux on x64. Elsewhere: CHROMIUM=/path/to/an/old/one npm test browser');
  process.exit(1);
}
installOnDemand(here, 'Chromium 110');
const asked = process.argv.slice(2);
const env = { ...process.env, CHROMIUM: await unpacked(), TZ: process.env['TZ'] ?? 'Asia/Jakarta' };
const args = [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--project',
  'browser',
  ...(asked.length > 0 ? asked : stories),
];
mkdirSync(`${root}test/results`, { recursive: true });
const logFile = `${root}test/results/oldest.log`;
const { code, output } = await runNode([`${root}node_modules/vitest/vitest.mjs`, ...args], { cwd: root, env, logFile });
console.log(output);
process.exitCode = code;
