/** What the officer's screens read from the device, each list put together once per change of rows. */
import { computed, type ReadonlySignal } from '@preact/signals';

import { type ZoneId, zones } from '../../schema/zone.ts';
import type { CatalogueEntry } from '../../schema/catalogue.ts';
import { nameOf } from '../../schema/finding.ts';
import type { SettingRow } from '../../schema/office.ts';
import { countKey, memberKey, type MemberRow, type OperationRow } from '../../schema/operation.ts';
import { type Facts, mayDo } from '../../schema/permission.ts';
import type { Kind } from '../../schema/mutation.ts';
import type { Row, StandingRow } from '../../schema/rows.ts';
import { account, clock, findRow, revision, rowsOfType } from '../device/device.ts';

const unset: ZoneId = 'Asia/Jakarta';

export const setting: ReadonlySignal<SettingRow | null> = live(() => findRow('setting', 'main')?.body ?? null);
export const entries: ReadonlySignal<readonly CatalogueEntry[]> = live(() =>
  rowsOfType('entry').map((row) => row.body),
);

/** Newest first. */
export const operations: ReadonlySignal<readonly Row<'operation'>[]> = live(() =>
  rowsOfType('operation').toSorted((a, b) => b.body.openedAt.localeCompare(a.body.openedAt)),
);

const byOperation = live(() => {
  const lists = new Map<string, Row<'finding'>[]>();
  for (const row of rowsOfType('finding')) {
    const list = lists.get(row.body.operationId);
    if (list === undefined) lists.set(row.body.operationId, [row]);
    else list.push(row);
  }
  for (const list of lists.values()) list.sort((a, b) => b.body.at.localeCompare(a.body.at));
  return lists;
});

const membersByOperation = live(() => {
  const lists = new Map<string, MemberRow[]>();
  for (const { body } of rowsOfType('member'))
    lists.set(body.operationId, [...(lists.get(body.operationId) ?? []), body]);
  return lists;
});

/** Of everybody on the team, newest first, withdrawn and joined ones included. */
export function findingsOf(operationId: string): readonly Row<'finding'>[] {
  return byOperation.value.get(operationId) ?? [];
}

export function membersOf(operationId: string): readonly MemberRow[] {
  return membersByOperation.value.get(operationId) ?? [];
}

export function operationOf(id: string): Row<'operation'> | undefined {
  return operations.value.find((row) => row.key === id);
}

export function findingOf(id: string): Row<'finding'> | undefined {
  return revision.value < 0 ? undefined : findRow('finding', id);
}

export function standingOf(employeeId: number): StandingRow | null {
  return revision.value < 0 ? null : (findRow('standing', String(employeeId))?.body ?? null);
}

export type Figures = { findings: number; persons: number; compliant: number; own: number; checked: number };

/** Counts as known on this phone. People checked = those found in order, of all phones, and the persons noted. */
export function figuresOf(operationId: string): Figures {
  const counted = findingsOf(operationId).filter((row) => row.body.counts);
  const persons = counted.filter((row) => row.body.subject.kind !== 'office').length;
  const counts = countsByOperation.value.get(operationId) ?? [];
  const deviceId = account.value?.deviceId ?? '';
  const own = counts.find((row) => row.key === countKey(operationId, deviceId))?.body.compliant ?? 0;
  const compliant = counts.reduce((sum, row) => sum + row.body.compliant, 0);
  return { findings: counted.length, persons, compliant, own, checked: persons + compliant };
}

const countsByOperation = live(() => {
  const lists = new Map<string, Row<'count'>[]>();
  for (const row of rowsOfType('count'))
    lists.set(row.body.operationId, [...(lists.get(row.body.operationId) ?? []), row]);
  return lists;
});

export function zoneNow(): ZoneId {
  return setting.value?.timeZone ?? unset;
}

export function isToday(operation: OperationRow): boolean {
  return operation.openedOn === clock.today(operation.timeZone);
}

/** Open or returned: findings and the count go on, and it can be closed. */
export function isOpen(operation: OperationRow): boolean {
  return operation.state === 'open' || operation.state === 'returned';
}

/** The operation to which the app opens: the only one of today that is still open. */
export function currentOperation(): Row<'operation'> | undefined {
  const open = operations.value.filter((row) => isOpen(row.body) && isToday(row.body) && isMine(row.key));
  return open.length === 1 ? open[0] : undefined;
}

/** On the team, as far as this phone knows. */
function isMine(operationId: string): boolean {
  return findRow('member', memberKey(operationId, account.value?.accountId ?? '')) !== undefined;
}

/** Whether the rules will let the person do it, so that no button leads to a refusal. */
export function may(kind: Kind, facts: Facts): boolean {
  const me = account.value;
  if (me === null) return false;
  const units = me.unitIds === null ? ('all' as const) : new Set(me.unitIds);
  return mayDo(kind, { accountId: me.accountId, name: me.name, role: me.role, units, revoked: false }, facts);
}

/** Author, leader of the operation, or neither. */
export function mayChange(kind: 'finding.correct' | 'finding.withdraw', { body }: Row<'finding'>): boolean {
  const me = account.value?.accountId;
  const leaderId = operationOf(body.operationId)?.body.leaderId;
  if (body.state === 'withdrawn') return false;
  return may(kind, { isAuthor: body.authorId === me, isLeader: leaderId === me, unitId: body.unitId });
}

const twelveHoursMs = 12 * 3_600_000;

export function mayClose(operation: OperationRow): boolean {
  if (!isOpen(operation)) return false;
  const me = account.value?.accountId;
  return may('operation.close', {
    isLeader: operation.leaderId === me,
    isTeamMember: isMine(operation.id),
    isAfter12h: Date.parse(clock.now()) - Date.parse(operation.openedAt) >= twelveHoursMs,
  });
}

/** Whom a finding is about; somebody without a name is never called by his description. */
export function shownName({ subject }: Row<'finding'>['body'], refused: string): string {
  return subject.kind === 'unidentified' ? refused : nameOf(subject);
}

export const zoneIds: readonly ZoneId[] = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];
export const zoneNameOf = (zone: ZoneId): string => zones[zone].name;

/** Reads anew whenever rows or the outbox have changed. */
function live<T>(read: () => T): ReadonlySignal<T> {
  return computed(() => atRevision(revision.value, read));
}

function atRevision<T>(_revision: number, read: () => T): T {
  return read();
}
