/**
 * A person with a device, for scripts: signs in as the app does and sends frozen mutations through the API. It
 * knows no other way in than a browser has, so the demo proves the same path that users take.
 */
import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Body, Kind, Mutation } from '../../schema/mutation.ts';
import { freeze, ofAnyKind, protocol } from '../../schema/mutation.ts';
import type { MutationDraft } from '../../schema/mutation.ts';
import { limits } from '../../schema/limits.ts';
import { newestVersion } from '../../schema/shapes.ts';
import type { Me, PushAnswer } from '../../schema/sync.ts';

const rounds = 600_000;

export type Credentials = { salt: string; rounds: number; proof: string };

const stretched = new Map<string, Promise<string>>();

/** What a browser makes of a password before anything is sent: PBKDF2-SHA-256, 256 bits as hex. Once for each salt. */
export function stretch(password: string, salt: string, times = rounds): Promise<string> {
  const key = `${times} ${salt} ${password}`;
  const known = stretched.get(key) ?? derive(password, salt, times);
  stretched.set(key, known);
  return known;
}

async function derive(password: string, salt: string, times: number): Promise<string> {
  const key = await webcrypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const options = { name: 'PBKDF2', hash: 'SHA-256', salt: Buffer.from(salt, 'hex'), iterations: times };
  return Buffer.from(await webcrypto.subtle.deriveBits(options, key, 256)).toString('hex');
}

export async function newCredentials(password: string): Promise<Credentials> {
  const salt = randomBytes(16).toString('hex');
  return { salt, rounds, proof: await stretch(password, salt) };
}

export class Client {
  /** A server that was stopped may answer elsewhere when it is started again. */
  baseUrl: string;
  readonly deviceId: string = randomUUID();
  #cookie = '';
  #me: Me | null = null;
  #deviceSeq = 0;
  #prevHash: string | null = null;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  get me(): Me {
    if (this.#me === null) throw new Error('not signed in');
    return this.#me;
  }

  async signIn(username: string, password: string, deviceName: string): Promise<this> {
    const known = await this.post<{ salt: string; rounds: number }>('/api/session/salt', { username });
    const proof = await stretch(password, known.salt, known.rounds);
    this.#me = await this.post<Me>('/api/session', {
      username,
      proof,
      device: { id: this.deviceId, name: deviceName },
    });
    return this;
  }

  async get<T>(path: string): Promise<T> {
    return this.#send<T>('GET', path);
  }

  async getBytes(path: string): Promise<Buffer> {
    const answer = await fetch(`${this.baseUrl}${path}`, { headers: { cookie: this.#cookie } });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.#send<T>('POST', path, JSON.stringify(body), 'application/json');
  }

  async putBytes(path: string, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<void> {
    await this.#send('PUT', path, bytes, 'application/octet-stream', headers);
  }

  async #send<T>(
    method: string,
    path: string,
    body?: BodyInit,
    type?: string,
    more: Record<string, string> = {},
  ): Promise<T> {
    const headers: Record<string, string> = { cookie: this.#cookie, origin: this.baseUrl, ...more };
    if (type !== undefined) headers['content-type'] = type;
    const answer = await fetch(`${this.baseUrl}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const cookie = answer.headers.get('set-cookie');
    if (cookie !== null) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 400)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T; // the caller names the route's answer
  }

  /** The next mutation of this device, said at `at`. */
  async says<K extends Kind>(kind: K, body: Body<K>, at = new Date()): Promise<Mutation> {
    this.#deviceSeq += 1;
    const draft = {
      id: uuidv7(),
      kind,
      v: newestVersion(kind),
      deviceId: this.deviceId,
      accountId: this.me.accountId,
      deviceSeq: this.#deviceSeq,
      at: at.toISOString(),
      clockOffset: 0,
      prevHash: this.#prevHash,
      salt: randomBytes(16).toString('hex'),
      body,
    };
    const m = ofAnyKind(await freeze<K>(draft as unknown as MutationDraft<K>)); // kind and body go together by the signature
    this.#prevHash = m.hash;
    return m;
  }

  /** Sends in pushes of at most the server's ceiling; anything but `applied` stops the script. */
  async push(mutations: readonly Mutation[]): Promise<void> {
    for (let from = 0; from < mutations.length; from += limits.pushMutationsMax) {
      const page = mutations.slice(from, from + limits.pushMutationsMax);
      const sentAt = new Date().toISOString();
      const answer = await this.post<PushAnswer>('/api/sync/push', {
        protocol,
        deviceId: this.deviceId,
        sentAt,
        unsent: 0,
        mutations: page,
      });
      const bad = answer.results.find((result) => result.outcome !== 'applied');
      if (bad !== undefined) throw new Error(`${page[bad.index]?.kind}: ${JSON.stringify(bad)}`);
    }
  }
}
