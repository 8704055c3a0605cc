import { expect, it } from 'vitest';

it('runs on the Node that the project brings', () => {
  expect(process.version).toMatch(/^v24\./);
});
