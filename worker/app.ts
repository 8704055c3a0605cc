// Placeholder: the table of what the server offers.
import { Hono } from 'hono';
import type { Env } from './env.ts';

export const app = new Hono<{ Bindings: Env }>().get('/api/health', (c) =>
  c.json({ ok: true, serverEpoch: c.env.SERVER_EPOCH }),
);
