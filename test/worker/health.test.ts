import { env, exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';

describe('the Worker', () => {
  it('says that it is well', async () => {
    const answer = await exports.default.fetch('https://sidak.test/api/health');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ok: true });
  });

  it('has a database of the current schema', async () => {
    const { results } = await env.DB.prepare("SELECT name FROM sqlite_schema WHERE name = 'd1_migrations'").all();
    expect(results).toHaveLength(1);
  });
});
