/**
 * Less on the air: a body of JSON goes packed once the server has said that it takes such (RFC 7694). Findings of one
 * raid repeat themselves, so a push shrinks to a quarter, and a weak signal carries four times as many. What is not
 * taken packed goes plain from then on; nothing of what is sent depends on it.
 */
import type { Ask, AskInit } from './http.ts';

/** Below this the wrapping of a request weighs more than its body. */
const packFromUnits = 1_500;

export function packing(ask: Ask): Ask {
  /** Null: the server has said nothing yet. */
  let isTaken: boolean | null = null;
  return async (path, init = {}) => {
    const sent = isTaken === true ? await packed(init) : init;
    const reply = await ask(path, sent);
    // Something on the way that answers at all and does not let it through: not again before the app is opened anew.
    if (sent !== init && reply.kind !== 'ok' && !(reply.kind === 'lost' && reply.status === null)) isTaken = false;
    if (reply.kind === 'ok' && isTaken === null && saysGzip(reply.response)) isTaken = true;
    return reply;
  };
}

const saysGzip = ({ headers }: Response): boolean => headers.get('accept-encoding')?.includes('gzip') === true;

async function packed(init: AskInit): Promise<AskInit> {
  const { json, headers, ...rest } = init;
  const text = json === undefined ? '' : JSON.stringify(json);
  if (text.length < packFromUnits || typeof CompressionStream === 'undefined') return init;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return { ...rest, bytes, headers: { ...headers, 'content-type': 'application/json', 'content-encoding': 'gzip' } };
}
