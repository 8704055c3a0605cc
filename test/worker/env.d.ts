// `env` of cloudflare:workers, as the tests see it.
declare namespace Cloudflare {
  interface Env extends Readonly<import('../../worker/env.ts').Env> {
    readonly TEST_MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
  interface GlobalProps {
    mainModule: typeof import('../../worker/index.ts');
  }
}
