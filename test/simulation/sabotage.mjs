import { runOnProjectNode } from '../../worker/dev/bootstrap.mjs';

runOnProjectNode('test/simulation/sabotage.ts');
