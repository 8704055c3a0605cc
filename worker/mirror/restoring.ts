/**
 * Where the mirror meets the requests. A database of another epoch than the server's was restored: until the mirror has
 * been applied again everybody hears `busy` and asks again, since a revoked device or an old password must not be
 * believed in the meantime. Every request that hears it also takes some steps.
 */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { App } from '../env.ts';
import { refuse } from '../problem.ts';
import { quietly } from '../quietly.ts';
import { keepMirror } from './keep-mirror.ts';
import { readState } from './mirror-sql.ts';

/** `epoch`: the database's, null while it belongs to none. Throws `busy` when it is another's. */
export function refuseWhileRestoring(c: Context<App>, epoch: string | null): void {
  if (epoch === null || epoch === c.env.SERVER_EPOCH) return;
  copyAfterwards(c);
  throw refuse('busy', { detail: 'restoring' });
}

/** In front of the doors that need no session. */
export const whenRestored = createMiddleware<App>(async (c, next) => {
  refuseWhileRestoring(c, (await readState(c.var.tenant.db)).epoch);
  await next();
});

/** Behind every route that may change accounts, devices or the roster; what fails here the minute job does. */
export const mirrored = createMiddleware<App>(async (c, next) => {
  await next();
  if (c.req.method !== 'GET' && c.res.ok) copyAfterwards(c);
});

function copyAfterwards(c: Context<App>): void {
  c.executionCtx.waitUntil(quietly(keepMirror(c.var.tenant, c.env.SERVER_EPOCH)));
}
