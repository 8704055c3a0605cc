/** Packed bodies: only to a server that says it takes them, and never at the price of what is sent. */
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { ask } from '../../pwa/device/http.ts';
import { packing } from '../../pwa/device/packing.ts';

afterEach(() => vi.unstubAllGlobals());

type Sent = { packed: boolean; json: unknown };

/** A network whose server answers each request in turn as told. */
function network(...answers: (() => Response)[]): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const packed = new Headers(init.headers).get('content-encoding') === 'gzip';
    const bytes = new Uint8Array(await new Response(init.body).arrayBuffer());
    const text = new TextDecoder().decode(packed ? gunzipSync(bytes) : bytes);
    sent.push({ packed, json: text === '' ? null : JSON.parse(text) });
    return answers[sent.length - 1]?.() ?? Promise.reject(new TypeError('Failed to fetch'));
  });
  return sent;
}

const takes = (): Response => Response.json({}, { headers: { 'accept-encoding': 'gzip' } });
const says = (): Response => Response.json({});
const refuses = (): Response => new Response('Unsupported', { status: 415 });
const large = { mutations: Array.from({ length: 50 }, (_, n) => ({ n, label: 'Tidak membawa masker' })) };
const push = { method: 'POST', json: large };

test('the first request tells whether the server takes packed bodies; what it then gets is what was said', async () => {
  const sent = network(takes, takes, takes);
  const askPacked = packing(ask);
  await askPacked('/api/session');
  await askPacked('/api/sync/push', push);
  await askPacked('/api/sync/push', { method: 'POST', json: { small: true } });
  expect(sent).toEqual([
    { packed: false, json: null },
    { packed: true, json: large },
    { packed: false, json: { small: true } },
  ]);
});

test('a server that says nothing of it gets plain bodies', async () => {
  const sent = network(says, says);
  const askPacked = packing(ask);
  await askPacked('/api/session');
  await askPacked('/api/sync/push', push);
  expect(sent[1]).toEqual({ packed: false, json: large });
});

test('a proxy that lets no packed body through gets plain ones from then on; a lost link changes nothing', async () => {
  const lost = (): Response => {
    throw new TypeError('Failed to fetch');
  };
  const sent = network(takes, lost, refuses, takes, takes);
  const askPacked = packing(ask);
  await askPacked('/api/session');
  for (let n = 0; n < 4; n += 1) await askPacked('/api/sync/push', push);
  expect(sent.map(({ packed }) => packed)).toEqual([false, true, true, false, false]);
  expect(sent.slice(1).map(({ json }) => json)).toEqual([large, large, large, large]);
});
