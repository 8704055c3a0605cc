/** In the browser: what waits for an admin, over a server that holds so many conflicts of others. */
import './page.ts';
import { h, render } from 'preact';
import type { ConflictListing, ConflictsAnswer } from '../../schema/api.ts';
import { answerMark } from '../../schema/answer-mark.ts';
import { AttentionPage } from '../../pwa/admin/attention-page.tsx';
import '../../pwa/ui/field-icons.ts';

const rowsPerPage = 100;
const openedAt = '2026-11-28T01:00:00.000Z';

/** Draws the page; the server knows `total` conflicts and answers a page of them at a time. */
export function shows(total: number): void {
  globalThis.fetch = async (asked) => {
    const { pathname, searchParams } = new URL(asked instanceof Request ? asked.url : asked, 'http://sidak');
    if (pathname !== '/api/conflicts') throw new TypeError('no network');
    const from = Number(searchParams.get('after') ?? 0);
    const to = Math.min(total, from + rowsPerPage);
    const rows = Array.from({ length: to - from }, (_, at) => aConflict(from + at + 1));
    const answer: ConflictsAnswer = { asOf: openedAt, rows, total, next: to === total ? null : String(to) };
    return Response.json(answer, { headers: { [answerMark]: '1' } });
  };
  render(h(AttentionPage, {}), document.body.appendChild(document.createElement('div')));
}

/** Of a shape that this app does not know: it can only be read and set aside. */
function aConflict(n: number): ConflictListing {
  return {
    conflict: {
      mutationId: `mutation ${n}`,
      kind: 'something.new',
      thing: `thing:${n}`,
      accountId: 'other',
      accountName: `Admin ke-${n}`,
      code: 'moved',
      openedAt,
      state: 'open',
      why: null,
      settledBy: null,
    },
    version: '1',
    mine: null,
    finding: null,
  };
}
