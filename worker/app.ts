/**
 * What the server offers, as a table. Each room checks who asks, validates by the contract and answers; the types
 * of the answers flow from here to the client.
 */
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { limits } from '../schema/limits.ts';
import { answerMark } from '../schema/answer-mark.ts';
import { accessRoutes } from './access/routes.ts';
import { withTenant } from './access/session.ts';
import type { App } from './env.ts';
import { bodyAtMost, takesPacked } from './http.ts';
import { answerProblem, respond } from './problem.ts';
import { photoRoutes } from './photos/routes.ts';
import { officeRoutes } from './reports/routes.ts';
import { rosterRoutes } from './roster/routes.ts';
import { syncRoutes } from './sync/routes.ts';

/** What one person may see must not lie in a shared cache. A route that knows better says so itself. */
const notStored = createMiddleware(async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
});

/** Our own mark: a café's portal may answer in our place, with 200 and with JSON. */
const marked = createMiddleware(async (c, next) => {
  await next();
  c.header(answerMark, '1');
});

export const app = new Hono<App>()
  .use(secureHeaders(), notStored, marked, takesPacked)
  // The largest body of any route; routes of JSON have their own, smaller ones.
  .use(csrf(), bodyAtMost(limits.rosterBytesMax), withTenant)
  .route('/api', accessRoutes) // session, setup, password, accounts, devices
  .route('/api/roster', rosterRoutes)
  .route('/api/sync', syncRoutes) // push, pull
  .route('/api/photos', photoRoutes)
  .route('/api', officeRoutes) // health, openapi.json, cases, findings, report, operations, conflicts, held, exports
  .notFound((c) => respond(c, 'not_found', {}))
  .onError(answerProblem);

export type Api = typeof app;
