/**
 * One line of a rescue file on its way in: opened with the deployment's key, then asked for its proof. A mutation
 * that its device did not write goes no further.
 */
import type { Bytes } from '../../schema/bytes.ts';
import type { Envelope } from '../../schema/mutation.ts';
import { type RescueEntry, openForRescue, proofOf, readRescued } from '../../schema/rescue.ts';
import { type RescueResult, rescueEntry } from '../../schema/rescue-bodies.ts';
import type { Env } from '../env.ts';
import { isSameText } from '../access/password.ts';
import { deviceSecretOf, rescueKey } from '../rescue-key.ts';
import { idOf, sift } from './sift.ts';

export type Photo = { sha256: string; bytes: Bytes; deviceId: string };
export type Rescued =
  | { is: 'mutation'; envelope: Envelope }
  | { is: 'photo'; photo: Photo }
  | { is: 'refused'; result: Omit<RescueResult, 'index'> };

/** Answers for every line; throws for none. */
export async function openRescued(line: unknown, env: Env): Promise<Rescued> {
  const parsed = rescueEntry.safeParse(line);
  if (!parsed.success) return damaged(idOf(line), 'unreadable');
  const entry = parsed.data;
  const { keyId, privateKey } = await rescueKey(env);
  if (entry.key.keyId !== keyId) return damaged(entry.id, 'other_server');
  const opened = await openForRescue(entry, privateKey);
  if (opened === null) return damaged(entry.id, 'unopened');
  // Whether the bytes are what the name says is asked where every photo is.
  if (entry.what === 'photo')
    return { is: 'photo', photo: { sha256: entry.id, bytes: opened, deviceId: entry.deviceId } };
  return mutationOf(entry, opened, env);
}

async function mutationOf(entry: RescueEntry, opened: Bytes, env: Env): Promise<Rescued> {
  const content = readRescued(opened);
  const one = content === null ? null : await sift(content.mutation);
  if (content === null || one === null) return damaged(entry.id, 'unreadable');
  if ('answer' in one) return damaged(entry.id, one.answer.code ?? 'malformed');
  const { envelope } = one;
  if (envelope.id !== entry.id) return damaged(entry.id, 'unreadable');
  const proof = await proofOf(await deviceSecretOf(env, envelope.deviceId), envelope.hash);
  if (!isSameText(proof, content.proof)) return refused(entry.id, 'not_proven', 'not_proven');
  return { is: 'mutation', envelope };
}

const damaged = (id: string | null, code: string): Rescued => refused(id, 'damaged', code);

function refused(id: string | null, outcome: 'damaged' | 'not_proven', code: string): Rescued {
  return { is: 'refused', result: { id, outcome, code } };
}
