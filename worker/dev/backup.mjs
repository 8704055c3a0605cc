import { runOnProjectNode } from './bootstrap.mjs';

runOnProjectNode('worker/dev/backup.ts');
