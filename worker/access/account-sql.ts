/** Accounts. Nobody is deleted: a disabled account keeps its name, since the log names it. */
import type { AccountListing } from '../../schema/api.ts';
import { roles, type Role } from '../../schema/outcome.ts';

export type Account = {
  id: string;
  username: string;
  name: string;
  role: Role;
  unitId: string | null;
  post: string | null;
  active: boolean;
};
/** What a proof is checked against. */
export type Secret = { salt: string; rounds: number; verifier: string };

type AccountRecord = {
  id: string;
  username: string;
  name: string;
  role: string;
  unit_id: string | null;
  post: string | null;
  active: number;
};
type SecretRecord = AccountRecord & Secret;

const columns = 'a.id, a.username, a.name, a.role, a.unit_id, a.post, a.active';

export function accountByName(db: D1Database, username: string): D1PreparedStatement {
  return db
    .prepare(`SELECT ${columns}, a.salt, a.rounds, a.verifier FROM accounts AS a WHERE a.username = ?1`)
    .bind(username);
}

export function accountById(db: D1Database, id: string): D1PreparedStatement {
  return db.prepare(`SELECT ${columns}, a.salt, a.rounds, a.verifier FROM accounts AS a WHERE a.id = ?1`).bind(id);
}

/** The first row of an answer to one of the two above. */
export function toAccount(result: D1Result): (Account & Secret) | null {
  const row = asSecretRecord(result.results[0]);
  if (row === undefined) return null;
  const { salt, rounds, verifier } = row;
  return { ...accountOf(row), salt, rounds, verifier };
}

// The columns are those of the two statements above; D1 types its rows as unknown.
function asSecretRecord(row: unknown): SecretRecord | undefined {
  return row as SecretRecord | undefined;
}

function accountOf({ unit_id: unitId, active, role, ...rest }: AccountRecord): Account {
  const known = roles.find((one) => one === role);
  // The table's CHECK lets no other in.
  if (known === undefined) throw new TypeError(`unknown role: ${role}`);
  const { id, username, name, post } = rest;
  return { id, username, name, role: known, unitId, post, active: active === 1 };
}

export async function hasAccounts(db: D1Database): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM accounts LIMIT 1').first()) !== null;
}

export function insertAccount(db: D1Database, account: Account & Secret, createdAt: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO accounts (id, username, name, role, unit_id, post, active, salt, rounds, verifier, created_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?9, ?10)`,
    )
    .bind(
      account.id,
      account.username,
      account.name,
      account.role,
      account.unitId,
      account.post,
      account.salt,
      account.rounds,
      account.verifier,
      createdAt,
    );
}

/** `endedAt`: when it was disabled; null while it is active. */
export function updateAccount(db: D1Database, account: Account, endedAt: string | null): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE accounts SET name = ?2, role = ?3, unit_id = ?4, post = ?5, active = ?6,
         ended_at = CASE WHEN ?6 = 1 THEN NULL ELSE coalesce(ended_at, ?7) END
       WHERE id = ?1`,
    )
    .bind(account.id, account.name, account.role, account.unitId, account.post, account.active ? 1 : 0, endedAt);
}

export function updateSecret(db: D1Database, id: string, secret: Secret): D1PreparedStatement {
  return db
    .prepare('UPDATE accounts SET salt = ?2, rounds = ?3, verifier = ?4 WHERE id = ?1')
    .bind(id, secret.salt, secret.rounds, secret.verifier);
}

/** Fails its batch when the account is no longer as it was read: two admins never overwrite each other unseen. */
export function guardUnchanged(db: D1Database, was: Account): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO guard (ok) SELECT 0 WHERE NOT EXISTS (
         SELECT 1 FROM accounts WHERE id = ?1 AND name = ?2 AND role = ?3 AND unit_id IS ?4 AND post IS ?5 AND active = ?6)`,
    )
    .bind(was.id, was.name, was.role, was.unitId, was.post, was.active ? 1 : 0);
}

/** Fails its batch when nobody could administer any more; stands after the change. */
export function guardLastAdmin(db: D1Database): D1PreparedStatement {
  return db.prepare(
    `INSERT INTO guard (ok) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE role = 'admin' AND active = 1)`,
  );
}

/** Fails its batch when there is an account already. */
export function guardNoAccounts(db: D1Database): D1PreparedStatement {
  return db.prepare('INSERT INTO guard (ok) SELECT 0 WHERE EXISTS (SELECT 1 FROM accounts)');
}

export async function hasOtherAdmin(db: D1Database, id: string): Promise<boolean> {
  const sql = `SELECT 1 FROM accounts WHERE role = 'admin' AND active = 1 AND id <> ?1 LIMIT 1`;
  return (await db.prepare(sql).bind(id).first()) !== null;
}

export async function hasUnit(db: D1Database, unitId: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM units WHERE key = ?1').bind(unitId).first()) !== null;
}

/** Admin only; in order of user name, after the one named. */
export async function listAccounts(db: D1Database, page: { after: string; limit: number }): Promise<AccountListing[]> {
  const { results } = await db
    .prepare(
      `SELECT ${columns},
         (SELECT count(*) FROM devices AS d WHERE d.account_id = a.id AND d.revoked_at IS NULL) AS devices,
         (SELECT max(d.last_seen_at) FROM devices AS d WHERE d.account_id = a.id) AS last_seen_at
       FROM accounts AS a WHERE a.username > ?1 ORDER BY a.username LIMIT ?2`,
    )
    .bind(page.after, page.limit)
    .all<AccountRecord & { devices: number; last_seen_at: string | null }>();
  return results.map((row) => ({ ...accountOf(row), devices: row.devices, lastSeenAt: row.last_seen_at }));
}
