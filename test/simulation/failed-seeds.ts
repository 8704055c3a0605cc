/**
 * Worlds in which the code under test once failed, as they were shrunk when it was found. The generator of scripts goes
 * on changing, so what is kept is the script.
 */
import type { Script } from './script.ts';

export type FailedSeed = { found: string; script: Script };

export const failedSeeds: readonly FailedSeed[] = [
  {
    found:
      'an engine that nobody closed, left behind by two sign-ins at once, took the pull and the screen stayed as it was',
    script: {
      seed: 100035,
      users: [['rini'], ['budi', 'bupati'], ['budi'], ['rini'], ['bupati']],
      untilMs: 720000,
      lines: [
        { atMs: 118018, what: 'act', phone: 2, salt: 1347999766 },
        { atMs: 123596, what: 'act', phone: 3, salt: 1753777287 },
        { atMs: 130547, what: 'act', phone: 1, salt: 1961297352 },
        { atMs: 161970, what: 'act', phone: 1, salt: 683160651 },
        { atMs: 168877, what: 'rush', phone: 0, salt: 14460331 },
        { atMs: 194571, what: 'lose-database', phone: 3, salt: 1900082964 },
        { atMs: 235805, what: 'act', phone: 3, salt: 727729716 },
        { atMs: 245624, what: 'act', phone: 3, salt: 1190552644 },
        { atMs: 247423, what: 'act', phone: 0, salt: 34847136 },
      ],
    },
  },
  {
    found: 'the same with another person signing in on a shared phone: his first pull went to the engine left behind',
    script: {
      seed: 100201,
      users: [['rini', 'bupati'], ['bkpsdm'], ['rini'], ['subag'], ['budi']],
      untilMs: 720000,
      lines: [
        { atMs: 52644, what: 'act', phone: 2, salt: 1663607482 },
        { atMs: 59735, what: 'act', phone: 2, salt: 443792292 },
      ],
    },
  },
];
