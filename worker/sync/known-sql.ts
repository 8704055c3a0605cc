/** What the server already knows of the mutations of a push, in one statement: five arms, one JSON parameter. */

/** An entry of the log, as far as a later mutation depends on it. */
export type Logged = { hash: string; outcome: 'applied' | 'conflict' | 'rejected'; code: string | null; seq: number };
/** A mutation that waits, for what, and when it was received. */
export type Waiting = { hash: string; parent: string; receivedAt: string; offsetMs: number };
/** A device as it was enrolled, and the head of its chain. */
export type EnrolledDevice = {
  accountId: string;
  headSeq: number;
  headHash: string | null;
  /** Its person's role and unit, and whether either is ended: see `standingSql`. */
  standing: string;
};

export type Known = {
  logged: Map<string, Logged>;
  waiting: Map<string, Waiting>;
  devices: Map<string, EnrolledDevice>;
  /** Ids in the log by `numberName`: more than one id under a number is a forked device. */
  numbers: Map<string, string[]>;
  /** By `openingName`: operations that are not there, and whose opening or joining by that person was refused. */
  refused: Set<string>;
};

export type KnownQuery = {
  ids: readonly string[];
  deviceIds: readonly string[];
  numbers: readonly (readonly [deviceId: string, deviceSeq: number])[];
  openings: readonly (readonly [operationId: string, accountId: string])[];
};

/** One person's opening of an operation: a refused one says nothing of another's. */
export const openingName = (operationId: string, accountId: string): string => `${operationId}:${accountId}`;
export const numberName = (deviceId: string, deviceSeq: number): string => `${deviceId}:${deviceSeq}`;

/** What decides what a person may do, as one text: of accounts as a and devices as d. */
export const standingSql = `a.role || '|' || coalesce(a.unit_id, '') || '|' ||
  CASE WHEN a.active = 1 AND d.revoked_at IS NULL THEN 0 ELSE 1 END`;

const knownSql = `
SELECT 'logged' AS what, l.id, l.hash AS a, l.outcome AS b, l.code AS c, l.seq AS n
  FROM json_each(?1, '$.ids') AS j CROSS JOIN log AS l ON l.id = j.value
UNION ALL
SELECT 'waiting', h.id, h.hash, h.received_at, h.parent, h.offset_ms
  FROM json_each(?1, '$.ids') AS j CROSS JOIN held AS h ON h.id = j.value
UNION ALL
SELECT 'device', d.id, d.account_id, d.head_hash, ${standingSql}, d.head_seq
  FROM json_each(?1, '$.deviceIds') AS j CROSS JOIN devices AS d ON d.id = j.value JOIN accounts AS a ON a.id = d.account_id
UNION ALL
SELECT 'number', l.id, l.device_id, NULL, NULL, l.device_seq
  FROM json_each(?1, '$.numbers') AS j
  CROSS JOIN log AS l ON l.device_id = j.value ->> 0 AND l.device_seq = j.value ->> 1
UNION ALL
SELECT 'refused', j.value ->> 0, j.value ->> 1, NULL, NULL, 0
  FROM json_each(?1, '$.openings') AS j
  WHERE NOT EXISTS (SELECT 1 FROM operations AS o WHERE o.key = j.value ->> 0)
    AND EXISTS (SELECT 1 FROM log AS l WHERE l.thing = j.value ->> 0 AND l.outcome = 'rejected'
      AND l.kind IN ('operation.open', 'operation.join') AND l.account_id = j.value ->> 1)`;

export function selectKnown(db: D1Database, query: KnownQuery): D1PreparedStatement {
  return db.prepare(knownSql).bind(JSON.stringify(query));
}

type KnownRow = { what: string; id: string; a: string | null; b: string | null; c: string | null; n: number };

export function toKnown(results: readonly unknown[]): Known {
  const known: Known = {
    logged: new Map(),
    waiting: new Map(),
    devices: new Map(),
    numbers: new Map(),
    refused: new Set(),
  };
  for (const result of results) addRow(known, result as KnownRow); // the columns of knownSql
  return known;
}

function addRow(known: Known, { what, id, a, b, c, n }: KnownRow): void {
  switch (what) {
    case 'logged':
      known.logged.set(id, { hash: a ?? '', outcome: toOutcome(b), code: c, seq: n });
      break;
    case 'waiting':
      known.waiting.set(id, { hash: a ?? '', parent: c ?? '', receivedAt: b ?? '', offsetMs: n });
      break;
    case 'device':
      known.devices.set(id, { accountId: a ?? '', headSeq: n, headHash: b, standing: c ?? '' });
      break;
    case 'number': {
      const name = numberName(a ?? '', n);
      known.numbers.set(name, [...(known.numbers.get(name) ?? []), id]);
      break;
    }
    case 'refused':
      known.refused.add(openingName(id, a ?? ''));
      break;
    default:
      throw new TypeError(`unexpected ${what}`);
  }
}

function toOutcome(text: string | null): Logged['outcome'] {
  return text === 'applied' || text === 'conflict' ? text : 'rejected'; // the table's CHECK knows no other
}
