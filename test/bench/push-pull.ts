/**
 * 1,000 findings from a phone to the server's disk, and to a fresh phone: Sidak, PouchDB with its own server, RxDB with
 * its HTTP replication. The same Chromium, the same documents, the same relay before each server; the rounds are
 * interleaved, and what is compared was measured in the same round.
 */
import { type Line, atMost, median, told } from './line.ts';
import { installPeers } from './peers-install.ts';
import { openPeer, type Peer } from './rounds/peer.ts';
import type { Passage, Round } from './rounds/round.ts';
import { sidakRound } from './rounds/sidak.ts';
import type { Stage } from './stage.ts';

const findings = 1_000;
const rounds = 3;

export async function pushPull(stage: Stage): Promise<Line[]> {
  installPeers();
  const peers = [await openPeer('pouch', '_id', stage), await openPeer('rx', 'id', stage)];
  try {
    const measured = await play(stage, peers);
    return [...linesOf('push', measured), ...linesOf('pull', measured)];
  } finally {
    for (const peer of peers) peer.close();
  }
}

type Measured = Record<'sidak' | 'pouch' | 'rx', Round[]>;

async function play(stage: Stage, peers: readonly Peer[]): Promise<Measured> {
  const measured: Measured = { sidak: [], pouch: [], rx: [] };
  for (let n = 0; n < rounds; n += 1) {
    measured.sidak.push(await sidakRound(stage, n, findings));
    for (const peer of peers) measured[peer.name].push(await peer.round(stage, n, findings));
  }
  return measured;
}

const titles = { sidak: 'Sidak', pouch: 'PouchDB → its server', rx: 'RxDB, HTTP replication' };
const asked = { push: 0.25, pull: null };

function linesOf(way: 'push' | 'pull', measured: Measured): Line[] {
  const name = `${way}-1000`;
  const of = (who: keyof Measured, read: (passage: Passage) => number): number[] =>
    measured[who].map((round) => read(round[way]));
  const names = ['sidak', 'pouch', 'rx'] as const;
  const ratios = (other: 'pouch' | 'rx'): number =>
    median(of('sidak', ({ ms }) => ms).map((ms, at) => ms / (of(other, (one) => one.ms)[at] ?? Number.NaN)));
  const target = asked[way];
  return [
    ...names.map((who) => told(`${name} ${titles[who]}`, median(of(who, ({ ms }) => ms)), 'ms')),
    target === null
      ? told(`${name} Sidak against PouchDB`, ratios('pouch'), '×')
      : atMost(`${name} Sidak against PouchDB`, ratios('pouch'), '×', target),
    told(`${name} Sidak against RxDB`, ratios('rx'), '×'),
    ...names.map((who) => told(`${name} bytes up, ${titles[who]}`, median(of(who, ({ up }) => up)) / 1000, 'kB')),
    ...names.map((who) => told(`${name} bytes down, ${titles[who]}`, median(of(who, ({ down }) => down)) / 1000, 'kB')),
  ];
}
