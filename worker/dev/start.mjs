import { runOnProjectNode } from './bootstrap.mjs';

runOnProjectNode('worker/dev/start.ts');
