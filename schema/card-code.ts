/**
 * What the code on a card says: whose it is, if anybody's. A staff card holds a NIP alone, or somewhere in a link, a
 * vCard, JSON or words. The text comes from whoever printed the code: it is read, cut and shown, never opened.
 */
import { parseNip } from './identity.ts';
import { limits } from './limits.ts';
import type { Roster, RosterPerson } from './roster-unpack.ts';

export type CardReading = {
  /** Valid numbers of civil servants in it, each once, in the order met. */
  nips: string[];
  /** The whole text without blanks and dots, to be looked for as it is: a roster knows numbers that are no NIP. */
  number: string | null;
  /** The name that a vCard or JSON gives; null where none can be told. */
  name: string | null;
  /** What was read, safe to be shown on one line. */
  shown: string;
};

/** One whom a card may mean; without `person` the roster does not know him. */
export type Candidate = { nip: string; person: RosterPerson | null };
export type Holder =
  | { kind: 'person'; person: RosterPerson }
  | { kind: 'unlisted'; nip: string; name: string | null }
  /** More than one number on it: which is meant, only a person can say. */
  | { kind: 'several'; candidates: Candidate[] }
  | { kind: 'unknown'; shown: string };

/** Whose card it is, by the roster (null: not on this phone yet). */
export function holderOf(reading: CardReading, roster: Pick<Roster, 'indexOfNip' | 'get'> | null): Holder {
  const personOf = (number: string): RosterPerson | null =>
    number === '' ? null : (roster?.get(roster.indexOfNip(number)) ?? null);
  const { nips, number, name, shown } = reading;
  const [nip, ...others] = nips;
  if (nip === undefined) {
    const person = personOf(number ?? '');
    return person === null ? { kind: 'unknown', shown } : { kind: 'person', person };
  }
  if (others.length > 0)
    return { kind: 'several', candidates: nips.map((one) => ({ nip: one, person: personOf(one) })) };
  const person = personOf(nip);
  return person === null ? { kind: 'unlisted', nip, name } : { kind: 'person', person };
}

/** Nobody's card holds more people; a longer list is no card. */
const nipsMax = 5;
const shownMax = 120;
const numberMax = 30;
/** Rounds of percent-decoding: a link inside a link, its blanks once more. */
const decodeTimesMax = 3;
/** Some readers say first which kind of code it was: ']C1'. Its digit is not part of any number. */
const symbology = /^\][A-Za-z][0-9]/u;

/** `todayOn` ('YYYY-MM-DD') refuses numbers of people not yet born or in service. Never throws. */
export function readCard(text: string, todayOn?: string): CardReading {
  const whole = clean(text.slice(0, limits.scanTextMax)).replace(symbology, '');
  const nips = new Set<string>();
  for (const one of readings(whole)) {
    for (const digits of numbersOf18(one)) {
      const reading = parseNip(digits, todayOn);
      if (reading.ok && nips.size < nipsMax) nips.add(reading.nip);
    }
  }
  const number = whole.replace(/[\s.]/gu, '');
  return {
    nips: [...nips],
    number: number !== '' && number.length <= numberMax ? number : null,
    name: nameIn(whole),
    shown: shownText(whole),
  };
}

/** A code's text as one line that can be shown anywhere: without what hides, turns or breaks it, and not long. */
export function shownText(text: string): string {
  const line = clean(text.slice(0, limits.scanTextMax)).replace(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length <= shownMax ? line : `${letters.slice(0, shownMax - 1).join('')}…`;
}

/** Without unseen signs (bidi, zero width, tags), halves of letters and control signs other than ends of lines. */
function clean(text: string): string {
  return text.replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '').replace(/[^\P{Cc}\r\n\t]/gu, ' ');
}

/** The text as it is and, where it is a link or part of one, as the link means it. */
function readings(text: string): string[] {
  const all = [text];
  for (let times = 0, last = text; times < decodeTimesMax && /%[0-9a-f]{2}/iu.test(last); times += 1) {
    last = clean(decoded(last));
    all.push(last);
  }
  if (text.includes('+')) all.push(...all.map((one) => one.replaceAll('+', ' ')));
  return all;
}

/** Bytes that are no UTF-8 stay as they stand. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/giu, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

/**
 * Every number of 18 digits that stands by itself: printed whole, or in groups ('19860926 201505 1 001', with blanks,
 * dots, dashes or slashes between). Digits are never cut out of the middle of a longer run, which is another number;
 * but a nineteenth that is the check sign of Code 39 belongs to the code, not to the number.
 */
function* numbersOf18(text: string): Generator<string> {
  const runs = [...text.matchAll(/[0-9]+/gu)];
  for (const [at, run] of runs.entries()) {
    let digits = run[0];
    if (digits.length === 19 && hasCode39Check(digits)) yield digits.slice(0, 18);
    let end = run.index + digits.length;
    for (const next of runs.slice(at + 1)) {
      if (digits.length >= 18 || !isGap(text.slice(end, next.index))) break;
      digits += next[0];
      end = next.index + next[0].length;
    }
    if (digits.length === 18) yield digits;
  }
}

function isGap(between: string): boolean {
  return /^[\s.\-/·_]{1,2}$/u.test(between);
}

function hasCode39Check(digits: string): boolean {
  const sum = Array.from(digits.slice(0, -1)).reduce((total, digit) => total + Number(digit), 0);
  return sum % 43 === Number(digits.at(-1));
}

function nameIn(text: string): string | null {
  const name = cardName(text) ?? jsonName(text);
  // Once more: what was written as an escape of JSON has only now become what it says.
  const line = clean(name ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  return line === '' || line.length > limits.nameMax ? null : line;
}

/** `FN` of a vCard, `N:` of a MECARD. */
function cardName(text: string): string | null {
  const full = /(?:^|[\r\n])FN(?:;[^:\r\n]*)?:([^\r\n]*)/iu.exec(text)?.[1];
  const short = /^MECARD:(?:[^;]*;)*?N:([^;]*)/iu.exec(text)?.[1]?.split(',').toReversed().join(' ');
  return (full ?? short)?.replace(/\\([,;\\])/gu, '$1') ?? null;
}

function jsonName(text: string): string | null {
  if (!/^\s*\{/u.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const name = Object.entries(value).find(([key]) => /^(nama|name|nama_?lengkap|full_?name)$/iu.test(key))?.[1];
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}
