/**
 * Worlds in which the code under test once failed, as they were shrunk when it was found. The generator of scripts goes
 * on changing, so what is kept is the script.
 */
import type { Script } from './script.ts';

export type FailedSeed = { found: string; script: Script };

export const failedSeeds: readonly FailedSeed[] = [
];
