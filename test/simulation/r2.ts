/** An R2 bucket in memory: what the Worker uses of it. It is never restored. `isIll`: this call fails. */
type Bytes = string | ArrayBuffer | Uint8Array;
type Metadata = { httpMetadata?: { contentType?: string }; customMetadata?: Record<string, string> };
type Kept = Metadata & { bytes: Uint8Array<ArrayBuffer>; uploaded: Date };
type Listing = { prefix?: string; startAfter?: string; limit?: number };

const listMax = 1_000;

export class SomeR2 {
  readonly #objects: Map<string, Kept>;
  readonly #nowMs: () => number;
  readonly #isIll: () => boolean;

  constructor(objects: Map<string, Kept>, nowMs: () => number, isIll: () => boolean) {
    this.#objects = objects;
    this.#nowMs = nowMs;
    this.#isIll = isIll;
  }

  async put(key: string, bytes: Bytes, { httpMetadata = {}, customMetadata = {} }: Metadata = {}): Promise<object> {
    this.#mayFail();
    const copy = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes).slice();
    const kept = { bytes: new Uint8Array(copy), httpMetadata, customMetadata, uploaded: new Date(this.#nowMs()) };
    this.#objects.set(key, kept);
    return shown(key, kept);
  }

  async get(key: string): Promise<object | null> {
    this.#mayFail();
    const kept = this.#objects.get(key);
    return kept === undefined ? null : shown(key, kept);
  }

  head(key: string): Promise<object | null> {
    return this.get(key);
  }

  async delete(keys: string | readonly string[]): Promise<void> {
    this.#mayFail();
    for (const key of typeof keys === 'string' ? [keys] : keys) this.#objects.delete(key);
  }

  async list({ prefix = '', startAfter = '', limit = listMax }: Listing = {}): Promise<object> {
    this.#mayFail();
    const keys = [...this.#objects.keys()].filter((key) => key.startsWith(prefix) && key > startAfter).toSorted();
    const objects = keys.slice(0, limit).flatMap((key) => {
      const kept = this.#objects.get(key);
      return kept === undefined ? [] : [shown(key, kept)];
    });
    return { objects, truncated: keys.length > limit, delimitedPrefixes: [] };
  }

  #mayFail(): void {
    if (this.#isIll()) throw new Error('R2_ERROR: Network connection lost.');
  }
}

export type { Kept };

function shown(key: string, { bytes, httpMetadata, customMetadata, uploaded }: Kept) {
  return {
    key,
    size: bytes.byteLength,
    uploaded,
    httpMetadata,
    customMetadata,
    etag: key,
    httpEtag: `"${key}"`,
    body: bytes,
    text: async () => new TextDecoder().decode(bytes),
    json: async (): Promise<unknown> => JSON.parse(new TextDecoder().decode(bytes)),
    arrayBuffer: async () => bytes.slice().buffer,
    bytes: async () => bytes.slice(),
    writeHttpMetadata: (headers: { set: (name: string, value: string) => void }) => {
      if (httpMetadata?.contentType !== undefined) headers.set('content-type', httpMetadata.contentType);
    },
  };
}
