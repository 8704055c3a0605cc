import type { Actor } from '../schema/outcome.ts';

/** What the host gives the Worker: bindings and variables of wrangler.toml, and the secrets. */
export interface Env {
  readonly DB: D1Database;
  readonly FILES: R2Bucket;
  readonly ASSETS: Fetcher;
  /** Key of every HMAC the server makes; a secret. */
  readonly SIDAK_SECRET: string;
  /** What the rescue key and the devices' secrets are derived from; SIDAK_SECRET where it is absent. */
  readonly RESCUE_SECRET?: string;
  /** SHA-256 (hex) of the token that may create the first admin; absent once a government is set up. */
  readonly SETUP_TOKEN_HASH?: string;
  /** Changes when a backup is restored; lives outside the database. */
  readonly SERVER_EPOCH: string;
}

/** The government a request belongs to: its database and its part of the file store. Only `tenant.ts` makes one. */
export type Tenant = { readonly db: D1Database; readonly files: R2Bucket; readonly prefix: string };

/** Who is signed in, as the session middleware found him. */
export type Session = {
  readonly actor: Actor;
  readonly username: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly deviceId: string;
  /** What he may do rests on this; a commit finds out when it has changed meanwhile. */
  readonly standing: string;
  readonly tokenHash: string;
  /** The account may only push what it holds (disabled, or its device revoked): every other route refuses it. */
  readonly pushOnly: boolean;
};

/** Hono's environment in every route of ours. `session` is there only behind `signedIn`. */
export type App = {
  Bindings: Env;
  Variables: { tenant: Tenant; session: Session };
};
