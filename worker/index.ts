/**
 * The Worker's two doors. What no asset answers comes to `fetch`: the API, and navigations to the app's own paths.
 * `scheduled` is the minute job: it finishes what a request was cut off from.
 */
import { sweep } from './access/sweep-sql.ts';
import { app } from './app.ts';
import type { Env } from './env.ts';
import { keepMirror } from './mirror/keep-mirror.ts';
import { sweepParts } from './photos/parts.ts';
import { nowIso, nowMs } from './platform.ts';
import { sealBlocks } from './sync/blocks.ts';
import { releaseHeld } from './sync/follow-up.ts';
import { referUnsettled } from './sync/refer.ts';
import { tenantOf } from './tenant.ts';

const isNavigation = (request: Request): boolean =>
  request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');

/** Each by itself: what fails is tried again in a minute and keeps nothing else from being done. */
async function minuteJob(env: Env, scheduledMs: number): Promise<void> {
  const tenant = tenantOf(env);
  const { db } = tenant;
  const isFullHour = Math.floor(scheduledMs / 60_000) % 60 === 0;
  const jobs = [
    () => keepMirror(tenant, env.SERVER_EPOCH),
    () => releaseHeld(db),
    () => sealBlocks(db, nowIso()),
    ...(isFullHour
      ? [() => referUnsettled(db, nowMs()), () => sweep(db, nowIso()), () => sweepParts(tenant, nowMs())]
      : []),
  ];
  for (const job of jobs) {
    try {
      await job();
    } catch (error) {
      console.error(error); // oxlint-disable-line no-console
    }
  }
}

export default {
  async fetch(request, env, context) {
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/api/') && isNavigation(request)) return env.ASSETS.fetch(new URL('/', url));
    return app.fetch(request, env, context);
  },
  async scheduled(controller, env) {
    await minuteJob(env, controller.scheduledTime);
  },
} satisfies ExportedHandler<Env>;
