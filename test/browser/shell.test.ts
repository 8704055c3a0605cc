import { expect } from 'vitest';
import { test } from './pages.ts';

test('the app opens, and opens again without a network', async ({ phone, stage }) => {
  // The sign-in screen asks whose government it is, and does without.
  stage.allowErrors(/ERR_INTERNET_DISCONNECTED.*\/api\/health/);
  await phone.goto('/');
  await phone.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await phone.context().setOffline(true);
  await phone.goto('/any/path?from=home-screen');
  expect(await phone.title()).toContain('Sidak');
  expect(await phone.locator('#app > *').count()).toBeGreaterThan(0);
});

test('the page may run nothing that was not built', async ({ phone, stage }) => {
  const answer = await phone.goto('/');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  // Compiling WebAssembly, for the reader of staff cards, is no evaluating of text.
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
  stage.allowErrors(/Content Security Policy/);
  await phone.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.body.append(script);
  });
  expect(await phone.evaluate(() => 'ranInline' in window)).toBe(false);
});
