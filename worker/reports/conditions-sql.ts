/**
 * Conditions of an office query and the numbered parameters they name. They begin with the reader's scope, so no
 * list can be written that forgets it.
 */
import { type Scoped, scopeSql } from '../access/scope-sql.ts';
import type { Session } from '../env.ts';

export type Value = string | number | null;
export type Conditions = { readonly parts: string[]; readonly values: Value[] };

/** `alias`: how the query calls the table that `kind` lies in. */
export function scopedTo(session: Session, kind: Scoped, alias: string): Conditions {
  const { sql, params } = scopeSql(session, kind, alias, 1);
  return { parts: [sql], values: [...params] };
}

/** Binds a value; answers the parameter that stands for it. */
export function bound(conditions: Conditions, value: Value): string {
  conditions.values.push(value);
  return `?${conditions.values.length}`;
}

/** Adds a condition; `sql` is made of constants and of parameters from `bound`. */
export function and(conditions: Conditions, sql: string): void {
  conditions.parts.push(`(${sql})`);
}

export function sqlOf({ parts }: Conditions): string {
  return parts.join(' AND ');
}

export function prepare(db: D1Database, sql: string, { values }: Conditions): D1PreparedStatement {
  return db.prepare(sql).bind(...values);
}
