/** The narrow field types that every body is made of: length, charset, range (zod). */
import * as z from 'zod/mini';
import { limits } from './limits.ts';

// Control characters never belong in a text a person typed; line breaks only in long texts.
const line = /^[^\p{Cc}]*$/u;
const lines = /^(?:[^\p{Cc}]|[\n\t])*$/u;
/** No blank, no control characters: `Nama  ` is refused by the form before it comes here. */
const filled = /\S/u;

export const uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
export const uuidV7 = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
export const sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const saltHex = z.string().check(z.regex(/^[0-9a-f]{32}$/));
export const isoInstant = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);
export const isoDay = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((text) => {
    const ms = Date.parse(`${text}T00:00:00.000Z`);
    return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
  }),
);
export const name = z.string().check(z.minLength(1), z.maxLength(limits.nameMax), z.regex(line), z.regex(filled));
export const shortLine = z.string().check(z.minLength(1), z.maxLength(limits.lineMax), z.regex(line), z.regex(filled));
export const text = z.string().check(z.minLength(1), z.maxLength(limits.textMax), z.regex(lines), z.regex(filled));
/** Codes of the catalogue: PROKES-01, TERTINGGAL-MOBIL. */
export const code = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/));
/** Begins with a letter or digit: '-' alone means "no unit" in reports. */
export const unitId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/));
/** '20261120-K7F4Q2MX': opening date and join code (DESIGN §5). */
export const operationId = z.string().check(z.regex(/^\d{8}-[0-9A-HJKMNP-TV-Z]{8}$/));
export const employeeId = z.int().check(z.minimum(1), z.maximum(2_147_483_647));
export const timeZone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']);
/** 'employee:17', 'nip:1986…', 'unit:disdik', 'finding:0190…'. */
export const subjectKey = z
  .string()
  .check(
    z.maxLength(80),
    z.regex(/^(?:employee:\d{1,10}|nip:\d{18}|unit:[A-Za-z0-9._-]{1,60}|finding:[0-9a-f-]{36})$/),
  );
/** A version is the id of the mutation that last changed the thing. */
export const version = uuid;
