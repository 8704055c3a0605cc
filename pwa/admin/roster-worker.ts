/** The worker around one import: takes calls by name, answers each with its number. */
import { createImport } from './roster-import.ts';
import { callOn, type Call, type Reply } from './roster-calls.ts';

const job = createImport();

addEventListener('message', (event: MessageEvent<Call>) => void answer(event.data));

async function answer(call: Call): Promise<void> {
  const reply: Reply = await callOn(job, call).then(
    (value) => ({ id: call.id, ok: true, value }),
    (error: unknown) => ({ id: call.id, ok: false, message: String(error) }),
  );
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to its page alone
  postMessage(reply);
}
