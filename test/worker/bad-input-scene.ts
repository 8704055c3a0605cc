/** Raw requests, and answers held against the contract, for tests that ask nonsense. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect } from 'vitest';
import { sha256 } from '../../schema/mutation.ts';
import type { Role } from '../../schema/outcome.ts';
import { enrolDevice, insertSession } from '../../worker/access/device-sql.ts';
import { app } from '../../worker/app.ts';
import { type Contract, type RouteName, problemsOf } from '../../worker/contract.ts';
import { problems } from '../../worker/problem.ts';
import type { World } from './world.ts';

/** A cookie whose session ends so long from now. */
export async function aSession(world: World, role: Role, forMs: number): Promise<string> {
  const { accountId } = await world.signsUp(role, { unitId: role === 'head' ? 'opd-1' : null });
  const [deviceId, token, now] = [crypto.randomUUID(), await sha256(crypto.randomUUID()), new Date()];
  const expiresAt = new Date(now.getTime() + forMs).toISOString();
  await env.DB.batch([
    enrolDevice(env.DB, { id: deviceId, accountId, name: 'Gawai uji' }, now.toISOString()),
    ...insertSession(env.DB, {
      tokenHash: await sha256(token),
      accountId,
      deviceId,
      now: now.toISOString(),
      expiresAt,
    }),
  ]);
  return `sid=${token}`;
}

export const origin = 'https://sidak.test';
export async function ask(
  method: string,
  path: string,
  init: { cookie?: string; body?: BodyInit; type?: string | null } = {},
): Promise<Response> {
  const { cookie, body, type = 'application/json' } = init;
  const context = createExecutionContext();
  const headers = {
    origin,
    ...(cookie === undefined ? {} : { cookie }),
    ...(body === undefined || type === null ? {} : { 'content-type': type }),
  };
  const response = await app.request(
    `${origin}${path}`,
    { method, headers, ...(body === undefined ? {} : { body }) },
    env,
    context,
  );
  await waitOnExecutionContext(context);
  return response;
}

/** The code of a problem, which must be one of the route's. Undefined when it was answered. */
export async function codeOf(route: Contract, response: Response): Promise<string | undefined> {
  const text = await response.text();
  if (response.status < 400) return undefined;
  expect(response.headers.get('content-type'), text).toBe('application/problem+json');
  const body = JSON.parse(text) as Record<string, unknown>; // an object: its members are looked at here
  expect(Object.keys(problems)).toContain(body['code']);
  expect(problemsOf(route), text).toContain(body['code']);
  expect(body).toMatchObject({
    type: `urn:sidak:problem:${String(body['code'])}`,
    status: response.status,
    title: expect.any(String),
  });
  expect(response.status).not.toBe(500);
  return String(body['code']);
}

export const methodOf = (name: RouteName): string => name.split(' ')[0] ?? '';
/** The route's address with these in the place of its parameters. */
export const addressOf = (name: RouteName, id = '7'): string =>
  (name.split(' ')[1] ?? '').replaceAll(/:\w+/g, encodeURIComponent(id));
