// Every test file starts on an empty database of the current schema. `reset()` drops the schema too: call this after it.
import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
