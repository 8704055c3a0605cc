/** Every question to the server goes through here, so that the screens know whether it answers. */
import { type Ask, type Reply, ask } from './http.ts';
import { nowIso } from './platform.ts';
import { connection, patch } from './state.ts';

export const askNoted: Ask = async (path, init) => {
  const reply = await ask(path, init);
  noteReply(reply);
  return reply;
};

/** Online means that the server itself answered: a phone in a café's portal is offline. */
export function noteReply(reply: Reply): void {
  if (reply.kind === 'lost') noteOffline();
  else patch(connection, { online: true, offlineSince: null, lastContactAt: nowIso() });
  if (reply.kind === 'refused' && reply.isEnded)
    patch(connection, { needsSignIn: true, hasEnded: reply.problem.detail === 'device_ended' });
}

export function noteOffline(): void {
  const { offlineSince } = connection.peek();
  patch(connection, { online: false, offlineSince: offlineSince ?? nowIso() });
}
