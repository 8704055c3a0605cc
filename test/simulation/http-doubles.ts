/** Headers, Request and Response as far as Hono and the device use them. The host's own cost more than a whole push. */

type HeadersInit = SomeHeaders | Record<string, string> | Iterable<readonly [string, string]> | undefined;

export class SomeHeaders {
  readonly #values = new Map<string, string>();
  readonly #cookies: string[] = [];

  constructor(init?: HeadersInit) {
    if (init === undefined || init === null) return;
    const entries = Symbol.iterator in init ? init : Object.entries(init);
    for (const [name, value] of entries) this.append(name, value);
  }

  get(name: string): string | null {
    const key = name.toLowerCase();
    return key === 'set-cookie' ? this.#cookies.join(', ') || null : (this.#values.get(key) ?? null);
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  set(name: string, value: string): void {
    if (name.toLowerCase() === 'set-cookie') this.#cookies.splice(0, this.#cookies.length, value);
    else this.#values.set(name.toLowerCase(), value);
  }

  append(name: string, value: string): void {
    if (name.toLowerCase() === 'set-cookie') this.#cookies.push(value);
    else this.set(name, value);
  }

  delete(name: string): void {
    if (name.toLowerCase() === 'set-cookie') this.#cookies.length = 0;
    else this.#values.delete(name.toLowerCase());
  }

  getSetCookie(): string[] {
    return [...this.#cookies];
  }

  forEach(each: (value: string, name: string) => void): void {
    for (const [name, value] of this) each(value, name);
  }

  *entries(): IterableIterator<[string, string]> {
    yield* this.#values;
    for (const cookie of this.#cookies) yield ['set-cookie', cookie];
  }

  keys(): IterableIterator<string> {
    return this.#values.keys();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}

/** A stream whose bytes are all there: reading it takes no turn of the loop. */
export class SomeStream {
  readonly #bytes: () => Uint8Array;

  constructor(bytes: () => Uint8Array) {
    this.#bytes = bytes;
  }

  pipeThrough({ through }: { through: (bytes: Uint8Array) => Uint8Array }): SomeStream {
    return new SomeStream(() => through(this.#bytes()));
  }

  all(): Uint8Array {
    return this.#bytes();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    yield this.#bytes();
  }
}

/** What is packed here only looks so: of zlib the host makes a new one for each text, which takes longer than a push. */
const packedMark = Buffer.from('packed:');

export class SomeCompression {
  readonly through = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([packedMark, bytes]));
}

export class SomeDecompression {
  readonly through = (bytes: Uint8Array): Uint8Array => {
    if (!packedMark.equals(bytes.subarray(0, packedMark.length))) throw new TypeError('cannot be unpacked');
    return bytes.slice(packedMark.length);
  };
}

export class SomeBlob {
  /** What another one is made of. */
  static bytesOf(part: string | Uint8Array | ArrayBuffer | SomeBlob): Uint8Array {
    if (part instanceof SomeBlob) return part.#bytes;
    return typeof part === 'string' ? Buffer.from(part) : new Uint8Array(part);
  }

  readonly size: number;
  readonly type: string;
  readonly #bytes: Uint8Array;

  constructor(
    parts: readonly (string | Uint8Array | ArrayBuffer | SomeBlob)[] = [],
    { type = '' }: { type?: string } = {},
  ) {
    this.#bytes = new Uint8Array(Buffer.concat(parts.map((part) => SomeBlob.bytesOf(part))));
    this.size = this.#bytes.byteLength;
    this.type = type;
  }

  stream(): SomeStream {
    return new SomeStream(() => this.#bytes);
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(this.#bytes);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(this.#bytes).buffer;
  }
}

export class SomeFile extends SomeBlob {
  readonly name: string;

  constructor(parts: ConstructorParameters<typeof SomeBlob>[0], name: string, options: { type?: string } = {}) {
    super(parts, options);
    this.name = name;
  }
}

export type Bytes = string | Uint8Array | ArrayBuffer | SomeStream | null;

class Message {
  readonly headers: SomeHeaders;
  /** What it was made of: whoever is handed it hands it on. */
  readonly #body: Bytes;

  constructor(body: Bytes | undefined, headers: HeadersInit) {
    this.#body = body ?? null;
    this.headers = new SomeHeaders(headers);
  }

  /** A text as it is, anything else as a stream. */
  get body(): string | SomeStream | null {
    if (this.#body === null || typeof this.#body === 'string' || this.#body instanceof SomeStream) return this.#body;
    const bytes = new Uint8Array(this.#body);
    return new SomeStream(() => bytes);
  }

  async text(): Promise<string> {
    const { body } = this;
    if (body === null) return '';
    return typeof body === 'string' ? body : new TextDecoder().decode(body.all());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const { body } = this;
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body?.all() ?? []);
    return new Uint8Array(bytes).buffer;
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.arrayBuffer());
  }
}

export class SomeRequest extends Message {
  readonly method: string;
  readonly url: string;

  constructor(url: string | SomeRequest, init: { method?: string; headers?: HeadersInit; body?: Bytes } = {}) {
    const from = typeof url === 'string' ? null : url;
    super(init.body ?? from?.body, init.headers ?? from?.headers);
    this.method = init.method ?? from?.method ?? 'GET';
    this.url = typeof url === 'string' ? url : url.url;
  }

  clone(): SomeRequest {
    return new SomeRequest(this);
  }
}

export class SomeResponse extends Message {
  readonly status: number;
  readonly statusText = '';

  constructor(body?: Bytes, init: { status?: number; headers?: HeadersInit } = {}) {
    super(body, init.headers);
    this.status = init.status ?? 200;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  clone(): SomeResponse {
    return new SomeResponse(this.body, this);
  }
}
