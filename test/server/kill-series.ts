/**
 * workerd is killed with SIGKILL at random moments while phones push, and started again on the same state. After every
 * kill the file on disk is read by SQLite alone: what was acknowledged is there, nothing is twice, every chain holds.
 * SIGKILL takes the process, not the machine: what the system still held in its cache survives, as it does for a crash.
 *
 *   node test/server/kill-series.ts 50 [seed]       prints a line for each kill and one JSON object at the end
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aFinding, anEmployee, anOperation } from '../worker/words.ts';
import { aGovernment, anOfficer } from './government.ts';
import { type Ledger, readLedger } from './ledger-sql.ts';
import { type LocalWorker, localWorker } from './local-worker.ts';
import type { Phone } from './phone.ts';

export type KillReport = {
  kills: number;
  /** Kills that came while some push was under way: its answer never arrived. */
  cuts: number;
  acked: number;
  /** Mutations without an answer when the kill came: how many were in the log all the same, and how many were not. */
  cutCommitted: number;
  cutUnwritten: number;
  mutations: number;
  ackedMissing: number;
  doubled: number;
  gaps: number;
  falseBlocks: number;
  brokenLinks: number;
  restartMsMax: number;
};

const phonesCount = 4;
const findingsAtOnce = 12;
/** A kill comes this long after some push has begun, at most. */
const killWithinMs = 200;

export async function killSeries(kills: number, seed: number, log: (line: string) => void): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sidak-kill-'));
  const worker = await localWorker(folder);
  try {
    await worker.start();
    const phones = await phonesOfOneRaid(worker);
    const report = emptyReport();
    const random = randomOf(seed);
    for (let n = 1; n <= kills; n += 1) {
      await killOnce(worker, phones, databaseOf(folder), report, random);
      log(`${n} ${JSON.stringify(report)}`);
    }
    for (const phone of phones) {
      const refusal = await phone.syncs();
      if (refusal !== null) throw new Error(`${phone.username}: ${JSON.stringify(refusal)}`);
    }
    await worker.stop();
    compare(readLedger(databaseOf(folder)), phones, report);
    return report;
  } finally {
    await worker.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function phonesOfOneRaid(worker: LocalWorker): Promise<Phone[]> {
  const admin = await aGovernment(worker.baseUrl, worker.setupToken);
  const phones: Phone[] = [];
  for (let n = 0; n < phonesCount; n += 1) phones.push(await anOfficer(admin, `petugas${n}`));
  for (const phone of phones) {
    // An operation each: what they write competes for the log, not for rows.
    await phone.notes('operation.open', anOperation());
    if ((await phone.syncs()) !== null) throw new Error(`${phone.username} could not open an operation`);
  }
  return phones;
}

async function killOnce(
  worker: LocalWorker,
  phones: readonly Phone[],
  database: string,
  report: KillReport,
  random: () => number,
): Promise<void> {
  let acked = 0;
  const pushing = phones.map((phone) => pushesUntilCut(phone, () => (acked += 1)));
  // Some answers first, so that there is something to be true to; then at any moment of a push.
  while (acked < phones.length) await sleep(1);
  await sleep(random() * killWithinMs);
  await worker.kill();
  const cut = (await Promise.all(pushing)).flat();
  const onDisk = readLedger(database);
  compare(onDisk, phones, report);
  const there = new Set(onDisk.ids);
  report.kills += 1;
  report.cuts += cut.length === 0 ? 0 : 1;
  report.cutCommitted += cut.filter((id) => there.has(id)).length;
  report.cutUnwritten += cut.filter((id) => !there.has(id)).length;
  const startedAt = performance.now();
  await worker.start();
  report.restartMsMax = Math.max(report.restartMsMax, Math.round(performance.now() - startedAt));
}

/** Notes and pushes until no answer comes; answers the ids whose fate this phone does not know. */
async function pushesUntilCut(phone: Phone, onAck: () => void): Promise<string[]> {
  const operationId = operationOf(phone);
  for (let person = phone.kept.length; ; person += findingsAtOnce) {
    for (let n = 0; n < findingsAtOnce; n += 1)
      await phone.notes('finding.record', { operationId, ...aFinding({ who: anEmployee(person + n) }) });
    const refusal = await phone.pushes();
    if (refusal === null) onAck();
    else if (!refusal.ok && refusal.code === 'lost') return phone.unsent.map(({ mutation }) => mutation.id);
  }
}

function operationOf({ kept }: Phone): string {
  const [opening] = kept;
  if (opening?.mutation.kind !== 'operation.open') throw new Error('a phone begins with its operation');
  return opening.mutation.body.operationId;
}

/** What must hold at any moment, also in the middle of everything. */
function compare(ledger: Ledger, phones: readonly Phone[], report: KillReport): void {
  const there = new Set(ledger.ids);
  const kept = phones.flatMap((phone) => phone.kept);
  report.mutations = kept.length;
  report.acked = kept.filter(({ outcome }) => outcome === 'applied').length;
  report.ackedMissing += kept.filter(
    ({ mutation, outcome }) => outcome === 'applied' && !there.has(mutation.id),
  ).length;
  report.doubled += ledger.doubledIds;
  report.gaps += ledger.gaps;
  report.falseBlocks += ledger.falseBlocks;
  report.brokenLinks += ledger.brokenLinks;
}

function databaseOf(stateDir: string): string {
  const folder = join(stateDir, 'data/v3/d1/miniflare-D1DatabaseObject');
  const name = readdirSync(folder).find((one) => /^[0-9a-f]{64}\.sqlite$/.test(one));
  if (name === undefined) throw new Error(`no database in ${folder}`);
  return join(folder, name);
}

const emptyReport = (): KillReport => ({
  kills: 0,
  cuts: 0,
  acked: 0,
  cutCommitted: 0,
  cutUnwritten: 0,
  mutations: 0,
  ackedMissing: 0,
  doubled: 0,
  gaps: 0,
  falseBlocks: 0,
  brokenLinks: 0,
  restartMsMax: 0,
});

/** Numerical Recipes' linear congruential generator: the moments are the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

if (import.meta.main) {
  const [kills = '50', seed = '1'] = process.argv.slice(2);
  const report = await killSeries(Number(kills), Number(seed), console.log);
  console.log(JSON.stringify(report));
  const { ackedMissing, doubled, gaps, falseBlocks, brokenLinks } = report;
  process.exitCode = ackedMissing + doubled + gaps + falseBlocks + brokenLinks === 0 ? 0 : 1;
}
