/** The first admin, made with the one-time link that the deployer was given. Works while there is no account. */
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { setupRequest } from '../../schema/api.ts';
import { sha256 } from '../../schema/mutation.ts';
import type { App } from '../env.ts';
import { newId, nowIso } from '../platform.ts';
import { refuse } from '../problem.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { guardNoAccounts, insertAccount } from './account-sql.ts';
import { secretOf } from './accounts.ts';
import { isGuardFailure } from './constraint.ts';
import { isSameText } from './password.ts';

/** The admin's id. `setup_closed` for a wrong token and for a government that has an account: one answer. */
export async function setUp(c: Context<App>, request: z.infer<typeof setupRequest>): Promise<string> {
  const { db } = c.var.tenant;
  const expected = c.env.SETUP_TOKEN_HASH ?? '';
  if (!isSameText(await sha256(request.token), expected)) throw refuse('setup_closed');
  const { username, name } = request;
  const account = { id: newId(), username, name, role: 'admin' as const, unitId: null, post: null, active: true };
  const at = nowIso();
  const body = { accountId: account.id, username, name, role: account.role, unitId: null, post: null };
  const insert = insertAccount(db, { ...account, ...(await secretOf(request)) }, at);
  try {
    await commitWithEntry(db, { kind: 'account.created', thing: account.id, body, accountId: null, at }, [
      guardNoAccounts(db),
      insert,
    ]);
  } catch (error) {
    if (isGuardFailure(error)) throw refuse('setup_closed');
    throw error;
  }
  return account.id;
}
