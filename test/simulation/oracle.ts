/**
 * Who may see what, written down a second time from DESIGN §7 and nothing else: no code of the server's is used, so
 * that the two can disagree. Judged by what a row says, never by the feed it came in.
 */
import type { Role } from '../../schema/outcome.ts';
import type { PulledRow } from '../../schema/sync.ts';
import type { Sqlite } from './d1.ts';

export type Reader = { accountId: string; role: Role; unitId: string | null; active: boolean };
type Body = Record<string, unknown>;

const office = new Set(['entry', 'unit', 'calendar', 'setting']);

/** Whether this reader may hold this row on his device. */
export function mayHold(
  sqlite: Sqlite,
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
      return role === 'officer' && isOnTeam(sqlite, key, accountId);
    case 'member':
    case 'count':
    case 'finding':
      return role === 'officer' && isOnTeam(sqlite, String(body['operationId']), accountId);
    case 'case':
      return body['assigneeId'] === accountId;
    case 'conflict':
      return body['accountId'] === accountId;
    default:
      return false;
  }
}

/** Whether a case may stand on a page of this reader's desk. */
export function maySeeCase(sqlite: Sqlite, reader: Reader, file: Body): boolean {
  switch (reader.role) {
    case 'leader':
      return true;
    case 'chief':
      return Object.keys(file).every((name) => ['id', 'operationId', 'state', 'outcome'].includes(name));
    case 'personnel':
    case 'head':
      if (file['assigneeId'] === reader.accountId) return true;
      if (reader.unitId === null) return reader.role === 'personnel';
      return typeof file['unitId'] === 'string' && isUnder(sqlite, file['unitId'], reader.unitId);
    case 'officer':
    case 'admin':
      return false;
  }
}

function isOnTeam(sqlite: Sqlite, operationId: string, accountId: string): boolean {
  return (
    sqlite.all('SELECT 1 FROM members WHERE operation_id = ?1 AND account_id = ?2', operationId, accountId).length > 0
  );
}

function isUnder(sqlite: Sqlite, unitId: string, rootId: string): boolean {
  for (let id: string | null = unitId, n = 0; id !== null && n < 10; n += 1) {
    if (id === rootId) return true;
    const [row]: { parent: string | null }[] = sqlite.all('SELECT parent_id AS parent FROM units WHERE key = ?1', id);
    id = row?.parent ?? null;
  }
  return false;
}
