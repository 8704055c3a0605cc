// The Worker in workerd, in a process group of its own: so a test can end both at any moment, without a word, and start
// them again on the same state. What `wrangler dev` runs on is the same Miniflare; it takes seconds to start, this one less.
import { readFileSync } from 'node:fs';
// The one that wrangler brings, pinned by it.
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';
import type { ChildOptions } from './local-worker.ts';

const options = JSON.parse(process.argv[2] ?? '') as ChildOptions; // written by local-worker.ts alone
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    name: 'sidak',
    modules: [{ type: 'ESModule', path: 'index.js', contents: readFileSync(options.script, 'utf8') }],
    compatibilityDate: options.compatibilityDate,
    host: '127.0.0.1',
    port: options.port,
    bindings: options.bindings,
    d1Databases: { DB: options.databaseId },
    r2Buckets: { FILES: 'sidak-files' },
    resourcePersistencePath: options.data,
    cf: false,
  }),
);
await miniflare.ready;
