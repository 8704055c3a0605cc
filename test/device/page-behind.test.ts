/** A page of the server that was read before own work arrived there: what is shown on it never goes back. */
import { expect } from 'vitest';
import type { Row } from '../../schema/rows.ts';
import { aFinding, anOpening } from './fixtures.ts';
import { soon, test } from './harness.ts';

test('a page read before own steps landed shows them still, and a newer one is shown as it is', async ({ phone }) => {
  const { page, office } = phone;
  const waiting = () => page.evaluate(() => window.device.sync.value.waiting);
  await page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  const id = await page.evaluate(async (finding) => {
    const saved = await window.device.save('finding.record', finding);
    return saved.ok ? saved.id : '';
  }, aFinding());
  await soon(waiting).toBe(0);
  const old = office.rows().find(({ row }) => row.type === 'finding' && row.key === id)?.row;
  if (old?.type !== 'finding') throw new Error('the office lacks the finding');

  const correction = await page.evaluate(
    async ([finding, version]) => {
      const { operationId, facts } = finding;
      const subject = window.device.findRow('finding', version)?.body.subjectKey ?? '';
      const about = { findingId: version, operationId, subject, version, settles: null, why: 'salah pilih', on: null };
      const saved = await window.device.save('finding.correct', { ...about, facts: { ...facts, note: 'di gerbang' } });
      return saved.ok ? saved.id : saved.why;
    },
    [aFinding(), id] as const,
  );
  const shown = (row: Row) =>
    page.evaluate(
      (row) => window.device.laidOver([row]).map((one) => (one.type === 'finding' ? one.body.facts.note : null)),
      row,
    );
  expect(await shown(old)).toEqual(['di gerbang']);
  await soon(() =>
    page.evaluate((id) => window.device.outboxItems().some(({ mutation }) => mutation.id === id), correction),
  ).toBe(false);
  expect(await shown(old)).toEqual(['di gerbang']);

  const newer = {
    ...old,
    version: 'somebody',
    body: { ...old.body, facts: { ...old.body.facts, note: 'dibaca ulang' } },
  };
  expect(await shown(newer)).toEqual(['dibaca ulang']);
});
