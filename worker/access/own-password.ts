/** A person changes his own password: with the old one, since an unlocked screen is not its owner. */
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { passwordRequest } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type { App } from '../env.ts';
import { nowIso, nowMs } from '../platform.ts';
import { refuse } from '../problem.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { accountById, toAccount, updateSecret } from './account-sql.ts';
import { secretOf } from './accounts.ts';
import { countAttempt, forgetAttempts } from './attempts-sql.ts';
import { endSessions } from './device-sql.ts';
import { attemptKey, isSameText, verifierOf } from './password.ts';
import { addressOf, refuseLocked } from './sign-in.ts';

/** `sign_in_failed` when the old one is wrong, counted like a failed sign-in. Other sessions of the account end. */
export async function changeOwnPassword(c: Context<App>, request: z.infer<typeof passwordRequest>): Promise<void> {
  const { db } = c.var.tenant;
  const { actor, username, tokenHash } = c.var.session;
  const key = await attemptKey(c.env.SIDAK_SECRET, username, addressOf(c));
  const [attempt, found] = await db.batch([
    countAttempt(db, key, nowIso(), new Date(nowMs() + limits.signInWaitMs).toISOString()),
    accountById(db, actor.accountId),
  ]);
  if (attempt !== undefined) refuseLocked(c, attempt);
  const account = found === undefined ? null : toAccount(found);
  if (account === null) throw refuse('session_expired');
  if (!isSameText(await verifierOf(account.salt, request.oldProof), account.verifier)) throw refuse('sign_in_failed');
  const id = account.id;
  await commitWithEntry(
    db,
    { kind: 'account.password', thing: id, body: { accountId: id }, accountId: id, at: nowIso() },
    [updateSecret(db, id, await secretOf(request)), endSessions(db, id, tokenHash), forgetAttempts(db, key)],
  );
}
