/**
 * Photos up and down. A phone sends raw bytes under their hash, whole or in parts; the answer names the hash that is
 * held, and only that releases the photo on the phone (F13). Who is disabled or whose device is revoked may still
 * send, like a push. Mounted at /api/photos.
 */
import type { Context } from 'hono';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { PhotoAnswer, PhotosAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { allow, signedIn } from '../access/session.ts';
import { contract } from '../contract.ts';
import type { App } from '../env.ts';
import { bodyAtMost, query } from '../http.ts';
import { nowIso } from '../platform.ts';
import { refuse } from '../problem.ts';
import { dropParts, isPart, isPlace, joinParts, putPart, receivedOf } from './parts.ts';
import { readHeldOf, readPhoto } from './photos-sql.ts';
import { sendPhoto } from './send-photo.ts';
import { storePhoto } from './store-photo.ts';

const sender = signedIn({ pushOnlyAllowed: true });

/**
 * HEAD says with its status alone whether the photo is held. For people and scripts: a phone asks for `/parts`, since
 * a captive portal's 200 cannot imitate that body.
 */
const onHead = createMiddleware<App>(async (c, next) => {
  if (c.req.method !== 'HEAD') return next();
  return sender(c, async () => {
    if ((await readPhoto(c.var.tenant.db, hashOf(c))) === null) throw refuse('not_found');
    c.res = c.body(null, 200);
  });
});

export const photoRoutes = new Hono<App>()
  .get(
    '/',
    signedIn(),
    allow(...contract['GET /api/photos'].roles),
    query(contract['GET /api/photos'].query),
    async (c) => {
      const { finding } = c.req.valid('query');
      const held = await readHeldOf(c.var.tenant.db, c.var.session, finding);
      if (held === null) throw refuse('not_found');
      return c.json({ finding, held } satisfies PhotosAnswer);
    },
  )
  .use('/:sha256', onHead)
  .put('/:sha256', sender, bodyAtMost(limits.photoBytesMax), async (c) => {
    const bytes = await bytesOf(c);
    return c.json(await taken(c, hashOf(c), bytes));
  })
  .get('/:sha256/parts', sender, async (c) => {
    const sha256 = hashOf(c);
    const { tenant, session } = c.var;
    const photo = await readPhoto(tenant.db, sha256);
    if (photo !== null) return c.json(answerOf(sha256, photo.bytes, true));
    const received = await receivedOf(tenant, { deviceId: session.deviceId, sha256 });
    return c.json(answerOf(sha256, received));
  })
  .put(
    '/:sha256/parts',
    sender,
    bodyAtMost(limits.photoPartBytes),
    query(contract['PUT /api/photos/:sha256/parts'].query),
    async (c) => {
      const { from, size } = c.req.valid('query');
      const sha256 = hashOf(c);
      if (!isPlace(from, size)) throw refuse('invalid', { field: 'from' });
      const bytes = await bytesOf(c);
      // Cut on its way: asked for again.
      if (!isPart({ from, size, length: bytes.byteLength })) throw refuse('hash_mismatch');
      const { tenant, session } = c.var;
      const upload = { deviceId: session.deviceId, sha256 };
      await putPart(tenant, upload, from, bytes.buffer);
      const received = await receivedOf(tenant, upload);
      if (received < size) return c.json(answerOf(sha256, received));
      const whole = await joinParts(tenant, upload, size);
      if (whole === null) return c.json(answerOf(sha256, 0));
      try {
        return c.json(await taken(c, sha256, whole));
      } finally {
        await dropParts(tenant, upload);
      }
    },
  )
  .get(
    '/:sha256',
    signedIn(),
    allow(...contract['GET /api/photos/:sha256'].roles),
    query(contract['GET /api/photos/:sha256'].query),
    async (c) => sendPhoto(c, hashOf(c), c.req.valid('query').finding),
  );

/** Stores what was sent, or refuses it by name. */
async function taken(c: Context<App>, sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<PhotoAnswer> {
  const { tenant, session } = c.var;
  const { deviceId, actor } = session;
  const stored = await storePhoto(tenant, { sha256, bytes, accountId: actor.accountId, deviceId, at: nowIso() });
  if (stored !== 'stored' && stored !== 'known') throw refuse(stored);
  return answerOf(sha256, bytes.byteLength, true);
}

function answerOf(sha256: string, received: number, held = false): PhotoAnswer {
  return { sha256, held, received, serverTime: nowIso() };
}

/** The hash as the address says it; anything else names nothing. */
function hashOf(c: Context<App>): string {
  const sha256 = c.req.param('sha256') ?? '';
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw refuse('not_found');
  return sha256;
}

/** Raw bytes, never a form: iOS has sent empty multipart bodies (F12). What they are is judged by themselves. */
async function bytesOf(c: Context<App>): Promise<Uint8Array<ArrayBuffer>> {
  const type = c.req.header('content-type');
  if (type !== 'application/octet-stream' && type !== 'image/jpeg') throw refuse('wrong_type');
  return new Uint8Array(await c.req.arrayBuffer());
}
