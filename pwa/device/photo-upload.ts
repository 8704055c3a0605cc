/**
 * Getting one photo to the server: whole first; once that was lost, in parts from where the server says it is, so
 * that a link which drops every few seconds still brings it through. Only an answer that names exactly this hash as
 * held counts (F13); a portal's page in its place counts as lost.
 */
import type { PhotoAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type { Ask, Reply } from './http.ts';

/** `held`: `at` is the server's clock. `failed`: the server answered and did not take it; `lost`: no answer of ours. */
export type UploadEnd = { end: 'held'; at: string } | { end: 'failed' | 'lost' | 'ended'; got: number };

type Upload = { ask: Ask; sha256: string; bytes: Uint8Array<ArrayBuffer> };

export async function sendWhole({ ask, sha256, bytes }: Upload): Promise<UploadEnd> {
  return endOf(await ask(`/api/photos/${sha256}`, { method: 'PUT', bytes }), sha256, 0);
}

/** Asks how far it is and goes on from there. `got`: parts that came through, so that the next try comes soon. */
export async function sendInParts({ ask, sha256, bytes }: Upload): Promise<UploadEnd> {
  const path = `/api/photos/${sha256}/parts`;
  let reply = await ask(path);
  // Two rounds through all parts: after that the server is not getting further and another hour may help.
  const partsMax = 2 * Math.ceil(bytes.length / limits.photoPartBytes);
  for (let got = 0; ; got += 1) {
    const answer = answerOf(reply, sha256);
    if (answer === null || answer.held || got >= partsMax) return endOf(reply, sha256, got);
    const from = Math.floor(answer.received / limits.photoPartBytes) * limits.photoPartBytes;
    // All of it is there and yet not held: the parts were not the photo, and the server has dropped them.
    if (from >= bytes.length) return { end: 'failed', got };
    const part = bytes.slice(from, from + limits.photoPartBytes);
    reply = await ask(`${path}?from=${from}&size=${bytes.length}`, { method: 'PUT', bytes: part });
  }
}

function endOf(reply: Reply, sha256: string, got: number): UploadEnd {
  const answer = answerOf(reply, sha256);
  if (answer?.held === true) return { end: 'held', at: answer.serverTime };
  if (reply.kind === 'refused') return { end: reply.isEnded ? 'ended' : 'failed', got };
  return { end: answer === null ? 'lost' : 'failed', got };
}

/** Null: not our answer about this photo. */
function answerOf(reply: Reply, sha256: string): PhotoAnswer | null {
  if (reply.kind !== 'ok' || !isPhotoAnswer(reply.body)) return null;
  return reply.body.sha256 === sha256 ? reply.body : null;
}

function isPhotoAnswer(body: unknown): body is PhotoAnswer {
  if (typeof body !== 'object' || body === null) return false;
  if (!('sha256' in body && 'held' in body && 'received' in body && 'serverTime' in body)) return false;
  const { sha256, held, received, serverTime } = body;
  return (
    typeof sha256 === 'string' &&
    typeof held === 'boolean' &&
    Number.isInteger(received) &&
    typeof serverTime === 'string' &&
    !Number.isNaN(Date.parse(serverTime))
  );
}
