/** The measures that run inside workerd: vitest's worker pool gives them a real D1 and the Worker's own modules. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Line } from './line.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export async function serverSide(): Promise<Line[]> {
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/bench/vitest.config.ts'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const text = said.join('');
  if (code !== 0) throw new Error(`The measures inside workerd failed:\n${text.slice(-4_000)}`);
  return text.split('\n').flatMap((line) => {
    const at = line.indexOf('BENCH ');
    return at === -1 ? [] : [JSON.parse(line.slice(at + 'BENCH '.length)) as Line]; // written by worker/tell.ts
  });
}
