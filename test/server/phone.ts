/**
 * A phone as the server meets it, over real HTTP: it keeps what it noted until the server has answered, for longer than
 * that too, and sends all of it again when it hears that the server was restored. For tests that start real servers;
 * the real engine has its own, in test/device.
 */
import type { Body, Kind, Mutation } from '../../schema/mutation.ts';
import { protocol } from '../../schema/mutation.ts';
import type { PullAnswer, PushAnswer, PushResult } from '../../schema/sync.ts';
import { Client } from '../../worker/dev/client.ts';

type Kept = { mutation: Mutation; outcome: PushResult['outcome'] | null };

/** A refusal of ours, or (status null) no answer at all. */
type Reply<T> = { ok: true; value: T } | { ok: false; status: number | null; code: string };

const pageSize = 50;

export class Phone {
  readonly client: Client;
  readonly username: string;
  readonly kept: Kept[] = [];
  cursors: Record<string, string> = {};
  /** How often it heard that the server was restored. */
  restores = 0;

  constructor(baseUrl: string, username: string) {
    this.client = new Client(baseUrl);
    this.username = username;
  }

  async signsIn(password: string): Promise<this> {
    await this.client.signIn(this.username, password, `Ponsel ${this.username}`);
    return this;
  }

  async notes<K extends Kind>(kind: K, body: Body<K>): Promise<Mutation> {
    const mutation = await this.client.says(kind, body);
    this.kept.push({ mutation, outcome: null });
    return mutation;
  }

  get unsent(): Kept[] {
    return this.kept.filter(({ outcome }) => outcome === null || outcome === 'held' || outcome === 'retry');
  }

  /** Sends what waits, page by page. Answers the first refusal, or null. */
  async pushes(): Promise<Reply<never> | null> {
    const waiting = this.unsent;
    for (let from = 0; from < waiting.length; from += pageSize) {
      const page = waiting.slice(from, from + pageSize);
      const reply = await this.#asks<PushAnswer>('/api/sync/push', {
        protocol,
        deviceId: this.client.deviceId,
        sentAt: new Date().toISOString(),
        unsent: waiting.length - from,
        mutations: page.map(({ mutation }) => mutation),
      });
      if (!reply.ok) return reply;
      for (const { index, outcome, was } of reply.value.results) {
        const one = page[index];
        // Kept, whatever it is: "sent" is a mark, not an end.
        if (one !== undefined) one.outcome = outcome === 'duplicate' ? (was?.outcome ?? 'applied') : outcome;
      }
    }
    return null;
  }

  /** Reads all news. A restored server makes everything unsent again. Answers the first refusal, or null. */
  async pulls(): Promise<Reply<never> | null> {
    for (;;) {
      const asked = encodeURIComponent(JSON.stringify(this.cursors));
      const reply = await this.#asks<PullAnswer>(`/api/sync/pull?cursors=${asked}`);
      if (!reply.ok && reply.code === 'restored') {
        this.restores += 1;
        this.cursors = {};
        for (const one of this.kept) one.outcome = null;
        continue;
      }
      if (!reply.ok) return reply;
      this.cursors = reply.value.next;
      if (!reply.value.more) return null;
    }
  }

  /** Send, read, send again what that has woken; waits while the server is busy. */
  async syncs(triesMax = 100): Promise<Reply<never> | null> {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const refusal = (await this.pushes()) ?? (await this.pulls()) ?? (await this.pushes());
      if (refusal === null || refusal.ok || refusal.status !== 503) return refusal;
    }
    throw new Error(`${this.username}: busy for ever`);
  }

  async #asks<T>(path: string, body?: unknown): Promise<Reply<T>> {
    try {
      return {
        ok: true,
        value: await (body === undefined ? this.client.get<T>(path) : this.client.post<T>(path, body)),
      };
    } catch (error) {
      // 'POST /api/…: 503 {"type":…}': as the client tells it.
      const [, status, text = ''] = /: (\d{3}) (\{.*)/s.exec(String(error)) ?? [];
      if (status === undefined) return { ok: false, status: null, code: 'lost' };
      return { ok: false, status: Number(status), code: /"code":"(\w+)"/.exec(text)?.[1] ?? '' };
    }
  }
}
