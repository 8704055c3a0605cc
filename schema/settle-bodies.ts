/** What mutations that settle a conflict must look like (zod). Apart from the rules, so that a phone's first visit does not load it. */
import * as z from 'zod/mini';
import * as f from './fields.ts';

export const settleBodies = {
  'settle.keep': z.strictObject({ mutationId: f.uuidV7, why: f.text }),
  'settle.refer': z.strictObject({ mutationId: f.uuidV7, why: z.nullable(f.text) }),
} as const;
