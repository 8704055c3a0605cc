/** (8) Every chain verifies: the server's blocks over its log, and each device's mutations one upon the other. */
import { createHash } from 'node:crypto';
import type { World } from './world.ts';

type Line = {
  id: string;
  kind: string;
  v: number;
  deviceId: string;
  accountId: string | null;
  deviceSeq: number | null;
  at: string;
  clockOffset: number | null;
  prevHash: string | null;
  bodyHash: string;
  hash: string;
  salt: string;
  body: string;
};

export async function checkChains(world: World): Promise<void> {
  const chain = await world.server.verifyChain();
  if (!chain.ok) world.watch.fail('brokenChains', `block ${chain.block} of the server's`);
  const lines = world.server.sqlite.all<Line>(
    `SELECT id, kind, v, device_id AS deviceId, account_id AS accountId, device_seq AS deviceSeq, at,
       clock_offset AS clockOffset, prev_hash AS prevHash, body_hash AS bodyHash, hash, salt, body FROM log ORDER BY seq`,
  );
  for (const line of lines) checkHashes(world, line);
  checkLinks(world, lines);
}

/** Canonical JSON of flat objects: keys in order. Bodies are checked by the schema's own function, at the door. */
function checkHashes(world: World, { id, hash, salt, body, ...line }: Line): void {
  const parts = { ...line, id };
  const names = Object.keys(parts).toSorted();
  const text = `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(Reflect.get(parts, name))}`).join(',')}}`;
  if (sha256(text) !== hash) world.watch.fail('brokenChains', `${line.kind} ${id} is not what its hash says`);
  if (sha256(salt + world.canonical(JSON.parse(body))) !== line.bodyHash)
    world.watch.fail('brokenChains', `the body of ${line.kind} ${id} is not what its hash says`);
}

/** A break is allowed only where a phone lost its store, or where a number was used twice after a restore. */
function checkLinks(world: World, lines: readonly Line[]): void {
  const known = new Map(lines.map((line) => [line.hash, line]));
  const isExcused = world.counts.restores > 0 || world.phones.some((phone) => phone.hasLost);
  const numbers = new Set<string>();
  for (const { id, kind, deviceId, deviceSeq, prevHash } of lines) {
    if (deviceSeq === null) continue;
    const name = `${deviceId}:${deviceSeq}`;
    if (numbers.has(name) && !isExcused)
      world.watch.fail('brokenChains', `${kind} ${id}: number ${deviceSeq} of ${deviceId} twice`);
    numbers.add(name);
    const before = prevHash === null ? undefined : known.get(prevHash);
    const isNext = before === undefined || before.deviceId !== deviceId || before.deviceSeq === deviceSeq - 1;
    // A store begun anew goes on after the number that the server knows, upon the last hash of its own.
    if (!isNext && !isExcused)
      world.watch.fail('brokenChains', `${kind} ${id} is ${deviceSeq}, upon ${before?.deviceSeq}`);
    if (prevHash === null && deviceSeq > 1 && !isExcused)
      world.watch.fail('brokenChains', `${kind} ${id} of ${deviceId} is ${deviceSeq} and upon nothing`);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
