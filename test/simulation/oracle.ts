/**
 * Who may see what, written down a second time from DESIGN §7 and nothing else: no code of the server's is used, so
 * that the two can disagree. Judged by what a row says, never by the feed it came in.
 */
import type { PulledRow } from '../../schema/sync.ts';
import type { Books, Reader, Seen } from './books.ts';

type Body = Record<string, unknown>;

const office = new Set(['entry', 'unit', 'calendar', 'setting']);

/** Whether this reader may hold this row on his device. */
export function mayHold(
  books: Books,
  reader: Reader,
  { type, key, body }: Pick<PulledRow, 'type' | 'key' | 'body'>,
): boolean {
  if (body === null || office.has(type)) return true;
  const { accountId, role } = reader;
  switch (type) {
    case 'standing':
    case 'officer':
      return role === 'officer' || role === 'chief';
    case 'operation':
      return role === 'officer' && books.isOnTeam(key, accountId);
    case 'member':
    case 'count':
    case 'finding':
      return role === 'officer' && books.isOnTeam(String(body['operationId']), accountId);
    case 'case':
      return body['assigneeId'] === accountId;
    case 'conflict':
      return body['accountId'] === accountId;
    default:
      return false;
  }
}

/** Whether this reader may look at a photo as one of that finding's. */
export function maySeeFinding(books: Books, reader: Reader, seen: Seen | null, sha256: string): boolean {
  if (seen === null || !seen.photos.includes(sha256)) return false;
  if (reader.role === 'chief' || reader.role === 'leader') return true;
  if (reader.role === 'officer') return books.isOnTeam(seen.operationId, reader.accountId);
  if (reader.role === 'admin') return false;
  if (reader.unitId === null || seen.assigneeId === reader.accountId) return true;
  return [seen.unitId, seen.caseUnitId].some((id) => id !== null && books.isUnder(id, reader.unitId ?? ''));
}

/** Whether a case may stand on a page of this reader's desk. */
export function maySeeCase(books: Books, reader: Reader, file: Body): boolean {
  switch (reader.role) {
    case 'leader':
      return true;
    case 'chief':
      return Object.keys(file).every((name) => ['id', 'operationId', 'state', 'outcome'].includes(name));
    case 'personnel':
    case 'head':
      if (file['assigneeId'] === reader.accountId) return true;
      if (reader.unitId === null) return reader.role === 'personnel';
      return typeof file['unitId'] === 'string' && books.isUnder(file['unitId'], reader.unitId);
    case 'officer':
    case 'admin':
      return false;
  }
}
