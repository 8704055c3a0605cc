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
