/** Requests and answers of photos, beside their bytes. */
import * as z from 'zod/mini';
import * as f from './fields.ts';
import { limits } from './limits.ts';

/**
 * What the server has of a photo. `held`: the bytes of exactly this hash are stored, and only then may a phone let go
 * of its copy. `received`: bytes of it that are here, from the first on.
 */
export const photoAnswer = z.strictObject({
  sha256: f.sha256Hex,
  held: z.boolean(),
  received: z.int().check(z.minimum(0)),
  serverTime: f.isoInstant,
});
export type PhotoAnswer = z.infer<typeof photoAnswer>;
/** Where the part begins, and how long the whole photo is. */
export const photoPartQuery = z.strictObject({
  from: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(limits.photoBytesMax)),
  size: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.photoBytesMax)),
});
export const photoQuery = z.strictObject({ finding: f.uuidV7 });
/** Which of a finding's photos the server holds; the others are still on the phone that took them. */
export const photosAnswer = z.strictObject({
  finding: f.uuidV7,
  held: z.array(f.sha256Hex).check(z.maxLength(limits.photosPerFindingMax)),
});
export type PhotosAnswer = z.infer<typeof photosAnswer>;
