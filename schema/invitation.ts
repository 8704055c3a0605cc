/**
 * What the leader's phone shows to be scanned: a link into the app with the operation's id and all its facts, so that a
 * phone in flight mode knows them too. A scanned link is anybody's: only what an operation can be is read from it, and
 * nothing is ever fetched from where it points.
 */
import { isRealDay } from './day.ts';
import { limits } from './limits.ts';
import { isJoinCode, joinCodeOf, openedOnOf, type OperationFacts } from './operation.ts';

export type Invitation = {
  operationId: string;
  openedOn: string;
  /** Null: not in it, or not to be read; the operation can be joined all the same. */
  facts: OperationFacts | null;
};

/** A QR code this long is still read off a phone's screen by a weak camera (version 29 of 40). */
const linkBytesMax = 1_250;
const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;

/** The way in the app: '/join?o=20261120-K7F4Q2MX&t=…'. Facts too long for a code that can be scanned are left out. */
export function invitationPath(operationId: string, facts: OperationFacts | null): string {
  const bare = `/join?o=${operationId}`;
  if (facts === null) return bare;
  const { title, orderNumber, legalBasis, legalBasisVersion, place, squad, timeZone } = facts;
  const parts: [string, string][] = [
    ['t', title],
    ['n', orderNumber],
    ['b', legalBasis],
    ...(legalBasisVersion === null ? [] : [['v', legalBasisVersion] as [string, string]]),
    ['p', place],
    ['s', squad],
    ['z', String(zones.indexOf(timeZone))],
  ];
  const whole = [bare, ...parts.map(([key, value]) => `${key}=${encoded(value)}`)].join('&');
  return whole.length <= linkBytesMax ? whole : bare;
}

/** From a whole link or the way alone. Null: no invitation. */
export function readInvitation(text: string): Invitation | null {
  if (text.length > limits.scanTextMax) return null;
  const query = /(?:^|#)\/join\?([^\s#]*)$/u.exec(text.trim())?.[1];
  if (query === undefined) return null;
  const asked = new URLSearchParams(query);
  const operationId = asked.get('o') ?? '';
  if (!/^\d{8}-/u.test(operationId) || !isJoinCode(joinCodeOf(operationId))) return null;
  const openedOn = openedOnOf(operationId);
  const [year = 0, month = 0, day = 0] = openedOn.split('-').map(Number);
  if (!isRealDay(year, month, day)) return null;
  return { operationId, openedOn, facts: factsIn(asked) };
}

function factsIn(asked: URLSearchParams): OperationFacts | null {
  const line = (key: string, max: number): string | null => {
    const value = asked.get(key) ?? '';
    // As a form would take it: not blank, not too long, no signs that nobody types.
    return value.trim() === '' || value.length > max || /\p{Cc}/u.test(value) ? null : value;
  };
  const title = line('t', limits.lineMax);
  const orderNumber = line('n', limits.lineMax);
  const legalBasis = line('b', limits.lineMax);
  const place = line('p', limits.lineMax);
  const squad = line('s', limits.nameMax);
  const timeZone = zones[Number(asked.get('z') ?? Number.NaN)];
  if (title === null || orderNumber === null || legalBasis === null || place === null || squad === null) return null;
  if (timeZone === undefined) return null;
  return { title, orderNumber, legalBasis, legalBasisVersion: line('v', limits.nameMax), place, squad, timeZone };
}

/** Percent signs make a code larger: what may stand in a link behind '#' stands as it is. */
function encoded(value: string): string {
  return encodeURIComponent(value).replace(/%20/g, '+').replace(/%2F/g, '/').replace(/%2C/g, ',').replace(/%3A/g, ':');
}
