/**
 * Errors of the API: RFC 9457 with a stable code. A route throws `refuse(...)` for what the asker did wrong;
 * everything unforeseen becomes `internal`, its cause in the log only.
 */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../schema/sync.ts';

/** Every code the API may answer with, its status and its English title. Screens have the words for it in both languages. */
export const problems = {
  malformed_json: [400, 'The body is not JSON.'],
  invalid: [400, 'A value is not of the expected kind.'],
  protocol_too_old: [400, 'This app is too old to send. Update it; nothing on it is lost.'],
  session_expired: [401, 'Sign in again. What is on the device stays there.'],
  sign_in_failed: [401, 'Name or password is wrong.'],
  forbidden: [403, 'Your role may not do this.'],
  setup_closed: [403, 'This government is set up already, or the link is not valid.'],
  cross_site: [403, 'The request came from another site.'],
  not_found: [404, 'There is no such thing, or it is not yours to see.'],
  restored: [409, 'The server was restored from a backup; send again what it lacks.'],
  exists: [409, 'There is one already.'],
  moved: [409, 'It has changed meanwhile.'],
  wrong_state: [409, 'That cannot be done at this step.'],
  too_large: [413, 'The request is too large.'],
  wrong_type: [415, 'The content type is not accepted.'],
  hash_mismatch: [422, 'The bytes are not what their hash says.'],
  locked_out: [429, 'Too many attempts. Wait and try again.'],
  internal: [500, 'Something went wrong here. Try again.'],
  busy: [503, 'The server is busy. Try again.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;
export type ProblemCode = keyof typeof problems;

class Refusal extends Error {
  readonly code: ProblemCode;
  readonly more: { detail?: string; field?: string };
  constructor(code: ProblemCode, more: { detail?: string; field?: string }) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** To be thrown: `throw refuse('not_found')`. `detail` and `field` reach the asker; never put a secret in them. */
export function refuse(code: ProblemCode, more: { detail?: string; field?: string } = {}): Error {
  return new Refusal(code, more);
}

export function problemOf(code: ProblemCode, more: { detail?: string; field?: string } = {}): Problem {
  const [status, title] = problems[code];
  return { type: `urn:sidak:problem:${code}`, title, status, code, ...more };
}

/** Hono's own helpers throw with an empty message, so they are told apart by status. */
const byStatus: Partial<Record<number, ProblemCode>> = {
  400: 'malformed_json',
  403: 'cross_site',
  404: 'not_found',
  413: 'too_large',
  415: 'wrong_type',
};

export function answerProblem(error: unknown, c: Context): Response {
  if (error instanceof Refusal) return respond(c, error.code, error.more);
  if (error instanceof HTTPException) return respond(c, byStatus[error.status] ?? 'internal', {});
  // The one place where an unforeseen error is told: to the operator, never to the asker.
  console.error(error); // oxlint-disable-line no-console
  return respond(c, 'internal', {});
}

export function respond(c: Context, code: ProblemCode, more: { detail?: string; field?: string }): Response {
  const problem = problemOf(code, more);
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  // Our own mark: only a 401 that bears it ends a session (a proxy's 401 must not).
  if (code === 'session_expired') headers['x-sidak-session'] = 'ended';
  return c.body(JSON.stringify(problem), problems[code][0], headers);
}
