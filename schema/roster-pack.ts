/**
 * Packs the roster for phones (layout: roster-pack-format.ts). Runs in the admin's browser; the caller compresses
 * and hashes the result. The same roster gives the same bytes on every machine.
 */
import { dayNumberOf } from './day.ts';
import { fold } from './fold.ts';
import type { EmploymentStatus } from './identity.ts';
import { employmentStatuses, parseNip } from './identity.ts';
import type { PackColumn, PackHead } from './roster-pack-format.ts';
import { epochOffsetDays, packColumns, packFormat, packMagic } from './roster-pack-format.ts';
import { splitTitles } from './roster-titles.ts';
import type { RosterEmployee, RosterUnit } from './roster.ts';

type Line = { employee: RosterEmployee; front: string; core: string; back: string; key: string };

export function packRoster(
  employees: readonly RosterEmployee[],
  units: readonly RosterUnit[],
  meta: { version: number; asOf: string },
): Uint8Array<ArrayBuffer> {
  const lines = employees.map(lineOf).toSorted(byKeyThenId);
  const titles = dictionary(lines.flatMap(({ front, back }) => [front, back]));
  const posts = dictionary(lines.map(({ employee }) => employee.post));
  const usedUnits = dictionary(lines.map(({ employee }) => employee.unitId));
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const numbers: PackHead['numbers'] = [];
  const nips = lines.map(({ employee }, row) => {
    const packed = packNip(employee.nip);
    if (packed === null) numbers.push([row, employee.nip]);
    return packed ?? { birth: 0, start: 0, serial: 0 };
  });
  const text = frontCoded(lines.map(({ core }) => core));
  const columns: Record<PackColumn, Uint8Array> = {
    ...text,
    front: planes(
      lines.map(({ front }) => titles.at(front)),
      3,
    ),
    back: planes(
      lines.map(({ back }) => titles.at(back)),
      3,
    ),
    id: planes(
      lines.map(({ employee }) => employee.id),
      4,
    ),
    birth: planes(
      nips.map(({ birth }) => birth),
      2,
    ),
    start: planes(
      nips.map(({ start }) => start),
      2,
    ),
    serial: planes(
      nips.map(({ serial }) => serial),
      2,
    ),
    unit: planes(
      lines.map(({ employee }) => usedUnits.at(employee.unitId)),
      2,
    ),
    post: planes(
      lines.map(({ employee }) => posts.at(employee.post)),
      3,
    ),
    state: planes(
      lines.map(({ employee }) => stateOf(employee.status, employee.active)),
      1,
    ),
  };
  return assemble(columns, {
    ...meta,
    size: lines.length,
    lengths: packColumns.map((name) => columns[name].length),
    titles: titles.entries,
    posts: posts.entries,
    units: usedUnits.entries.map((id) => {
      const unit = unitById.get(id);
      return [id, unit?.name ?? id, unit?.shortName ?? ''];
    }),
    numbers,
  });
}

function assemble(columns: Record<PackColumn, Uint8Array>, head: PackHead): Uint8Array<ArrayBuffer> {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const start = packMagic.length + 5;
  const total = head.lengths.reduce((sum, length) => sum + length, start + headBytes.length);
  const bytes = new Uint8Array(total);
  bytes.set(new TextEncoder().encode(packMagic), 0);
  const view = new DataView(bytes.buffer);
  view.setUint8(packMagic.length, packFormat);
  view.setUint32(packMagic.length + 1, headBytes.length, true);
  bytes.set(headBytes, start);
  let at = start + headBytes.length;
  for (const name of packColumns) {
    bytes.set(columns[name], at);
    at += columns[name].length;
  }
  return bytes;
}

function lineOf(employee: RosterEmployee): Line {
  const parts = splitTitles(employee.name.normalize('NFC'));
  return { employee, ...parts, key: fold(parts.core) };
}

/** By code units, never by locale: every machine packs the same bytes. */
function byKeyThenId(a: Line, b: Line): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.employee.id - b.employee.id;
}

/** Distinct texts, the frequent first: small numbers compress best. */
function dictionary(texts: readonly string[]): { entries: string[]; at: (text: string) => number } {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const entries = [...counts].toSorted((a, b) => b[1] - a[1]).map(([text]) => text);
  const index = new Map(entries.map((text, at) => [text, at]));
  return { entries, at: (text) => index.get(text) ?? 0 };
}

function planes(values: readonly number[], width: number): Uint8Array {
  const bytes = new Uint8Array(values.length * width);
  values.forEach((value, row) => {
    if (value >= 2 ** (8 * width)) throw new RangeError(`roster does not fit: ${value} in ${width} bytes`);
    for (let plane = 0; plane < width; plane += 1)
      bytes[plane * values.length + row] = Math.floor(value / 2 ** (8 * plane)) % 256;
  });
  return bytes;
}

function frontCoded(names: readonly string[]): Record<'prefix' | 'suffix' | 'names', Uint8Array> {
  const encoder = new TextEncoder();
  const prefix: number[] = [];
  const suffix: number[] = [];
  const parts: Uint8Array[] = [];
  let before: Uint8Array = new Uint8Array(0);
  for (const name of names) {
    const bytes = encoder.encode(name);
    let shared = 0;
    while (shared < bytes.length && shared < before.length && bytes[shared] === before[shared]) shared += 1;
    prefix.push(shared);
    suffix.push(bytes.length - shared);
    parts.push(bytes.subarray(shared));
    before = bytes;
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return { prefix: planes(prefix, 2), suffix: planes(suffix, 2), names: joined };
}

/** Null for what is no NIP, or one born before 1900 or after 2078. */
function packNip(nip: string): { birth: number; start: number; serial: number } | null {
  if (!parseNip(nip).ok) return null;
  const birth =
    dayNumberOf(Number(nip.slice(0, 4)), Number(nip.slice(4, 6)), Number(nip.slice(6, 8))) + epochOffsetDays;
  const start = (Number(nip.slice(8, 12)) - 1900) * 32 + Number(nip.slice(12, 14));
  if (birth < 0 || birth > 0xffff || start < 0 || start > 0xffff) return null;
  return { birth, start, serial: (Number(nip[14]) - 1) * 1000 + Number(nip.slice(15)) };
}

function stateOf(status: EmploymentStatus, active: boolean): number {
  return employmentStatuses.indexOf(status) + (active ? 4 : 0);
}
