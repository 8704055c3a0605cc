/** The three scripts, ready to be used by this process: `schema` and `worker` evaluated, `device` as often as tabs open. */
import { type Evaluate, type Scripts, scriptOf } from './bundle.ts';
import { dateOf, tabNames } from './browser.ts';
import type { SomeD1, Statement } from './d1.ts';
import { SomeDecompression, SomeHeaders, SomeRequest, SomeResponse } from './http-doubles.ts';
import { Random } from './random.ts';
import { webCrypto } from './web-crypto.ts';

export type Device = typeof import('../../pwa/device/device.ts');
type Chain = { ok: true; blocks: number; sealedSeq: number; unsealed: number } | { ok: false; block: number };
type Context = { waitUntil: (work: Promise<unknown>) => void; passThroughOnException: () => void };

/** What the simulation calls of the Worker, by name. */
export type Worker = {
  fetch: (request: SomeRequest, env: object, context: Context) => Promise<SomeResponse>;
  scheduled: (controller: { scheduledTime: number }, env: object) => Promise<void>;
  commitWithEntry: (
    db: SomeD1,
    entry: object,
    statements: readonly Statement[],
    rows: (version: string) => object[],
  ) => Promise<unknown>;
  insertAccount: (db: SomeD1, account: object, at: string) => Statement;
  verifierOf: (salt: string, proof: string) => Promise<string>;
  verifyChain: (db: SomeD1) => Promise<Chain>;
};

/** What the Worker takes from its host; a world sets these while it runs. */
export type WorkerHost = { nowMs: () => number; random: Random; complain: (words: unknown[]) => void };

export type Code = {
  schema: Record<string, Record<string, unknown>>;
  canonicalJson: (value: unknown) => string;
  /** A mutation with the hashes that belong to it. */
  freeze: (draft: object) => Promise<object>;
  worker: Worker;
  host: WorkerHost;
  device: (globals: Record<string, unknown>, idb: object) => Device;
  /** What a browser sends in place of a password. */
  proofOf: (password: string, salt: string, rounds: number) => Promise<string>;
};

export function evaluate(scripts: Scripts): Code {
  const host: WorkerHost = { nowMs: () => 0, random: new Random(1, 'worker'), complain: () => undefined };
  // Draws go to whichever world is running.
  const crypto = webCrypto({ bytesInto: (bytes) => host.random.bytesInto(bytes) });
  const console = { log: () => undefined, error: (...words: unknown[]) => host.complain(words) };
  const schemaScope = { crypto };
  const schema = asModules(scriptOf(scripts.schema, Object.keys(schemaScope), 'schema')(schemaScope)['modules']);
  const workerScope = {
    Date: dateOf(() => host.nowMs()),
    crypto,
    console,
    DecompressionStream: SomeDecompression,
    Headers: SomeHeaders,
    Request: SomeRequest,
    Response: SomeResponse,
  };
  const worker = asWorker(scriptOf(scripts.worker, Object.keys(workerScope), 'worker')(workerScope, schema));
  const open: Evaluate = scriptOf(scripts.device, tabNames, 'device');
  return {
    schema,
    ...asMutation(schema['schema/mutation.ts']),
    worker,
    host,
    device: (globals, idb) => asDevice(open(globals, { ...schema, idb })),
    proofOf: async (password, salt, rounds) => {
      const { subtle } = crypto;
      const key = await subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
      const saltBytes = Uint8Array.from(Buffer.from(salt, 'hex'));
      const bits = await subtle.deriveBits({ name: 'PBKDF2', salt: saltBytes, iterations: rounds }, key, 256);
      return Buffer.from(bits).toString('hex');
    },
  };
}

/** Bundles are untyped: each of these three names what its entry exports (bundle.ts). */
function asModules(exported: unknown): Code['schema'] {
  return exported as Code['schema'];
}

function asMutation(exported: Record<string, unknown> | undefined): Pick<Code, 'canonicalJson' | 'freeze'> {
  const { canonicalJson, freeze } = exported as Pick<Code, 'canonicalJson' | 'freeze'>;
  return { canonicalJson, freeze };
}

function asDevice(exported: Record<string, unknown>): Device {
  return exported as unknown as Device;
}

function asWorker(exported: Record<string, unknown>): Worker {
  const { doors, serverEntry, accounts, password, blocks } = exported as Record<string, Record<string, unknown>>;
  return { ...doors, ...serverEntry, ...accounts, ...password, ...blocks } as unknown as Worker;
}
