/** DESIGN §9: outbox, sync loop and store door, without zod and the rules, weigh at most 8 kB gzip. */
import { expect, test } from 'vitest';
import { weighEngine } from './weighing.ts';

test('outbox, sync loop and store door stay within 8 kB gzip', async () => {
  const { code, gzipBytes } = await weighEngine();
  expect(code).toContain('durability');
  expect(gzipBytes).toBeLessThanOrEqual(8_000);
});
