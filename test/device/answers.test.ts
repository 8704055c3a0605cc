/** What the phone makes of an answer: every status, ours or not. The outbox is never the poorer for it. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Mutation } from '../../schema/mutation.ts';
import type { PushResult } from '../../schema/sync.ts';
import type { Reply } from '../../pwa/device/http.ts';
import { ask } from '../../pwa/device/http.ts';
import type { SendEnd } from '../../pwa/device/sender.ts';
import { sendAll, takeBatch } from '../../pwa/device/sender.ts';
import type { Item, Verdict } from '../../pwa/device/store.ts';
import { aFinding, rini } from './fixtures.ts';

afterEach(() => vi.unstubAllGlobals());

function anItem(n: number, change: Partial<Mutation> = {}): Item {
  const mutation = {
    id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    kind: 'finding.record',
    v: 1,
    deviceId: '01900000-0000-7000-8000-00000000d001',
    accountId: rini,
    deviceSeq: n,
    at: '2026-02-16T01:00:00.000Z',
    clockOffset: 0,
    prevHash: null,
    bodyHash: '0'.repeat(64),
    hash: '0'.repeat(64),
    salt: '0'.repeat(32),
    body: aFinding(),
    ...change,
  } as Mutation; // kind and body are given together
  return { n, state: 'waiting', outcome: null, code: null, seq: null, ackedAt: null, isAside: false, mutation };
}

const aHealth = { oldestUnsentAt: null, photosWaiting: 0, persisted: null, freeBytes: null, appVersion: null };

/** An outbox in memory, and an office that takes what the test says. */
function scene(
  items: Item[],
  reply: (ids: string[]) => Reply | PushResult[],
  answersAfterMs = 0,
  stored: () => Promise<void> = async () => undefined,
) {
  let steadyMs = 0;
  const outbox = new Map(items.map((item) => [item.mutation.id, item]));
  const pushes: string[][] = [];
  const run = (): Promise<SendEnd> =>
    sendAll({
      ask: async (_path, init) => {
        const ids = sentIds(init?.json);
        pushes.push(ids);
        const said = reply(ids);
        if (!Array.isArray(said)) return said;
        const body = { serverEpoch: 'first', serverTime: '2026-02-16T01:00:01.000Z', results: said };
        return { kind: 'ok', status: 200, body, response: new Response() };
      },
      deviceId: async () => '01900000-0000-7000-8000-00000000d001',
      now: () => '2026-02-16T01:00:00.000Z',
      steadyMs: () => (steadyMs += answersAfterMs),
      waiting: async () => [...outbox.values()].filter(({ state }) => state === 'waiting'),
      health: () => aHealth,
      mark: async (verdicts) => {
        await stored();
        for (const verdict of verdicts) merge(outbox, verdict);
      },
      answered: () => undefined,
      forked: async () => undefined,
    });
  return { run, pushes, states: () => [...outbox.values()].map(({ state }) => state) };
}

function sentIds(json: unknown): string[] {
  return (json as { mutations: Mutation[] }).mutations.map(({ id }) => id); // the sender's own request
}

function merge(outbox: Map<string, Item>, verdict: Verdict): void {
  const item = outbox.get(verdict.id);
  if (item !== undefined) outbox.set(verdict.id, { ...item, ...verdict });
}

const applied = (ids: string[]): PushResult[] =>
  ids.map((id, index) => ({ id, index, outcome: 'applied', seq: 10 + index }));

const html = '<html><body>Selamat datang di WiFi kafe</body></html>';
/** What may come back, by HTTP's own range; 1xx is no answer a page ever sees, and must not be one if it does. */
const statuses = Array.from({ length: 500 }, (_, n) => 100 + n);
const aProblem = (status: number, code = 'x') =>
  JSON.stringify({ type: `urn:sidak:problem:${code}`, title: code, status, code });
const anAnswer = JSON.stringify({
  serverEpoch: 'first',
  serverTime: '2026-02-16T01:00:01.000Z',
  results: [{ id: anItem(1).mutation.id, index: 0, outcome: 'applied', seq: 10 }],
});

/** Every status with every body: a Response of the platform cannot be made with each of them, so its parts are. */
function stubAnswer(status: number, type: string, body: string, headers: Record<string, string> = {}): void {
  const isBare = status === 204 || status === 205 || status === 304;
  const response = new Response(isBare ? null : body, { headers: { 'content-type': type, ...headers } });
  Object.defineProperty(response, 'status', { value: status });
  Object.defineProperty(response, 'ok', { value: status >= 200 && status <= 299 });
  vi.stubGlobal('fetch', async () => response);
}

/** One pass over an outbox of one: what became of the finding, and what the device believes of the session. */
async function passWith(): Promise<{ end: SendEnd; state: Item['state']; isEnded: boolean }> {
  let [item, isEnded] = [anItem(1), false];
  const end = await sendAll({
    ask: async (path, init) => {
      const reply = await ask(path, init);
      isEnded = reply.kind === 'refused' && reply.isEnded;
      return reply;
    },
    deviceId: async () => 'd1',
    now: () => '2026-02-16T01:00:00.000Z',
    steadyMs: () => 0,
    waiting: async () => [item],
    health: () => aHealth,
    mark: async ([verdict]) => {
      if (verdict !== undefined) item = { ...item, ...verdict };
    },
    answered: () => undefined,
    forked: async () => undefined,
  });
  return { end, state: item.state, isEnded };
}

describe("F03 F28 every status, with every body, in place of the office's answer", () => {
  const others = [
    ['HTML', 'text/html', html],
    ['HTML that says it is JSON', 'application/json', html],
    ['JSON of somebody else', 'application/json', '{"ok":true}'],
    ['JSON of ours about something else', 'application/json', '{"serverEpoch":"first","results":[]}'],
    ['nothing', 'text/plain', ''],
    ['a problem of somebody else', 'application/problem+json', '{"error":"login"}'],
    ['a problem of ours sent as HTML', 'text/html', aProblem(401, 'session_expired')],
  ] as const;

  test.each(others)('%s: the finding waits, nobody is signed out', async (_what, type, body) => {
    for (const status of statuses) {
      stubAnswer(status, type, body, { 'x-sidak-session': 'ended' });
      const { end, state, isEnded } = await passWith();
      expect({ status, state, isEnded }).toEqual({ status, state: 'waiting', isEnded: false });
      expect(['lost', 'again'], `${status}`).toContain(end);
    }
  });

  test('a problem of ours: kept, whatever it says; only our mark on a 401 ends the session', async () => {
    for (const status of statuses.filter((one) => one < 200 || one > 299))
      for (const mark of [false, true]) {
        const headers: Record<string, string> = mark ? { 'x-sidak-session': 'ended' } : {};
        stubAnswer(status, 'application/problem+json', aProblem(status), headers);
        const { end, state, isEnded } = await passWith();
        const isBare = status === 304;
        const signsOut = status === 401 && mark;
        expect({ status, state, isEnded }).toEqual({ status, state: 'waiting', isEnded: signsOut });
        expect(end, `${status}`).toBe(isBare ? 'lost' : signsOut ? 'ended' : 'again');
      }
  });

  test('an answer of ours is believed under a 2xx with a body, and under nothing else', async () => {
    for (const status of statuses) {
      stubAnswer(status, 'application/json', anAnswer);
      const isBelieved = status >= 200 && status <= 299 && status !== 204 && status !== 205;
      expect({ status, ...(await passWith()) }).toMatchObject({ status, state: isBelieved ? 'sent' : 'waiting' });
    }
  });

  test.each([
    ['applied', 'sent'],
    ['duplicate', 'sent'],
    ['conflict', 'attention'],
    ['rejected', 'attention'],
    ['held', 'waiting'],
    ['retry', 'waiting'],
  ] as const)('an answer of ours that says %s: the finding is kept as %s', async (outcome, kept) => {
    const was = { outcome: 'applied', seq: 10, code: null };
    const result = { id: anItem(1).mutation.id, index: 0, outcome, ...(outcome === 'duplicate' ? { was } : {}) };
    const body = { serverEpoch: 'first', serverTime: '2026-02-16T01:00:01.000Z', results: [result] };
    stubAnswer(200, 'application/json', JSON.stringify(body));
    expect((await passWith()).state).toBe(kept);
  });

  test.each([
    ['429', 429, { 'retry-after': '30' }, 30],
    ['503', 503, { 'retry-after': '120' }, 120],
    ['a date, which needs a clock to be trusted', 503, { 'retry-after': 'Mon, 16 Feb 2026 01:00:00 GMT' }, Number.NaN],
  ] as const)('asks for rest with %s', async (_what, status, headers, restS) => {
    stubAnswer(status, 'text/html', html, headers);
    expect(await ask('/api/sync/push')).toEqual({ kind: 'lost', status, restS });
    expect((await passWith()).state).toBe('waiting');
  });

  test('no network at all', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await ask('/api/sync/push')).toEqual({ kind: 'lost', status: null });
  });
});

const refused = (status: number, code = 'x', isEnded = false): Reply => ({
  kind: 'refused',
  problem: { type: 'x', title: 'x', status, code },
  isEnded,
});

describe('one outcome at a time', () => {
  test.each([
    [{ outcome: 'applied', seq: 7 }, 'sent'],
    [{ outcome: 'duplicate', was: { outcome: 'applied', seq: 7, code: null } }, 'sent'],
    [{ outcome: 'duplicate', was: { outcome: 'rejected', seq: 7, code: 'not_allowed' } }, 'attention'],
    [{ outcome: 'duplicate', was: { outcome: 'conflict', seq: 7, code: 'moved' } }, 'attention'],
    [{ outcome: 'duplicate', was: { outcome: 'held', seq: null, code: null } }, 'waiting'],
    [{ outcome: 'duplicate' }, 'waiting'],
    [{ outcome: 'held' }, 'waiting'],
    [{ outcome: 'retry' }, 'waiting'],
    [{ outcome: 'conflict', code: 'moved' }, 'attention'],
    [{ outcome: 'rejected', code: 'malformed' }, 'attention'],
  ] as const)('%j: %s', async (result, state) => {
    const { run, states } = scene([anItem(1)], ([id = '']) => [{ id, index: 0, ...result }]);
    await run();
    expect(states()).toEqual([state]);
  });

  test('an answer about something else, or about fewer, says nothing of the rest', async () => {
    const { run, states } = scene([anItem(1), anItem(2)], (ids) => applied(ids.slice(0, 1)));
    expect(await run()).toBe('again');
    expect(states()).toEqual(['sent', 'waiting']);
  });

  test('where the server could not read the id, its place tells which one it was', async () => {
    const { run, states } = scene([anItem(1), anItem(2)], ([id = '']) => [
      { id, index: 0, outcome: 'applied', seq: 1 },
      { id: null, index: 1, outcome: 'rejected', code: 'malformed' },
    ]);
    await run();
    expect(states()).toEqual(['sent', 'attention']);
  });
});

describe('batches', () => {
  test('at most fifty, at most 256 kB, at least one', () => {
    const items = Array.from({ length: 120 }, (_, n) => anItem(n + 1));
    expect(takeBatch(items, 50)).toHaveLength(50);
    const large = items.map((item) => anItem(item.n, { salt: 'x'.repeat(100_000) }));
    expect(takeBatch(large, 50)).toHaveLength(2);
    expect(takeBatch([anItem(1, { salt: 'x'.repeat(400_000) })], 50)).toHaveLength(1);
  });

  test('an office that answers fast gets twice as many, one that is slow never more than fifty', async () => {
    const items = Array.from({ length: 500 }, (_, n) => anItem(n + 1));
    const fast = scene(items, applied, 20);
    expect(await fast.run()).toBe('empty');
    expect(fast.pushes.map((ids) => ids.length)).toEqual([50, 100, 200, 150]);
    const slow = scene(items, applied, 4_000);
    expect(await slow.run()).toBe('empty');
    expect(slow.pushes.map((ids) => ids.length)).toEqual(Array(10).fill(50));
  });

  test('a store that fails ends the sending: one push may be on its way by then, and all stays as storage has it', async () => {
    const items = Array.from({ length: 500 }, (_, n) => anItem(n + 1));
    const { run, pushes, states } = scene(items, applied, 0, async () => Promise.reject(new Error('full')));
    await expect(run()).rejects.toThrow('full');
    expect(pushes).toHaveLength(2);
    expect(new Set(states())).toEqual(new Set(['waiting']));
  });

  test.each([
    ['413 of ours', refused(413, 'too_large')],
    ['413 of a proxy', { kind: 'lost', status: 413 }],
    ['503 of ours', refused(503, 'busy')],
    ['503 in HTML, as when the CPU time is used up', { kind: 'lost', status: 503 }],
  ] as const)('%s: half as many, until they pass; all arrive in order', async (_what, reply) => {
    const items = Array.from({ length: 30 }, (_, n) => anItem(n + 1));
    const { run, pushes, states } = scene(items, (ids) => (ids.length > 7 ? reply : applied(ids)));
    expect(await run()).toBe('empty');
    expect(pushes.slice(0, 3).map((ids) => ids.length)).toEqual([30, 15, 7]);
    expect(pushes.filter((ids) => ids.length <= 7).flat()).toEqual(items.map(({ mutation }) => mutation.id));
    expect(new Set(states())).toEqual(new Set(['sent']));
  });

  test('F23 a request that is refused for one of them: that one stays, the others arrive', async () => {
    const items = Array.from({ length: 9 }, (_, n) => anItem(n + 1));
    const poison = items[4]?.mutation.id ?? '';
    const { run, states } = scene(items, (ids) => (ids.includes(poison) ? refused(400, 'invalid') : applied(ids)));
    expect(await run()).toBe('again');
    expect(states().map((state, at) => (at === 4 ? state === 'waiting' : state === 'sent'))).not.toContain(false);
  });

  test('a server that is down is asked a few times, not once for each', async () => {
    const items = Array.from({ length: 50 }, (_, n) => anItem(n + 1));
    const { run, pushes } = scene(items, () => refused(503, 'busy'));
    expect(await run()).toBe('again');
    expect(pushes.length).toBeLessThan(8);
  });

  test('what builds on one that must wait is not sent past it', async () => {
    const first = anItem(1);
    const rest = Array.from({ length: 59 }, (_, n) => anItem(n + 2));
    const body = { findingId: first.mutation.id, operationId: aFinding().operationId, subject: 'employee:17' };
    const withdrawal = anItem(99, {
      kind: 'finding.withdraw',
      body: { ...body, version: first.mutation.id, settles: null, why: 'urung', twins: [] },
    });
    const { run, pushes } = scene([first, ...rest, withdrawal], (ids) =>
      ids.map((id, index) => ({ id, index, outcome: id === first.mutation.id ? 'retry' : 'applied', seq: 1 })),
    );
    expect(await run()).toBe('again');
    expect(pushes.flat()).not.toContain(withdrawal.mutation.id);
  });
});

test.each([
  ['the session has ended', refused(401, 'session_expired', true), 'ended'],
  ['a 401 without our mark', refused(401, 'session_expired'), 'again'],
  ['the app is too old', refused(400, 'protocol_too_old'), 'outdated'],
  [
    "the session is another device's",
    { ...refused(400), problem: { type: 'x', title: 'x', status: 400, code: 'invalid', field: 'deviceId' } } as Reply,
    'wrongAuthor',
  ],
  ['no network', { kind: 'lost', status: null }, 'lost'],
] as const)('%s: the pass ends there and all stay', async (_what, reply, end) => {
  const { run, pushes, states } = scene([anItem(1), anItem(2)], () => reply);
  expect(await run()).toBe(end);
  expect(pushes).toHaveLength(1);
  expect(states()).toEqual(['waiting', 'waiting']);
});

test("somebody else's session: nothing is marked as refused", async () => {
  const { run, states } = scene([anItem(1)], ([id = '']) => [
    { id, index: 0, outcome: 'rejected', code: 'wrong_author' },
  ]);
  expect(await run()).toBe('wrongAuthor');
  expect(states()).toEqual(['waiting']);
});

test('F23 one of an earlier enrolment that the server does not know: it stays, and the others go through', async () => {
  const earlier = anItem(1, { deviceId: '01900000-0000-7000-8000-00000000d000' });
  const { run, states } = scene([earlier, anItem(2), anItem(3)], (ids) =>
    ids.map((id, index) =>
      id === earlier.mutation.id
        ? { id, index, outcome: 'rejected', code: 'wrong_author' }
        : { id, index, outcome: 'applied', seq: 10 + index },
    ),
  );
  expect(await run()).toBe('again');
  expect(states()).toEqual(['waiting', 'sent', 'sent']);
});
