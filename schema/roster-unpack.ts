/**
 * A packed roster (roster-pack.ts), unpacked for a phone: typed arrays and a few dictionaries; a person is put
 * together only when looked at. Its head is read at once, so that a damaged file is known; the rest in steps, since sixty
 * thousand in one go hold up a tap for half a second. What its bytes say is trusted: the caller has compared the file's
 * hash.
 */
import { dayOf } from './day.ts';
import { employmentStatuses } from './identity.ts';
import type { EmploymentStatus } from './identity.ts';
import type { PackColumn, PackHead } from './roster-pack-format.ts';
import { columnWidth, epochOffsetDays, packColumns, packFormat, packMagic } from './roster-pack-format.ts';
import type { RosterSearch } from './roster-search.ts';
import { makeSearch } from './roster-search.ts';
import { wordsOfNames } from './roster-words.ts';

/** All that a phone knows of an employee. */
export type RosterPerson = {
  id: number;
  nip: string;
  name: string;
  unitId: string;
  unitName: string;
  post: string;
  status: EmploymentStatus;
  active: boolean;
};

export type Roster = {
  size: number;
  version: number;
  asOf: string;
  /** Undefined outside 0 … size − 1. Rows are in order of name. */
  get: (index: number) => RosterPerson | undefined;
  /** −1: not in the roster. */
  indexOfId: (id: number) => number;
  /** By the whole number, as scanned from a card; −1 when nobody has it. */
  indexOfNip: (nip: string) => number;
  /** The best matches for what has been typed so far, best first. Empty for an empty query. */
  search: RosterSearch;
  /** Unpacks on, one step at a time. Whoever asks for a person before its end waits for the rest in one go. */
  unpacking: () => Generator<void>;
};

type Unpacked = Pick<Roster, 'get' | 'indexOfId' | 'indexOfNip' | 'search'>;

const nipLength = 18;

export class RosterFileError extends Error {
  override readonly name = 'RosterFileError';
  /** 'newer': written by a newer version of the product. */
  readonly code: 'damaged' | 'newer';
  constructor(code: 'damaged' | 'newer') {
    super(`roster file: ${code}`);
    this.code = code;
  }
}

export function unpackRoster(bytes: Uint8Array): Roster {
  const { head, columns } = read(bytes);
  const steps = unpack(head, columns);
  let done: Unpacked | null = null;
  /** One step; null until all is done. */
  const goOn = (): Unpacked | null => {
    if (done !== null) return done;
    const step = steps.next();
    if (step.done === true) done = step.value;
    return done;
  };
  const whole = (): Unpacked => {
    let all = goOn();
    while (all === null) all = goOn();
    return all;
  };
  return {
    size: head.size,
    version: head.version,
    asOf: head.asOf,
    get: (index) => whole().get(index),
    indexOfId: (id) => whole().indexOfId(id),
    indexOfNip: (nip) => whole().indexOfNip(nip),
    search: (...asked) => whole().search(...asked),
    *unpacking() {
      while (goOn() === null) yield;
    },
  };
}

function* unpack(head: PackHead, columns: Record<PackColumn, Uint8Array>): Generator<void, Unpacked> {
  const { size, titles, posts, units } = head;
  const numbersOf = (column: PackColumn): Uint32Array => joined(columns[column], size, columnWidth[column]);
  const { names, nameAt } = namesOf(numbersOf('prefix'), numbersOf('suffix'), columns.names);
  yield;
  const front = numbersOf('front');
  const back = numbersOf('back');
  const id = numbersOf('id');
  const unit = numbersOf('unit');
  const post = numbersOf('post');
  const state = columns.state;
  yield;
  const [birth, start, serial] = [numbersOf('birth'), numbersOf('start'), numbersOf('serial')];
  yield;
  const digits = nipDigits(birth, start, serial);
  yield;
  const otherNumbers = new Map(head.numbers);
  const rowOfId = rowsById(id);
  const decoder = new TextDecoder();

  const nipAt = (row: number): string =>
    otherNumbers.get(row) ?? decoder.decode(digits.subarray(row * nipLength, (row + 1) * nipLength));
  const coreAt = (row: number): string => decoder.decode(names.subarray(nameAt[row], nameAt[row + 1]));
  const get = (row: number): RosterPerson | undefined => {
    if (!Number.isInteger(row) || row < 0 || row >= size) return undefined;
    const [unitId, unitName] = units[unit[row] ?? 0] ?? ['', ''];
    return {
      id: id[row] ?? 0,
      nip: nipAt(row),
      name: `${titles[front[row] ?? 0] ?? ''}${coreAt(row)}${titles[back[row] ?? 0] ?? ''}`,
      unitId,
      unitName,
      post: posts[post[row] ?? 0] ?? '',
      status: employmentStatuses[(state[row] ?? 0) % 4] ?? 'PNS',
      active: (state[row] ?? 0) >= 4,
    };
  };
  const indexOfNip = (nip: string): number => {
    if (nip === '') return -1;
    for (const [row, number] of head.numbers) if (number === nip) return row;
    return /^\d{18}$/.test(nip) ? rowWithNip(digits, nip) : -1;
  };
  const words = yield* wordsOfNames(names, nameAt, front, titles);
  yield;
  const search = yield* makeSearch({ size, words, unit, units, titles, state, digits, numbers: head.numbers, get });
  return { get, indexOfId: rowOfId, indexOfNip, search };
}

function read(bytes: Uint8Array): { head: PackHead; columns: Record<PackColumn, Uint8Array> } {
  const decoder = new TextDecoder();
  const start = packMagic.length + 5;
  if (decoder.decode(bytes.subarray(0, packMagic.length)) !== packMagic) throw new RosterFileError('damaged');
  if (bytes.length < start) throw new RosterFileError('damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(packMagic.length) > packFormat) throw new RosterFileError('newer');
  const headEnd = start + view.getUint32(packMagic.length + 1, true);
  if (headEnd > bytes.length) throw new RosterFileError('damaged');
  const head = headOf(decoder.decode(bytes.subarray(start, headEnd)));
  const columns: Partial<Record<PackColumn, Uint8Array>> = {};
  let at = headEnd;
  packColumns.forEach((name, i) => {
    const length = head.lengths[i] ?? 0;
    const isRight = columnWidth[name] === 0 || length === head.size * columnWidth[name];
    if (!isRight || at + length > bytes.length) throw new RosterFileError('damaged');
    columns[name] = bytes.subarray(at, at + length);
    at += length;
  });
  return { head, columns: columns as Record<PackColumn, Uint8Array> }; // every column was set by the loop
}

function headOf(json: string): PackHead {
  try {
    return JSON.parse(json) as PackHead; // the file's hash was compared: it is what packRoster wrote
  } catch {
    throw new RosterFileError('damaged');
  }
}

function joined(bytes: Uint8Array, size: number, width: number): Uint32Array {
  const values = new Uint32Array(size);
  for (let plane = 0; plane < width; plane += 1) {
    const factor = 256 ** plane;
    const from = plane * size;
    for (let row = 0; row < size; row += 1) values[row] = (values[row] ?? 0) + (bytes[from + row] ?? 0) * factor;
  }
  return values;
}

/** Undoes the front coding: all names behind one another, row r from nameAt[r]. */
function namesOf(
  prefix: Uint32Array,
  suffix: Uint32Array,
  text: Uint8Array,
): { names: Uint8Array; nameAt: Uint32Array } {
  const nameAt = new Uint32Array(prefix.length + 1);
  for (let row = 0; row < prefix.length; row += 1) {
    nameAt[row + 1] = (nameAt[row] ?? 0) + (prefix[row] ?? 0) + (suffix[row] ?? 0);
  }
  const names = new Uint8Array(nameAt[prefix.length] ?? 0);
  let read = 0;
  let before = 0;
  for (let row = 0; row < prefix.length; row += 1) {
    const at = nameAt[row] ?? 0;
    const shared = prefix[row] ?? 0;
    const own = suffix[row] ?? 0;
    for (let i = 0; i < shared; i += 1) names[at + i] = names[before + i] ?? 0;
    for (let i = 0; i < own; i += 1) names[at + shared + i] = text[read + i] ?? 0;
    read += own;
    before = at;
  }
  return { names, nameAt };
}

/** All NIPs, 18 ASCII digits each. A row whose number is kept apart gets zeros, which no NIP has. */
function nipDigits(birth: Uint32Array, start: Uint32Array, serial: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(birth.length * nipLength).fill(0x30);
  const dayText = new Map<number, number>();
  const put = (at: number, value: number, width: number): void => {
    let rest = value;
    for (let i = width - 1; i >= 0; i -= 1) {
      const tens = (rest / 10) | 0;
      bytes[at + i] = 0x30 + rest - tens * 10;
      rest = tens;
    }
  };
  for (let row = 0; row < birth.length; row += 1) {
    const number = serial[row] ?? 0;
    if (number === 0) continue; // a serial is never 000
    const at = row * nipLength;
    const day = birth[row] ?? 0;
    let digits = dayText.get(day);
    if (digits === undefined) {
      digits = Number(dayOf(day - epochOffsetDays).replaceAll('-', ''));
      dayText.set(day, digits);
    }
    const begun = start[row] ?? 0;
    put(at, digits, 8);
    put(at + 8, 1900 + (begun >> 5), 4);
    put(at + 12, begun & 31, 2);
    put(at + 14, number >= 1000 ? 2 : 1, 1);
    put(at + 15, number % 1000, 3);
  }
  return bytes;
}

/** The row with exactly this NIP, or −1. */
function rowWithNip(digits: Uint8Array, nip: string): number {
  const wanted = new TextEncoder().encode(nip);
  for (let start = 0; start < digits.length; start += nipLength) {
    let same = 0;
    while (same < nipLength && digits[start + same] === wanted[same]) same += 1;
    if (same === nipLength) return start / nipLength;
  }
  return -1;
}

/** Row by id, −1 where there is none. Made when first asked for: opening the app does not need it. */
function rowsById(id: Uint32Array): (wanted: number) => number {
  let rows: Map<number, number> | null = null;
  return (wanted) => {
    rows ??= new Map(Array.from(id, (one, row) => [one, row]));
    return rows.get(wanted) ?? -1;
  };
}
