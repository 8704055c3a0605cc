/** What waits for somebody is read page after page, as far down as he asks, and nothing read is lost on the way. */
import { describe, expect, test } from 'vitest';
import { type ListPage, readUpTo } from '../../pwa/personnel/list-pages.ts';
import type { PageState } from '../../pwa/personnel/use-page.ts';

const rowsPerPage = 100;

/** A server that holds so many rows and is away while `isAway`. */
function holding(total: number) {
  const asked: (string | null)[] = [];
  const server = { isAway: false, asked, read };
  async function read(after: string | null): Promise<PageState<ListPage<number>>> {
    asked.push(after);
    if (server.isAway) return { state: 'failed', problem: 'offline' };
    const from = after === null ? 0 : Number(after) + 1;
    const rows = Array.from({ length: Math.min(rowsPerPage, total - from) }, (_, at) => from + at);
    const last = from + rows.length - 1;
    const next = last === total - 1 ? null : String(last);
    return { state: 'ready', value: { rows, next, total }, asOf: `time ${asked.length}`, stale: false };
  }
  return server;
}

function listedIn(page: Awaited<ReturnType<typeof readUpTo<number>>>) {
  if (page.state !== 'ready') throw new Error(`not read: ${page.state}`);
  return page.value;
}

describe('237 that wait', () => {
  test('the first hundred, then the next, then all, and each page is asked for once', async () => {
    const server = holding(237);
    const first = await readUpTo(server.read, 1, null);
    expect(listedIn(first)).toMatchObject({ total: 237, next: '99', pages: 1 });
    const second = await readUpTo(server.read, 2, first);
    const third = await readUpTo(server.read, 3, second);
    expect(listedIn(third).rows).toEqual(Array.from({ length: 237 }, (_, at) => at));
    expect(listedIn(third).next).toBeNull();
    expect(server.asked).toEqual([null, '99', '199']);
  });

  test('read anew, the person stands where he stood', async () => {
    const again = listedIn(await readUpTo(holding(237).read, 3, null));
    expect(again).toMatchObject({ pages: 3, next: null });
    expect(again.rows).toHaveLength(237);
  });

  test('a list that has become shorter ends where it ends', async () => {
    const server = holding(40);
    expect(listedIn(await readUpTo(server.read, 3, null)).rows).toHaveLength(40);
    expect(server.asked).toEqual([null]);
  });

  test('without network what was read stays, says so, and goes on from there', async () => {
    const server = holding(237);
    const first = await readUpTo(server.read, 1, null);
    server.isAway = true;
    const broken = await readUpTo(server.read, 2, first);
    expect(listedIn(broken)).toMatchObject({ hasFailed: true, next: '99', pages: 1 });
    expect(listedIn(broken).rows).toHaveLength(100);
    server.isAway = false;
    const whole = await readUpTo(server.read, 2, broken);
    expect(listedIn(whole)).toMatchObject({ hasFailed: false, pages: 2 });
    // As old as what is oldest on the screen.
    expect(whole).toMatchObject({ asOf: 'time 1' });
  });

  test('when not even the first page can be read, that is the answer', async () => {
    const server = holding(237);
    server.isAway = true;
    expect(await readUpTo(server.read, 2, null)).toEqual({ state: 'failed', problem: 'offline' });
  });
});
