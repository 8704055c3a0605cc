import { runOnProjectNode } from './bootstrap.mjs';

runOnProjectNode('worker/dev/restore.ts');
