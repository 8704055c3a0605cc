/** Doors: signing in and out, setting up, accounts and devices. Mounted at /api behind `withTenant`. */
import { Hono } from 'hono';
import {
  accountChange,
  accountRequest,
  type AccountsAnswer,
  alarmClosing,
  devicesQuery,
  type DevicesAnswer,
  pageQuery,
  passwordRequest,
  resetRequest,
  saltRequest,
  setupRequest,
  signInRequest,
} from '../../schema/api.ts';
import { deviceReport, storeLoss } from '../../schema/device.ts';
import { limits } from '../../schema/limits.ts';
import { sha256 } from '../../schema/mutation.ts';
import type { App } from '../env.ts';
import { bodyAtMost, jsonBody, query } from '../http.ts';
import { nowIso } from '../platform.ts';
import { mirrored, whenRestored } from '../mirror/restoring.ts';
import { listAccounts } from './account-sql.ts';
import { changeAccount, createAccount, resetPassword, revoke } from './accounts.ts';
import { closeLoss, noteLoss } from './device-health.ts';
import { updateHealth } from './device-health-sql.ts';
import { listDevices } from './device-sql.ts';
import { meOf } from './me.ts';
import { changeOwnPassword } from './own-password.ts';
import { allow, signedIn, takeCookie, tokenOf } from './session.ts';
import { deleteSession } from './session-sql.ts';
import { setUp } from './setup.ts';
import { saltFor, signIn } from './sign-in.ts';

const small = bodyAtMost(4_000);

export const accessRoutes = new Hono<App>()
  .use('/session', mirrored)
  .use('/setup', mirrored)
  .use('/password', mirrored)
  .use('/accounts/*', mirrored)
  .use('/devices/:id/revoke', mirrored)
  .post('/session/salt', whenRestored, small, jsonBody(saltRequest), async (c) =>
    c.json(await saltFor(c, c.req.valid('json').username)),
  )
  .post('/session', whenRestored, small, jsonBody(signInRequest), async (c) =>
    c.json(await signIn(c, c.req.valid('json'))),
  )
  .get('/session', signedIn(), async (c) => {
    return c.json(await meOf(c.var.tenant.db, c.env, c.var.session.tokenHash));
  })
  // Without a session too: signing out twice is signing out.
  .delete('/session', async (c) => {
    const token = tokenOf(c);
    if (token !== null) await deleteSession(c.var.tenant.db, await sha256(token));
    takeCookie(c);
    return c.body(null, 204);
  })
  .post('/setup', whenRestored, small, jsonBody(setupRequest), async (c) =>
    c.json({ id: await setUp(c, c.req.valid('json')) }, 201),
  )
  .post('/password', signedIn(), small, jsonBody(passwordRequest), async (c) => {
    await changeOwnPassword(c, c.req.valid('json'));
    return c.body(null, 204);
  })
  .get('/accounts', signedIn(), allow('admin'), query(pageQuery), async (c) => {
    const { after = '', limit = limits.pageRowsMax } = c.req.valid('query');
    const rows = await listAccounts(c.var.tenant.db, { after, limit });
    return c.json({
      rows,
      next: rows.length < limit ? null : (rows.at(-1)?.username ?? null),
    } satisfies AccountsAnswer);
  })
  .post('/accounts', signedIn(), allow('admin'), small, jsonBody(accountRequest), async (c) => {
    return c.json({ id: await createAccount(c, c.req.valid('json')) }, 201);
  })
  .patch('/accounts/:id', signedIn(), allow('admin'), small, jsonBody(accountChange), async (c) => {
    await changeAccount(c, c.req.param('id'), c.req.valid('json'));
    return c.body(null, 204);
  })
  .post('/accounts/:id/password', signedIn(), allow('admin'), small, jsonBody(resetRequest), async (c) => {
    await resetPassword(c, c.req.param('id'), c.req.valid('json'));
    return c.body(null, 204);
  })
  .get('/devices', signedIn(), allow('admin'), query(devicesQuery), async (c) => {
    const { accountId = null, alarm, after = '', limit = limits.pageRowsMax } = c.req.valid('query');
    const asked = { accountId, isAlarming: alarm === 'any', after, limit, now: nowIso() };
    const rows = await listDevices(c.var.tenant.db, asked);
    return c.json({ rows, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) } satisfies DevicesAnswer);
  })
  .post('/devices/report', signedIn(), small, jsonBody(deviceReport), async (c) => {
    await updateHealth(c.var.tenant.db, c.var.session.deviceId, c.req.valid('json'), nowIso()).run();
    return c.body(null, 204);
  })
  .post('/devices/lost', signedIn(), small, jsonBody(storeLoss), async (c) => {
    await noteLoss(c, c.req.valid('json'));
    return c.body(null, 204);
  })
  .post('/alarms/:id/close', signedIn(), allow('admin'), small, jsonBody(alarmClosing), async (c) => {
    await closeLoss(c, Number(c.req.param('id')), c.req.valid('json').note);
    return c.body(null, 204);
  })
  .post('/devices/:id/revoke', signedIn(), allow('admin'), async (c) => {
    await revoke(c, c.req.param('id'));
    return c.body(null, 204);
  });
