import { runOnProjectNode } from '../worker/dev/bootstrap.mjs';

runOnProjectNode('test/run.ts');
