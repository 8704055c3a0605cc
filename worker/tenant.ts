/**
 * The only place that picks a database. 552 governments are 552 databases behind one Worker, told apart by the
 * host name; with one binding it is that one.
 */
import type { Env, Tenant } from './env.ts';

export function tenantOf(env: Env): Tenant {
  return { db: env.DB, files: env.FILES, prefix: '' };
}
