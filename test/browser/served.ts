// The server of the worker that this file runs in.
import { inject } from 'vitest';
import type { Served } from './server-setup.ts';

export function served(): Served {
  const servers = inject('servers');
  // Numbered from 1 on by vitest, and never above the number of workers.
  const found = servers[Number(process.env['VITEST_POOL_ID'] ?? '1') - 1];
  if (found === undefined)
    throw new Error(`no server for worker ${process.env['VITEST_POOL_ID']} of ${servers.length}`);
  return found;
}
