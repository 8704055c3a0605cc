import { runOnProjectNode } from '../../worker/dev/bootstrap.mjs';

runOnProjectNode('pwa/build/build.ts');
