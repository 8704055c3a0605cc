/**
 * The office routes for screens. The last good answer of a GET is kept, so that a page read in the morning can be
 * read without network, with the time it is from. A refusal is shown as it is: what is no longer this person's to
 * see must not come out of the cupboard.
 */
import { answerMark } from '../../schema/answer-mark.ts';
import type { Ask, Reply } from './http.ts';
import { loadPages } from './on-demand.ts';
import type { KeptPage, Store } from './store.ts';
import type { Answer, Failure, Page, Query } from './types.ts';

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** Pages in memory; storage has its own, larger limit. */
const inMemoryMax = 40;

export type Office = ReturnType<typeof createOffice>;

/** `store` is null while nobody is signed in. */
export function createOffice(askAnybody: Ask, store: () => Pick<Store, 'door'> | null, now: () => string) {
  const recent = new Map<string, KeptPage>();

  /** What the sync engine asks is judged by its readers; what comes here is shown as it is, so it must bear our mark. */
  const ask: Ask = async (path, init) => {
    const reply = await askAnybody(path, init);
    const isForeign = reply.kind === 'ok' && !reply.response.headers.has(answerMark);
    return isForeign ? { kind: 'lost', status: reply.status } : reply;
  };

  function remember(key: string, page: KeptPage, isSearch: boolean): void {
    recent.delete(key);
    recent.set(key, page);
    for (const oldest of recent.keys()) {
      if (recent.size <= inMemoryMax) break;
      recent.delete(oldest);
    }
    // The key of a search holds what was typed, a person's name often: that is not written down.
    if (!isSearch) void keep(key, page).catch(() => undefined);
  }

  async function keep(key: string, page: KeptPage): Promise<void> {
    const door = store()?.door;
    if (door !== undefined) await (await loadPages()).keepPage(door, key, page);
  }

  async function kept(key: string): Promise<KeptPage | undefined> {
    const door = store()?.door;
    return door === undefined ? undefined : (await loadPages()).keptPage(door, key);
  }

  return {
    async get<T>(path: string, query: Query = {}): Promise<Page<T>> {
      const key = withQuery(path, query);
      const reply = await ask(key);
      if (reply.kind === 'ok') {
        const page = { at: now(), value: reply.body };
        remember(key, page, 'search' in query);
        return { ok: true, value: answered<T>(page.value), asOf: page.at, stale: false };
      }
      if (reply.kind === 'refused') return { ok: false, problem: reply.problem };
      const page = recent.get(key) ?? (await kept(key).catch(() => undefined));
      return page === undefined
        ? { ok: false, problem: 'offline' }
        : { ok: true, value: answered<T>(page.value), asOf: page.at, stale: true };
    },

    /** A GET whose answer is computed with, not shown: never an old one, and kept nowhere (the whole roster). */
    async read<T>(path: string, query: Query = {}): Promise<Answer<T>> {
      return outcomeOf<T>(await ask(withQuery(path, query)));
    },

    async send<T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> {
      return outcomeOf<T>(await ask(path, body === undefined ? { method } : { method, json: body }));
    },

    /** Raw bytes with their SHA-256 beside them: the packed roster. */
    async sendBytes<T>(path: string, bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<Answer<T>> {
      return outcomeOf<T>(await ask(path, { method: 'PUT', bytes, headers: { 'x-sidak-sha256': sha256 } }));
    },

    /** Another person uses the phone now. */
    forget: (): void => recent.clear(),
  };
}

export function failureOf(reply: Exclude<Reply, { kind: 'ok' }>): Failure {
  return { ok: false, problem: reply.kind === 'refused' ? reply.problem : 'offline' };
}

function outcomeOf<T>(reply: Reply): Answer<T> {
  return reply.kind === 'ok' ? { ok: true, value: answered<T>(reply.body) } : failureOf(reply);
}

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/** The caller names the route's answer; its type is the one in schema/api.ts that the server answers with. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the one place where a route's answer is believed
function answered<T>(value: unknown): T {
  return value as T;
}
