import { runOnProjectNode } from './bootstrap.mjs';

runOnProjectNode('worker/dev/screenshots.ts');
