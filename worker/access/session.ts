/**
 * Who is asking: the middleware behind every route but the doors themselves. An opaque token lies in a cookie
 * that no script reads; the database holds its hash. Who is disabled, or whose device is revoked, may still
 * push what he noted and nothing else, for `limits.afterRevocationDays`: with the session he had, or, when that has
 * run out, with the proof of his device, which nobody could renew by signing in any more.
 */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { limits } from '../../schema/limits.ts';
import { sha256 } from '../../schema/mutation.ts';
import { deviceProofHeader, deviceProofOf } from '../../schema/rescue.ts';
import type { Role } from '../../schema/outcome.ts';
import type { App, Session } from '../env.ts';
import { nowMs } from '../platform.ts';
import { refuse } from '../problem.ts';
import { refuseWhileRestoring } from '../mirror/restoring.ts';
import { deviceSecretOf } from '../rescue-key.ts';
import { tenantOf } from '../tenant.ts';
import { isSameText } from './password.ts';
import { type SessionRow, readEndedDevice, readSession, renewSession } from './session-sql.ts';

/** Statements that `signedIn` sends before the route runs. Push counts on it (DESIGN §9: at most 4 reads). */
export const sessionReadStatements = 1;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Officers are in the field for weeks; an office screen left open is somebody else's by tomorrow. */
const lifetimeMs = (role: Role): number => (role === 'officer' ? 30 * dayMs : 12 * hourMs);
/** A renewal is a write, so not every request makes one. */
const renewEveryMs = (role: Role): number => (role === 'officer' ? dayMs : hourMs);

const cookieName = 'sid';
/** Names the device of the session to the app itself. */
const deviceCookieName = 'sidak-device';

/** Sets `c.var.tenant`. In front of every route of ours. */
export const withTenant = createMiddleware<App>(async (c, next) => {
  c.set('tenant', tenantOf(c.env));
  await next();
});

/**
 * Sets `c.var.session`, or answers `session_expired` with our own mark. `pushOnlyAllowed` is for handing in alone.
 * Slides the session: officers at most daily, others at most hourly.
 */
export function signedIn(options: { pushOnlyAllowed?: boolean } = {}) {
  return createMiddleware<App>(async (c, next) => {
    const { db } = c.var.tenant;
    const now = nowMs();
    const token = tokenOf(c);
    const found = token === null ? null : await readSession(db, await sha256(token));
    const isLive = found !== null && Date.parse(found.expiresAt) > now;
    const row = isLive ? found : await provenDevice(c);
    if (row === null) throw refuse('session_expired');
    refuseWhileRestoring(c, row.epoch);
    const session = toSession(row);
    if (session.pushOnly && (options.pushOnlyAllowed !== true || now >= pushEndsAt(row)))
      // Said to whoever holds the session: a phone that has sent everything then throws its key away.
      throw refuse('session_expired', { detail: 'device_ended' });
    c.set('session', session);
    const renewed = now + lifetimeMs(row.role);
    // Also shortens a session whose account was given another role.
    if (
      token !== null &&
      !session.pushOnly &&
      Math.abs(renewed - Date.parse(row.expiresAt)) >= renewEveryMs(row.role)
    ) {
      const expiresAt = new Date(renewed).toISOString();
      await renewSession(db, {
        tokenHash: row.tokenHash,
        deviceId: row.deviceId,
        expiresAt,
        now: new Date(now).toISOString(),
      });
      giveCookie(c, token, row.role, row.deviceId);
    }
    await next();
  });
}

/**
 * The device that asks by its own proof, if it is one that was ended: its account cannot sign in on it again, so no
 * other way is left. A wrong proof costs two hashes and no query, so guessing needs no count of its own; a right one
 * opens nothing but what the ended session did, and nothing at all once the account or device is let in again.
 */
async function provenDevice(c: Context<App>): Promise<SessionRow | null> {
  const said = c.req.header(deviceProofHeader) ?? '';
  const [deviceId = ''] = said.split(':');
  if (!/^[0-9a-f-]{36}:[0-9a-f]{64}$/.test(said)) return null;
  const proof = await deviceProofOf(deviceId, await deviceSecretOf(c.env, deviceId));
  return isSameText(proof, said) ? readEndedDevice(c.var.tenant.db, deviceId) : null;
}

/** Refuses everyone whose role is not named; behind `signedIn`. */
export function allow(...roles: readonly Role[]) {
  return createMiddleware<App>(async (c, next) => {
    if (!roles.includes(c.var.session.actor.role)) throw refuse('forbidden');
    await next();
  });
}

/** ISO instant until which an account or device ended now may hand in what it holds. */
export function pushUntil(endedAtMs: number): string {
  return new Date(endedAtMs + limits.afterRevocationDays * dayMs).toISOString();
}

export function expiresFrom(role: Role, ms: number): string {
  return new Date(ms + lifetimeMs(role)).toISOString();
}

/** The token of the request's cookie; null when there is none or it cannot be one of ours. */
export function tokenOf(c: Context<App>): string | null {
  const token = getCookie(c, cookieName) ?? '';
  return /^[0-9a-f]{64}$/.test(token) ? token : null;
}

/** The cookie outlives the session: the database says when that ends, and who was revoked may still push. */
export function giveCookie(c: Context<App>, token: string, role: Role, deviceId: string): void {
  const maxAge = lifetimeMs(role) / 1_000 + (limits.afterRevocationDays * dayMs) / 1_000;
  setCookie(c, cookieName, token, { ...cookieShape(c), maxAge });
  // No secret, and read by the app: a browser that clears its storage leaves cookies, so that the loss is noticed (F07).
  setCookie(c, deviceCookieName, deviceId, { ...cookieShape(c), path: '/', httpOnly: false, maxAge });
}

export function takeCookie(c: Context<App>): void {
  deleteCookie(c, cookieName, cookieShape(c));
  deleteCookie(c, deviceCookieName, { ...cookieShape(c), path: '/', httpOnly: false });
}

/** Not `Secure` on plain http: the local start and tests have no certificate. */
function cookieShape(c: Context<App>) {
  return {
    path: '/api',
    httpOnly: true,
    sameSite: 'Strict',
    secure: new URL(c.req.url).protocol === 'https:',
  } as const;
}

function pushEndsAt(row: SessionRow): number {
  return row.endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(pushUntil(Date.parse(row.endedAt)));
}

function toSession(row: SessionRow): Session {
  const pushOnly = row.endedAt !== null;
  return {
    actor: {
      accountId: row.accountId,
      name: row.name,
      role: row.role,
      units: row.unitIds === null ? 'all' : new Set(row.unitIds),
      revoked: pushOnly,
    },
    username: row.username,
    unitId: row.unitId,
    unitName: row.unitName,
    deviceId: row.deviceId,
    standing: row.standing,
    tokenHash: row.tokenHash,
    pushOnly,
  };
}
