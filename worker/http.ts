/** Reading requests: every body and query goes through the schema that /api/openapi.json is generated from. */
import type { Context, MiddlewareHandler } from 'hono';
import { validator } from 'hono/validator';
import type * as z from 'zod/mini';
import { limits } from '../schema/limits.ts';
import type { App } from './env.ts';
import { refuse } from './problem.ts';

/** A JSON body of at most `limits.requestBytesMax`, parsed by `schema`; the handler reads `c.req.valid('json')`. */
export function jsonBody<S extends z.ZodMiniType>(schema: S) {
  return validator('json', (value, c: Context) => {
    // An absent or foreign content type leaves the value empty without an error.
    if (!(c.req.header('content-type') ?? '').startsWith('application/json')) throw refuse('wrong_type');
    return parsed(schema, value);
  });
}

/** Query parameters as strings, parsed by `schema`; repeated parameters are refused by the schema's shape. */
export function query<S extends z.ZodMiniType>(schema: S) {
  return validator('query', (value) => parsed(schema, value));
}

function parsed<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw refuse('invalid', { field: issue?.path.join('.') ?? '', detail: issue?.message ?? '' });
}

/** Refuses before reading when the length is stated, while reading when it is not. */
export function bodyAtMost(bytes: number = limits.requestBytesMax): MiddlewareHandler<App> {
  return async (c, next) => {
    const stated = Number(c.req.header('content-length') ?? Number.NaN);
    if (stated > bytes) throw refuse('too_large');
    if (Number.isNaN(stated) && c.req.raw.body !== null) {
      const whole = await readAtMost(c.req.raw.body, bytes);
      c.req.raw = new Request(c.req.raw, { body: whole });
    }
    await next();
  };
}

/**
 * A body that came packed (gzip), as what it was packed from, which is limited like any other: a small body may unpack
 * into a huge one. Refuses with `invalid` what is no gzip.
 */
export function unpacked(bytes: number = limits.requestBytesMax): MiddlewareHandler<App> {
  return async (c, next) => {
    const { raw } = c.req;
    if (raw.headers.get('content-encoding') === 'gzip' && raw.body !== null) {
      const body = await unpackAtMost(raw.body, bytes);
      const headers = new Headers(raw.headers);
      headers.delete('content-encoding');
      headers.set('content-length', String(body.byteLength));
      c.req.raw = new Request(raw, { body, headers });
    }
    await next();
  };
}

async function unpackAtMost(stream: ReadableStream<Uint8Array>, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readAtMost(stream.pipeThrough(new DecompressionStream('gzip')), bytes);
  } catch (error) {
    // What the stream itself throws is always that it cannot be unpacked.
    throw error instanceof TypeError ? refuse('invalid', { field: 'content-encoding' }) : error;
  }
}

/** RFC 7694: says in an answer that a request may come packed. */
export const takesPacked: MiddlewareHandler<App> = async (c, next) => {
  await next();
  c.header('accept-encoding', 'gzip');
};

async function readAtMost(stream: ReadableStream<Uint8Array>, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > bytes) throw refuse('too_large');
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
