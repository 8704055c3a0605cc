import { runOnProjectNode } from '../../worker/dev/bootstrap.mjs';

runOnProjectNode('test/bench/run.ts');
