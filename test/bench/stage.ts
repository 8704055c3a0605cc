/**
 * What the measures share: the server as `npm start` runs it (workerd, local D1) with the demo regency, one Chromium,
 * and officers who open operations. Everything listens on 127.0.0.1 and ends with `close`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayInZone } from '../../schema/calendar.ts';
import type { Body } from '../../schema/mutation.ts';
import { operationIdOf } from '../../schema/operation.ts';
import { Client } from '../../worker/dev/client.ts';
import { demoRegency, loadDemo } from '../../worker/dev/demo.ts';
import type { Regency } from '../../worker/dev/regency.ts';
import { startServer } from '../../worker/dev/server.ts';
import { launchChromium } from '../browser/chromium.ts';

export type Operation = Body<'operation.open'>;
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** As the demo gives it to everybody. */
export const password = 'sidak-contoh-2026';
const zone = 'Asia/Jakarta';

export async function openStage(employees: number, log: (line: string) => void) {
  const stateDir = mkdtempSync(join(tmpdir(), 'sidak-bench-'));
  const server = await startServer({ stateDir, port: 0, demo: false, quiet: true });
  const browser = await launchChromium();
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    const { baseUrl, setupToken } = server;
    const large = { employees, history: false };
    await loadDemo({ baseUrl, setupToken, log, large });
    return { baseUrl, stateDir, browser, regency: demoRegency(large), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opened today by `leader`, whose Node client sends it; `mate` is on the team. */
export async function openOperation(baseUrl: string, leader: string, mate: string, code: string): Promise<Operation> {
  const client = await new Client(baseUrl).signIn(leader, password, 'Ponsel ukur');
  const second = await new Client(baseUrl).signIn(mate, password, 'Ponsel ukur');
  const openedOn = dayInZone(Date.now(), zone);
  const operation: Operation = {
    operationId: operationIdOf(openedOn, code),
    openedOn,
    team: [{ accountId: second.me.accountId, name: second.me.name }],
    facts: {
      title: 'Jam Kerja ASN',
      orderNumber: '094/1193/SATPOL PP/2026',
      legalBasis: 'Perbup Contoh 12/2026',
      legalBasisVersion: '2026',
      place: 'Kompleks Setda, Gerbang Timur',
      squad: 'Regu II',
      timeZone: zone,
    },
  };
  await client.push([await client.says('operation.open', operation)]);
  return operation;
}

/** `count` findings as officers write them, each on another employee of the regency. */
export function findingsOn(operationId: string, regency: Regency, count: number): Body<'finding.record'>[] {
  return Array.from({ length: count }, (_, n) => {
    const person = regency.employees[n % regency.employees.length];
    if (person === undefined) throw new RangeError('nobody in the roster');
    const unit = regency.units.find((one) => one.id === person.unitId);
    const { id: employeeId, nip, name, unitId, post, status } = person;
    return {
      operationId,
      subject: {
        kind: 'employee',
        employeeId,
        nip,
        name,
        unitId,
        unitName: unit?.shortName ?? unitId,
        post,
        status,
        rosterVersion: 1,
      },
      facts,
      photos: [],
    };
  });
}

const facts: Body<'finding.record'>['facts'] = {
  violations: [
    { code: 'PROKES-01', revision: 1, label: 'Tidak membawa masker', basis: 'perda/perbup/surat edaran', text: null },
  ],
  reason: { code: 'TERTINGGAL-MOBIL', revision: 1, label: 'Tertinggal di mobil', text: null },
  action: { code: 'TEGURAN-TEMPAT', revision: 1, label: 'Teguran di tempat', text: null },
  place: {
    name: 'Kompleks Setda, Gerbang Timur',
    fix: { lat: -7.7056, lon: 110.6061, accuracyM: 8, at: '2026-01-01T00:00:00.000Z' },
  },
  letter: 'not-asked',
  refusal: 'none',
  witness: null,
  note: null,
};
