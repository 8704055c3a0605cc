/** Intentions up, rows down: the two routes that every device lives by, and a third way in for what cannot be sent. */
import { Hono } from 'hono';
import { type RescueAnswer, rescueRequest } from '../../schema/rescue-bodies.ts';
import { type PullAnswer, type PushAnswer, pullQuery, pushRequest } from '../../schema/sync.ts';
import { signedIn } from '../access/session.ts';
import type { App } from '../env.ts';
import { bodyAtMost, jsonBody, query, unpacked } from '../http.ts';
import { nowIso, nowMs } from '../platform.ts';
import { sealBlocks } from './blocks.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { handIn } from './rescue.ts';

export const syncRoutes = new Hono<App>()
  .post('/push', signedIn({ pushOnlyAllowed: true }), bodyAtMost(), unpacked(), jsonBody(pushRequest), async (c) => {
    const { db } = c.var.tenant;
    const answer: PushAnswer = await push(c.req.valid('json'), {
      db,
      session: c.var.session,
      serverEpoch: c.env.SERVER_EPOCH,
      nowMs: nowMs(),
    });
    // Beside the push: what fails here is sealed by the minute job.
    c.executionCtx.waitUntil(sealBlocks(db, nowIso()).catch(() => undefined));
    return c.json(answer);
  })
  .post(
    '/rescue',
    signedIn({ pushOnlyAllowed: true }),
    bodyAtMost(),
    unpacked(),
    jsonBody(rescueRequest),
    async (c) => {
      const { db } = c.var.tenant;
      const context = { tenant: c.var.tenant, env: c.env, session: c.var.session, now: nowIso() };
      const answer: RescueAnswer = await handIn(c.req.valid('json'), context);
      c.executionCtx.waitUntil(sealBlocks(db, nowIso()).catch(() => undefined));
      return c.json(answer);
    },
  )
  .get('/pull', signedIn({ pushOnlyAllowed: true }), query(pullQuery), async (c) => {
    const answer: PullAnswer = await pull(c.req.valid('query').cursors ?? '{}', {
      db: c.var.tenant.db,
      session: c.var.session,
      serverEpoch: c.env.SERVER_EPOCH,
      nowMs: nowMs(),
    });
    return c.json(answer);
  });
