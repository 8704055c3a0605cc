/** What can be said of a mutation without the database: its shape, its size, that it is what its device froze. */
import { envelope } from '../../schema/bodies.ts';
import { limits } from '../../schema/limits.ts';
import type { Envelope } from '../../schema/mutation.ts';
import { isIntact } from '../../schema/mutation.ts';
import type { Answer } from './item.ts';

/** `id` of what is refused: null when it has no readable one. */
export type Sifted = { envelope: Envelope } | { id: string | null; answer: Answer };

export async function sift(sent: unknown): Promise<Sifted> {
  const id = idOf(sent);
  const parsed = envelope.safeParse(sent);
  if (!parsed.success) return { id, answer: malformed(parsed.error.issues[0]?.path.join('.') ?? '') };
  if (bytesOf(JSON.stringify(sent)) > limits.mutationBytesMax) {
    return { id, answer: malformed(`more than ${limits.mutationBytesMax} bytes`) };
  }
  if (!(await isWhole(parsed.data))) return { id, answer: { outcome: 'rejected', code: 'hash_mismatch' } };
  return { envelope: parsed.data };
}

/** Counted only where it might matter: a UTF-16 unit is at most three bytes. */
function bytesOf(json: string): number {
  return json.length * 3 <= limits.mutationBytesMax ? json.length : new TextEncoder().encode(json).byteLength;
}

/** A text that has no canonical form (half a surrogate pair) has no hash either. */
async function isWhole(mutation: Envelope): Promise<boolean> {
  try {
    return await isIntact(mutation);
  } catch {
    return false;
  }
}

const malformed = (detail: string): Answer => ({ outcome: 'rejected', code: 'malformed', detail });

/** Long enough for any id of ours; what is longer is nobody's id. */
const idLengthMax = 64;

export function idOf(sent: unknown): string | null {
  if (typeof sent !== 'object' || sent === null || !('id' in sent)) return null;
  return typeof sent.id === 'string' && sent.id.length <= idLengthMax ? sent.id : null;
}
