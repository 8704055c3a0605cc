/**
 * What a roster file would change, before it does: who is new, changed, gone, and which rows cannot be taken and
 * why. One bad row is one bad row; the rest is imported, and the person it was about is left as he is.
 *
 * A row finds its employee by PNS ID, then by any number he ever had, so a changed NI PPPK stays the same person.
 */
import { fold } from './fold.ts';
import type { EmploymentStatus } from './identity.ts';
import { maskNik, parseNip } from './identity.ts';
import { limits } from './limits.ts';
import type {
  ChangedEmployee,
  ParsedRoster,
  Refusal,
  RefusalReason,
  RosterEmployee,
  RosterFormat,
  RosterPreview,
  RosterRow,
  RosterUnit,
} from './roster.ts';
import { fieldsThatDiffer, summed } from './roster.ts';

/** Ids of the national system are 32 or 36 characters. */
const codeMax = 60;
/** Changes of agency in one working life; beyond that the oldest is forgotten. */
const numbersMax = 20;

type Refused = { ok: false; reason: RefusalReason; value: string };
/** A row whose contents are right by themselves. */
type Checked = { ok: true; row: RosterRow; nip: string; unitId: string; status: EmploymentStatus };

/** `todayOn` ('YYYY-MM-DD') judges dates of birth and start. */
export function previewRoster(
  parsed: ParsedRoster,
  current: readonly RosterEmployee[],
  units: readonly RosterUnit[],
  todayOn: string,
): RosterPreview {
  const people = indexOfPeople(current);
  const unitOf = unitFinder(units);
  const taken = new Map<string, number>();
  const claimed = new Set<number>();
  const refused: Refusal[] = [...parsed.refused];
  const fresh: RosterEmployee[] = [];
  const changed: ChangedEmployee[] = [];
  const seen = new Set<number>();
  let nextId = current.reduce((max, employee) => Math.max(max, employee.id), 0) + 1;

  for (const row of parsed.rows) {
    const refuse = ({ reason, value }: Refused, firstRow?: number): void => {
      refused.push({ row: row.row, reason, value: value.slice(0, 80), ...(firstRow !== undefined && { firstRow }) });
      const about = people.about(row);
      if (about !== undefined) claimed.add(about.id);
    };
    const checked = check(row, parsed.format, unitOf, todayOn);
    if (!checked.ok) {
      refuse(checked);
      continue;
    }
    const match = people.find(checked);
    if (match === 'two') {
      refuse({ ok: false, reason: 'matches-two-people', value: row.nip });
      continue;
    }
    const keys = [...keysOf(checked), ...(match ? [`id:${match.id}`] : [])];
    const firstRow = keys.map((key) => taken.get(key)).find((at) => at !== undefined);
    if (firstRow !== undefined) {
      refuse({ ok: false, reason: 'duplicate', value: row.nip || row.name }, firstRow);
      continue;
    }
    for (const key of keys) taken.set(key, row.row);
    if (match === undefined) {
      fresh.push(employeeOf(nextId, checked));
      nextId += 1;
      continue;
    }
    seen.add(match.id);
    const after = updated(match, checked, parsed.format);
    const fields = fieldsThatDiffer(match, after);
    if (fields.length > 0) changed.push({ before: match, after, fields });
  }

  const missing = current.filter((employee) => employee.active && !seen.has(employee.id));
  const gone = missing.filter((employee) => !claimed.has(employee.id));
  const activeCount = current.filter((employee) => employee.active).length;
  const unchanged = seen.size - changed.length;
  refused.sort((a, b) => a.row - b.row);
  return summed({ fresh, changed, gone, unchanged, refused, kept: missing.length - gone.length }, activeCount);
}

type UnitFinder = (row: RosterRow) => { id: string } | { reason: 'unknown-unit' | 'ambiguous-unit' };

/** By national unit id, else by name; a name that several units share (Subbagian Umum) names none of them. */
function unitFinder(units: readonly RosterUnit[]): UnitFinder {
  const byRef = new Map<string, string>();
  const byName = new Map<string, string | null>();
  const addName = (name: string, id: string): void => {
    const key = fold(name);
    const other = byName.get(key);
    byName.set(key, other === undefined || other === id ? id : null);
  };
  for (const unit of units) {
    byRef.set(unit.id, unit.id);
    if (unit.externalId) byRef.set(unit.externalId, unit.id);
    addName(unit.name, unit.id);
    if (unit.shortName) addName(unit.shortName, unit.id);
  }
  return ({ unitRef, unitName }) => {
    const id = byRef.get(unitRef) ?? byName.get(fold(unitName === '' ? unitRef : unitName));
    if (id === undefined) return { reason: 'unknown-unit' };
    return id === null ? { reason: 'ambiguous-unit' } : { id };
  };
}

function check(row: RosterRow, format: RosterFormat, unitOf: UnitFinder, todayOn: string): Checked | Refused {
  if (row.name === '') return { ok: false, reason: 'name-missing', value: row.nip };
  const long = tooLong(row);
  if (long !== null) return { ok: false, reason: 'text-too-long', value: long };
  const written = writtenStatus(row.status);
  if (format === 'plain' && written === null) return { ok: false, reason: 'unknown-status', value: row.status };
  const number = written === 'NON-ASN' ? contractNumber(row.nip) : civilNumber(row.nip, written, format, todayOn);
  if (!number.ok) return number;
  const unit = unitOf(row);
  if ('reason' in unit) return { ok: false, reason: unit.reason, value: row.unitName || row.unitRef };
  return { ok: true, row, nip: number.nip, unitId: unit.id, status: number.status };
}

/** What the server would refuse: one such row must not cost the other rows of its page. */
function tooLong({ name, post, grade, echelon, standing, pnsId, gradeId, standingId }: RosterRow): string | null {
  if (name.length > limits.nameMax) return name;
  const line = [post, grade, echelon, standing].find((text) => text !== null && text.length > limits.lineMax);
  const code = [pnsId, gradeId, standingId].find((text) => text !== null && text.length > codeMax);
  return line ?? code ?? null;
}

/** Null: a word we do not know. SIASN writes P and C, or leaves it to the kind of employee. */
function writtenStatus(text: string): EmploymentStatus | null {
  const word = fold(text);
  if (/^(?:cpns|c)\b/.test(word)) return 'CPNS';
  if (/^(?:pns|p)\b/.test(word)) return 'PNS';
  if (/^(?:pppk|p3k)\b/.test(word)) return 'PPPK';
  return /^(?:non ?asn|honorer|tkk|thl|ptt|kontrak)\b/.test(word) ? 'NON-ASN' : null;
}

type Numbered = { ok: true; nip: string; status: EmploymentStatus } | Refused;

/**
 * Whether somebody is PNS or PPPK is in his number, and the status selects the rules that apply to him: where a
 * plain file contradicts itself, neither is guessed.
 */
function civilNumber(text: string, written: EmploymentStatus | null, format: RosterFormat, todayOn: string): Numbered {
  if (text === '') return { ok: false, reason: 'number-missing', value: '' };
  const number = parseNip(text, todayOn);
  if (!number.ok) return { ok: false, reason: number.reason, value: text };
  const isContract = number.kind === 'PPPK';
  if (format === 'plain' && isContract !== (written === 'PPPK')) {
    return { ok: false, reason: 'status-differs-from-number', value: text };
  }
  return { ok: true, nip: number.nip, status: isContract ? 'PPPK' : written === 'CPNS' ? 'CPNS' : 'PNS' };
}

/** Contract staff have a number of the office's own or none. A NIK is never taken into the roster. */
function contractNumber(text: string): Numbered {
  const nip = text.replace(/^'/, '').replaceAll(' ', '');
  const digits = nip.replace(/[.-]/g, '');
  if (/^\d{16}$/.test(digits)) return { ok: false, reason: 'looks-like-nik', value: maskNik(digits) };
  const asNumber = parseNip(text);
  if (asNumber.ok) return { ok: false, reason: 'status-differs-from-number', value: text };
  if (asNumber.reason === 'scientific-notation') return { ok: false, reason: asNumber.reason, value: text };
  return nip.length > 30 ? { ok: false, reason: 'text-too-long', value: text } : { ok: true, nip, status: 'NON-ASN' };
}

type People = {
  find: (row: Checked) => RosterEmployee | 'two' | undefined;
  /** Whom a refused row is probably about: by PNS ID or number, else the only one of that name. */
  about: (row: RosterRow) => RosterEmployee | undefined;
};

function indexOfPeople(current: readonly RosterEmployee[]): People {
  const byPnsId = new Map<string, RosterEmployee>();
  const byNumber = new Map<string, RosterEmployee>();
  const byName = new Map<string, RosterEmployee | null>();
  for (const employee of current) {
    if (employee.pnsId) byPnsId.set(employee.pnsId, employee);
    for (const number of employee.numbers) if (!byNumber.has(number)) byNumber.set(number, employee);
    const name = fold(employee.name);
    byName.set(name, byName.has(name) ? null : employee);
  }
  // A number in use today names its holder, whoever had it before.
  for (const employee of current) if (employee.nip !== '') byNumber.set(employee.nip, employee);
  const contract = new Map(current.filter((one) => one.nip === '').map((one) => [nameKey(one.name, one.unitId), one]));
  return {
    find: ({ row, nip, unitId }) => {
      const byId = row.pnsId === null ? undefined : byPnsId.get(row.pnsId);
      const byNip = nip === '' ? contract.get(nameKey(row.name, unitId)) : byNumber.get(nip);
      if (byId && byNip && byId !== byNip) return 'two';
      return byId ?? byNip;
    },
    about: (row) =>
      (row.pnsId === null ? undefined : byPnsId.get(row.pnsId)) ??
      byNumber.get(row.nip.replace(/\D/g, '')) ??
      byName.get(fold(row.name)) ??
      undefined,
  };
}

function nameKey(name: string, unitId: string): string {
  return `name:${fold(name)}|${unitId}`;
}

function keysOf({ row, nip, unitId }: Checked): string[] {
  const keys = [nip === '' ? nameKey(row.name, unitId) : `nip:${nip}`];
  if (row.pnsId !== null) keys.push(`pns:${row.pnsId}`);
  return keys;
}

function employeeOf(id: number, { row, nip, unitId, status }: Checked): RosterEmployee {
  const { name, post, grade, echelon, pnsId, gradeId, standing, standingId } = row;
  const numbers = nip === '' ? [] : [nip];
  return {
    id,
    nip,
    numbers,
    name,
    unitId,
    post,
    status,
    active: true,
    grade,
    echelon,
    pnsId,
    gradeId,
    standing,
    standingId,
  };
}

/** A plain file says nothing of grade, standing and national ids: those stay. A PNS ID once known stays too. */
function updated(before: RosterEmployee, checked: Checked, format: RosterFormat): RosterEmployee {
  const read = employeeOf(before.id, checked);
  const isKnown = before.numbers.includes(read.nip) || read.nip === '';
  const numbers = isKnown ? before.numbers : [...before.numbers, read.nip].slice(-numbersMax);
  const { id, nip, name, unitId, post, status, active } = read;
  if (format === 'plain') return { ...before, id, nip, name, unitId, post, status, active, numbers };
  return { ...read, numbers, pnsId: read.pnsId ?? before.pnsId };
}
