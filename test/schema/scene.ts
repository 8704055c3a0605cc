/**
 * A scene for rule tests: rows in memory, people who act, `decide` as the authority would call it. No database,
 * no network; ids and times are counted, so a test reads the same every time.
 *
 *   const scene = new Scene();
 *   const opened = await scene.opens(wahyu);
 *   const finding = await scene.records(wahyu, opened.operationId, aFinding(siti));
 *   await scene.does(ratna, 'case.close', { ...scene.caseSeen(finding.id), outcome: 'lawful', why: 'Ada SPT', agency: null });
 */
import { startingCatalogue } from '../../schema/reference/catalogue.ts';
import { startingCalendars } from '../../schema/reference/holidays.ts';
import { decide, readsOf } from '../../schema/decide.ts';
import type { Body, Kind, Mutation } from '../../schema/mutation.ts';
import { freeze, ofAnyKind } from '../../schema/mutation.ts';
import { entryKey } from '../../schema/catalogue.ts';
import type { SettingRow } from '../../schema/office.ts';
import type { Actor, Decision, Receipt } from '../../schema/outcome.ts';
import type { FindingFacts, Subject } from '../../schema/finding.ts';
import type { Row, RowBodies, RowType } from '../../schema/rows.ts';
import { asRowOf, feeds, refName, rowsOf } from '../../schema/rows.ts';
import { operationIdOf } from '../../schema/operation.ts';

export type Person = Actor & { deviceId: string };

function person(n: number, name: string, role: Actor['role'], units: Actor['units'] = 'all'): Person {
  const id = String(n).padStart(12, '0');
  return {
    accountId: `00000000-0000-4000-8000-${id}`,
    deviceId: `00000000-0000-4000-9000-${id}`,
    name,
    role,
    units,
    revoked: false,
  };
}

export const wahyu = person(1, 'Wahyu Teladan', 'officer');
export const lilis = person(2, 'Lilis Purwarupa', 'officer');
export const suryo = person(3, 'Suryo Permisalan', 'chief');
export const ratna = person(4, 'Ratna Umpama', 'personnel');
export const hendra = person(5, 'Hendra Andaikata', 'head', new Set(['disdukcapil']));
export const dewi = person(6, 'Dewi Khayali', 'personnel', new Set(['disdik']));
export const adi = person(7, 'Adi Contoh', 'admin');

export const setting: SettingRow = {
  government: 'Pemerintah Kabupaten Contoh',
  governmentShort: 'Kab. Contoh',
  policeName: 'Satpol PP Kabupaten Contoh',
  personnelName: 'BKPSDM Kabupaten Contoh',
  timeZone: 'Asia/Jakarta',
  weekend: 'sat-sun',
  repeatWindowMonths: 12,
  forwardBeforeValidation: true,
  forwardWithinDays: 3,
  readWithinDays: 3,
  assignWithinDays: 5,
  resultWithinDays: 10,
  closeWithinDays: 5,
  ladder: [],
};

export function anEmployee(id: number, name: string, unitId = 'disdukcapil'): Subject {
  return {
    kind: 'employee',
    employeeId: id,
    nip: '198703142011012004',
    name,
    unitId,
    unitName: 'Disdukcapil',
    post: 'Pengadministrasi Kependudukan',
    status: 'PNS',
    rosterVersion: 1,
  };
}
export const siti = anEmployee(17, 'Siti Rahmawati Rekaan');
export const bambang = anEmployee(18, 'Bambang Misalnya', 'disdik');

export function someFacts(change: Partial<FindingFacts> = {}): FindingFacts {
  return {
    violations: [{ code: 'PROKES-01', revision: 1, label: 'Tidak membawa masker', basis: null, text: null }],
    reason: { code: 'LUPA', revision: 1, label: 'Lupa', text: null },
    action: { code: 'TEGURAN-TEMPAT', revision: 1, label: 'Teguran di tempat', text: null },
    place: { name: 'Kompleks Setda', fix: null },
    letter: 'not-asked',
    refusal: 'none',
    witness: null,
    note: null,
    ...change,
  };
}

export const operationFacts = {
  title: 'Kepatuhan Masker ASN',
  orderNumber: '094/1187/SATPOL PP/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  legalBasisVersion: null,
  place: 'Kompleks Setda',
  squad: 'Regu II',
  timeZone: 'Asia/Jakarta',
} as const;

type Done = { m: Mutation; decision: Decision };

export class Scene {
  readonly rows = new Map<string, Row>();
  /** ISO instant of the next mutation; each takes a minute. */
  at = '2026-11-20T01:10:00.000Z';
  clockOffset: number | null = 0;
  receipt: Receipt = null;
  #n = 0;

  constructor() {
    this.#put({ type: 'setting', key: 'main', feed: feeds.all, version: 'x', body: setting });
    for (const body of [...startingCalendars, { year: 2027, days: [] }]) {
      this.#put({ type: 'calendar', key: String(body.year), feed: feeds.all, version: 'x', body });
    }
    for (const entry of startingCatalogue) {
      this.#put({ type: 'entry', key: entryKey(entry.list, entry.code), feed: feeds.all, version: 'x', body: entry });
    }
    for (const id of ['disdukcapil', 'disdik']) {
      const body = {
        id,
        name: id,
        shortName: id,
        parentId: 'root',
        trail: `/root/${id}/`,
        externalId: null,
        retired: false,
      };
      this.#put({ type: 'unit', key: id, feed: feeds.all, version: 'x', body });
    }
  }

  #put(row: Row): void {
    this.rows.set(refName(row), row);
  }

  row<T extends RowType>(type: T, key: string): Row<T> {
    const row = this.find(type, key);
    if (row === null) throw new Error(`no ${type} ${key}`);
    return row;
  }

  find<T extends RowType>(type: T, key: string): Row<T> | null {
    const row = this.rows.get(refName({ type, key }));
    return row === undefined ? null : asRowOf(row, type);
  }

  body<T extends RowType>(type: T, key: string): RowBodies[T] {
    return this.row(type, key).body;
  }

  async says<K extends Kind>(who: Person, kind: K, body: Body<K>): Promise<Mutation<K>> {
    this.#n += 1;
    this.at = new Date(Date.parse(this.at) + 60_000).toISOString();
    const draft = {
      id: `01900000-0000-7000-8000-${String(this.#n).padStart(12, '0')}`,
      kind,
      v: 1,
      deviceId: who.deviceId,
      accountId: who.accountId,
      deviceSeq: this.#n,
      at: this.at,
      clockOffset: this.clockOffset,
      prevHash: null,
      salt: '0'.repeat(32),
      body,
    };
    return freeze<K>(draft as Parameters<typeof freeze<K>>[0]); // kind and body belong together by the signature
  }

  /** Decides and, when applied or in conflict, puts the rows. Only the rows the rule asked for are shown to it. */
  decides(m: Mutation, who: Person): Decision {
    const asked = new Map<string, Row>();
    for (const ref of readsOf(m)) {
      const row = this.rows.get(refName(ref));
      if (row !== undefined) asked.set(refName(ref), row);
    }
    const decision = decide(m, { rows: rowsOf(asked, null), actor: who, receipt: this.receipt });
    if ('changes' in decision) for (const row of decision.changes) this.#put(row);
    return decision;
  }

  async does<K extends Kind>(who: Person, kind: K, body: Body<K>): Promise<Done> {
    const m = ofAnyKind(await this.says(who, kind, body));
    return { m, decision: this.decides(m, who) };
  }

  async opens(who: Person, team: Person[] = []): Promise<string> {
    const operationId = operationIdOf('2026-11-20', 'K7F4Q2MX');
    const named = team.map((one) => ({ accountId: one.accountId, name: one.name }));
    await this.does(who, 'operation.open', { operationId, openedOn: '2026-11-20', facts: operationFacts, team: named });
    return operationId;
  }

  async records(
    who: Person,
    operationId: string,
    subject: Subject,
    facts = someFacts(),
  ): Promise<Done & { id: string }> {
    const done = await this.does(who, 'finding.record', { operationId, subject, facts, photos: [] });
    return { ...done, id: done.m.id };
  }

  /** What a person looking at the finding now would name in a later mutation. */
  findingSeen(id: string) {
    const { version, body } = this.row('finding', id);
    return {
      findingId: id,
      operationId: body.operationId,
      subject: body.subjectKey,
      version,
      settles: null,
      why: 'Diperiksa lagi',
    };
  }

  caseSeen(id: string) {
    const { version, body } = this.row('case', id);
    return { caseId: id, operationId: body.operationId, subject: body.subjectKey, version, settles: null };
  }
}
