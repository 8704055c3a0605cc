import { runOnProjectNode } from '../../worker/dev/bootstrap.mjs';

runOnProjectNode('test/lighthouse/run.ts');
