import { runOnProjectNode } from '../../worker/dev/bootstrap.mjs';

runOnProjectNode('test/oldest/run.ts');
