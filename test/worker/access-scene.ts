/** The doors as a browser meets them: real routes, real D1, a cookie jar. Nothing here stretches a password. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import { limits } from '../../schema/limits.ts';
import { sha256 } from '../../schema/mutation.ts';
import type { Role } from '../../schema/outcome.ts';
import { insertAccount } from '../../worker/access/account-sql.ts';
import { verifierOf } from '../../worker/access/password.ts';
import { signedIn, withTenant } from '../../worker/access/session.ts';
import { app } from '../../worker/app.ts';
import type { App, Env } from '../../worker/env.ts';
import { nowIso } from '../../worker/platform.ts';
import { answerProblem, respond } from '../../worker/problem.ts';

/** The app and, since push is another's, one more route that takes who may only push. */
const doors = new Hono<App>()
  .get('/api/only-push', withTenant, signedIn({ pushOnlyAllowed: true }), (c) =>
    c.json({ revoked: c.var.session.actor.revoked }),
  )
  .route('/', app)
  .notFound((c) => respond(c, 'not_found', {}))
  .onError(answerProblem);

export type Answer = {
  status: number;
  headers: Headers;
  body: unknown;
  code: string | null;
  text: string;
  bytes: Uint8Array;
};

/** A browser at an address. It keeps the cookie it is given, as a browser does. */
export type Browser = {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  signIn(username: string, options?: { password?: string; deviceId?: string }): Promise<Answer>;
  deviceId: string;
  cookie: string | null;
};

type Place = { address?: string; origin?: string; env?: Partial<Env> };

export function aBrowser({
  address = '203.0.113.7',
  origin = 'https://sidak.test',
  env: other = {},
}: Place = {}): Browser {
  const browser: Browser = {
    deviceId: crypto.randomUUID(),
    cookie: null,
    async send(method, path, body, headers = {}) {
      const isJson = body !== undefined && !(body instanceof Uint8Array) && typeof body !== 'string';
      const context = createExecutionContext();
      const response = await doors.request(
        `${origin}/api${path}`,
        {
          method,
          headers: {
            'cf-connecting-ip': address,
            origin,
            ...(browser.cookie === null ? {} : { cookie: `sid=${browser.cookie}` }),
            ...(isJson || typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
            ...headers,
          },
          ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : asBody(body) }),
        },
        { ...env, ...other },
        context,
      );
      await waitOnExecutionContext(context);
      const given = /^sid=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
      if (given !== undefined) browser.cookie = given === '' ? null : given;
      return answerOf(response);
    },
    async signIn(username, { password = 'rahasia', deviceId = browser.deviceId } = {}) {
      const proof = await proofFor(browser, username, password);
      return browser.send('POST', '/session', { username, proof, device: { id: deviceId, name: 'Ponsel uji' } });
    },
  };
  return browser;
}

async function answerOf(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type') ?? '';
  const isJson = type.includes('json');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = type === 'application/octet-stream' ? '' : new TextDecoder().decode(bytes);
  const body: unknown = isJson ? JSON.parse(text) : null;
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : null;
  return { status: response.status, headers: response.headers, body, code, text, bytes };
}

// Only bytes and text come here: see `send`.
function asBody(body: unknown): BodyInit {
  return body as BodyInit;
}

/** Stands for the browser's stretching: the server cannot tell, it sees 64 hex digits. */
export async function stretched(password: string, salt: string): Promise<string> {
  return sha256(`stretched|${password}|${salt}`);
}

async function proofFor(browser: Browser, username: string, password: string): Promise<string> {
  const answer = await browser.send('POST', '/session/salt', { username });
  const { salt } = answer.body as { salt: string };
  return stretched(password, salt);
}

export async function aSecret(password: string): Promise<{ salt: string; rounds: number; proof: string }> {
  const salt = (await sha256(`salt of ${password}`)).slice(0, 32);
  return { salt, rounds: limits.passwordRounds, proof: await stretched(password, salt) };
}

/** An account as if an admin had made it, with the password 'rahasia'. Answers its id. */
export async function anAccount(username: string, role: Role, unitId: string | null = null): Promise<string> {
  const id = crypto.randomUUID();
  const { salt, rounds, proof } = await aSecret('rahasia');
  const verifier = await verifierOf(salt, proof);
  const account = { id, username, name: `Nama ${username}`, role, unitId, post: null, active: true };
  await insertAccount(env.DB, { ...account, salt, rounds, verifier }, nowIso()).run();
  return id;
}

/** Somebody of this role, signed in. */
export async function someone(
  username: string,
  role: Role,
  unitId: string | null = null,
): Promise<Browser & { id: string }> {
  const id = await anAccount(username, role, unitId);
  const browser = aBrowser();
  const answer = await browser.signIn(username);
  if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.text}`);
  return Object.assign(browser, { id });
}

/** A government with two offices, one of them with a school below it. */
export async function someUnits(): Promise<void> {
  const trails = {
    kab: '/kab/',
    disdik: '/kab/disdik/',
    'sd-1': '/kab/disdik/sd-1/',
    disdik2: '/kab/disdik2/',
    dinkes: '/kab/dinkes/',
  };
  for (const [id, trail] of Object.entries(trails)) {
    const body = { id, name: `Unit ${id}`, shortName: id, parentId: null, trail, externalId: null, retired: false };
    await env.DB.prepare(`INSERT INTO units (key, feed, seq, version, body) VALUES (?1, 'all', 1, 'v', ?2)`)
      .bind(id, JSON.stringify(body))
      .run();
  }
}

export async function logged(kind: string): Promise<Record<string, unknown>[]> {
  const { results } = await env.DB.prepare('SELECT body FROM log WHERE kind = ?1 ORDER BY seq')
    .bind(kind)
    .all<{ body: string }>();
  return results.map(({ body }) => JSON.parse(body) as Record<string, unknown>); // bodies are objects
}
