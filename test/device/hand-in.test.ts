/** F07 the file in somebody else's hands: read as a stream, posted in pages, gone on with after the link dropped. */
import { describe, expect, test } from 'vitest';
import { limits } from '../../schema/limits.ts';
import type { RescueResult } from '../../schema/rescue-bodies.ts';
import { type Progress, type Send, createHandIn } from '../../pwa/account/hand-in.ts';

const header = { sidak: 'rescue', v: 1, madeAt: '2026-11-20T01:15:00.000Z', keyId: 'k', deviceId: 'd' };
const line = (n: number, sealed = 'x'): string =>
  JSON.stringify({ what: 'mutation', id: `id-${n}`, deviceId: 'd', key: {}, iv: 'i', sealed });
const photo = (n: number, bytes: number): string =>
  JSON.stringify({ what: 'photo', id: `photo-${n}`, sealed: 'y'.repeat(bytes) });

function fileOf(...lines: readonly string[]): Blob {
  const [entries, photos] = [lines.length, 0];
  return new Blob([[JSON.stringify({ ...header, entries, photos }), ...lines].join('\n'), '\n']);
}

/** A server that keeps what it took, and answers as `judge` says. */
function aServer(judge: (id: string, time: number) => RescueResult['outcome'] | 'no answer' = () => 'applied') {
  const pages: string[][] = [];
  const send: Send = async (entries) => {
    const ids = entries.map((entry) => (entry as { id: string }).id); // as `line` and `photo` make them
    const verdicts = ids.map((id) => judge(id, pages.length));
    pages.push(ids);
    if (verdicts.includes('no answer')) return { ok: false, problem: 'offline' };
    const results = verdicts.map((outcome, index) => ({ index, id: ids[index] ?? null, outcome }));
    return { ok: true, value: { results: results as RescueResult[] } }; // 'no answer' was answered above
  };
  return { pages, send };
}

/** `go` runs the job once more and answers how it ended and how it stands. */
function run(file: Blob, send: Send) {
  const job = createHandIn(file, send);
  const told: Progress[] = [];
  const go = async () => {
    const end = await job.run((progress) => told.push(progress));
    const last = told.at(-1);
    return { end, settled: [...(last?.settled.values() ?? [])], last };
  };
  return { go };
}

describe('F07 handing a rescue file in', () => {
  test('sends every line once, at most so many and so much at a time', async () => {
    const lines = [
      ...Array.from({ length: 45 }, (_, n) => line(n)),
      ...Array.from({ length: 5 }, (_, n) => photo(n, 350_000)),
    ];
    const { pages, send } = aServer();
    const { end, settled, last } = await run(fileOf(...lines), send).go();
    expect(end).toEqual({ is: 'done' });
    expect(pages.flat()).toEqual(lines.map((text) => (JSON.parse(text) as { id: string }).id));
    expect(Math.max(...pages.map((page) => page.length))).toBe(limits.rescueEntriesMax);
    const photos = pages.map((page) => page.filter((id) => id.startsWith('photo')).length);
    expect(Math.max(...photos)).toBe(limits.rescuePhotosMax);
    expect(settled).toHaveLength(lines.length);
    expect(last?.header).toMatchObject({ madeAt: header.madeAt, entries: lines.length });
    expect(last?.read).toBe(last?.size);
  });

  test('sets a damaged line aside with its number, and the rest goes through', async () => {
    const { pages, send } = aServer();
    const lines = [line(0), '{"what":"mutation","id":', line(1), '\u0000\u0001', '[]', line(2), line(3).slice(0, -4)];
    const { end, settled } = await run(fileOf(...lines), send).go();
    expect(end).toEqual({ is: 'done' });
    expect(pages.flat()).toEqual(['id-0', 'id-1', 'id-2']);
    const damaged = settled.filter(({ outcome }) => outcome === 'damaged').map((one) => one.line);
    expect(damaged.toSorted((a, b) => a - b)).toEqual([3, 5, 6, 8]);
  });

  test('goes on where the link dropped: what was answered is not asked again', async () => {
    const lines = Array.from({ length: 60 }, (_, n) => line(n));
    const { pages, send } = aServer((_id, time) => (time === 1 ? 'no answer' : 'applied'));
    const { go } = run(fileOf(...lines), send);
    expect((await go()).end).toEqual({ is: 'cut', problem: 'offline' });
    const { end, settled } = await go();
    expect([end, settled.length]).toEqual([{ is: 'done' }, 60]);
    expect(pages.map((page) => page[0])).toEqual(['id-0', 'id-20', 'id-20', 'id-40']);
  });

  test('keeps for later what the server had no time for', async () => {
    const lines = Array.from({ length: 25 }, (_, n) => line(n));
    const { pages, send } = aServer((id, time) => (id === 'id-3' && time < 2 ? 'retry' : 'applied'));
    const { go } = run(fileOf(...lines), send);
    expect((await go()).end).toEqual({ is: 'left', lines: 1 });
    expect((await go()).end).toEqual({ is: 'done' });
    expect(pages.at(-1)).toEqual(['id-3']);
  });

  test('knows another file by looking at it, however long its lines are', async () => {
    const { pages, send } = aServer();
    const foreign = new Blob(['nip,nama\n', '"', 'x'.repeat(5_000_000), '"\n', '{"a":1}\n']);
    expect((await run(foreign, send).go()).end).toEqual({ is: 'foreign' });
    expect((await run(new Blob([]), send).go()).end).toEqual({ is: 'foreign' });
    expect(pages).toEqual([]);
  });
});
