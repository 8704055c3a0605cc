/** The peers are packages of their own folder: nothing of them is installed, built or run but by the bench. */
import { fileURLToPath } from 'node:url';
import { installOnDemand } from '../install-on-demand.ts';

export function installPeers(): void {
  installOnDemand(fileURLToPath(new URL('peers/', import.meta.url)), 'the peers for the comparison');
}
