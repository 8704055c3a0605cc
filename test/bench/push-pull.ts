/**
 * 1,000 findings from a phone to the server's disk, and to a fresh phone: Sidak, PouchDB with its own server, RxDB with
 * its HTTP replication. The same Chromium, the same documents, the same relay before each server; the rounds are
 * interleaved, and what is compared was measured in the same round.
 */
import { type Line, atMost, median, told } from './line.ts';
import { installPeers } from './peers-install.ts';
import { openPeer, type Peer } from './rounds/peer.ts';
import type { Link, Round } from './rounds/round.ts';
import { sidakRound } from './rounds/sidak.ts';
import type { Stage } from './stage.ts';

const findings = 1_000;
const rounds = { fast: 3, weak: 2 } as const;

export async function pushPull(stage: Stage): Promise<Line[]> {
  installPeers();
  const peers = [await openPeer('pouch', '_id', stage), await openPeer('rx', 'id', stage)];
  try {
    const fast = await play(stage, peers, 'fast', 0);
    const weak = await play(stage, peers, 'weak', rounds.fast);
    return [
      ...linesOf('push', 'fast', fast),
      ...linesOf('push', 'weak', weak),
      ...linesOf('pull', 'fast', fast),
      ...linesOf('pull', 'weak', weak),
      ...bytesOf('push', fast),
      ...bytesOf('pull', fast),
    ];
  } finally {
    for (const peer of peers) peer.close();
  }
}

const names = ['sidak', 'pouch', 'rx'] as const;
const titles = { sidak: 'Sidak', pouch: 'PouchDB → its server', rx: 'RxDB, HTTP replication' };
type Measured = Record<(typeof names)[number], Round[]>;

async function play(stage: Stage, peers: readonly Peer[], link: Link, from: number): Promise<Measured> {
  const measured: Measured = { sidak: [], pouch: [], rx: [] };
  for (let n = from; n < from + rounds[link]; n += 1) {
    measured.sidak.push(await sidakRound(stage, { n, link, findings }));
    for (const peer of peers) measured[peer.name].push(await peer.round(stage, { n, link, findings }));
  }
  return measured;
}

/** DESIGN names a target for the push only. */
const asked = { push: 0.25, pull: null };
const links = { fast: '', weak: ', weak link (1 Mbit/s up, 2 down, 100 ms)' };

function linesOf(way: 'push' | 'pull', link: Link, measured: Measured): Line[] {
  const name = `${way}-1000${links[link]}:`;
  const ms = (who: keyof Measured): number[] => measured[who].map((round) => round[way].ms);
  const ratio = (other: keyof Measured): number =>
    median(ms('sidak').map((one, at) => one / (ms(other)[at] ?? Number.NaN)));
  const target = asked[way];
  return [
    ...names.map((who) => told(`${name} ${titles[who]}`, median(ms(who)), 'ms')),
    target === null
      ? told(`${name} Sidak against PouchDB`, ratio('pouch'), '×')
      : atMost(`${name} Sidak against PouchDB`, ratio('pouch'), '×', target),
    told(`${name} Sidak against RxDB`, ratio('rx'), '×'),
  ];
}

function bytesOf(way: 'push' | 'pull', measured: Measured): Line[] {
  const kB = (who: keyof Measured, side: 'up' | 'down'): number =>
    median(measured[who].map((round) => round[way][side])) / 1000;
  return names.flatMap((who) => [
    told(`${way}-1000 bytes up, ${titles[who]}`, kB(who, 'up'), 'kB'),
    told(`${way}-1000 bytes down, ${titles[who]}`, kB(who, 'down'), 'kB'),
  ]);
}
