/** Drafts while they are written: the last keystroke wins, and an ended one does not come back. */
import { expect } from 'vitest';
import { anOpening } from './fixtures.ts';
import { test } from './harness.ts';

const key = 'form';

test('F08 of many keystrokes the last is kept, though each is sealed and written on its own', async ({ phone }) => {
  const kept = await phone.page.evaluate(async (draft) => {
    const writes = window.draftWriter();
    // Long ones first: sealing them takes longer than sealing those that follow.
    for (let n = 40; n > 0; n -= 1) writes.put(draft, { text: 'x'.repeat(n * 5_000), n });
    await writes.kept();
    return window.device.drafts.get(draft);
  }, key);
  expect(kept).toMatchObject({ n: 1 });
});

test('what is typed while a save ends the draft does not bring it back', async ({ phone }) => {
  const kept = await phone.page.evaluate(
    async ([draft, opening]) => {
      const writes = window.draftWriter();
      writes.put(draft, { n: 1 });
      const saved = writes.ending(() => window.device.save('operation.open', opening, { draft }));
      // A position that is found late, say.
      writes.put(draft, { n: 2 });
      await saved;
      writes.put('another', { n: 3 });
      await writes.kept();
      return [await window.device.drafts.get(draft), await window.device.drafts.get('another')];
    },
    [key, anOpening()] as const,
  );
  expect(kept).toEqual([undefined, { n: 3 }]);
});

test('a save that fails keeps the draft as it was typed last', async ({ phone }) => {
  const kept = await phone.page.evaluate(
    async ([draft, opening]) => {
      const writes = window.draftWriter();
      writes.put(draft, { n: 1 });
      const wrong = { ...opening, openedOn: '2026-02-17' };
      const saved = writes.ending(() => window.device.save('operation.open', wrong, { draft }));
      writes.put(draft, { n: 2 });
      const { ok } = await saved;
      await writes.kept();
      return [ok, await window.device.drafts.get(draft)];
    },
    [key, anOpening()] as const,
  );
  expect(kept).toEqual([false, { n: 2 }]);
});
