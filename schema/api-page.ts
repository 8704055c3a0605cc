/** How every list of the office is asked for: a page after a mark, at most so many rows. */
import * as z from 'zod/mini';
import { limits } from './limits.ts';

export const page = {
  after: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.pageRowsMax))),
};

export const pageQuery = z.strictObject(page);
