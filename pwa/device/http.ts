/**
 * Asking the server, and telling its answers from everything else that answers in its place: captive portals,
 * proxies, a login page with status 200. Only our own problem+json is believed to be a refusal, and only our own
 * mark ends a session (F03, F28). Never throws.
 */
import type { Problem } from '../../schema/sync.ts';
import { readProblem } from './answers.ts';

export type Reply =
  /** `body`: the JSON, not yet judged; null for bytes and for 204 and 304. */
  | { kind: 'ok'; status: number; body: unknown; response: Response }
  /** Our own refusal. `isEnded`: it bears the mark that ends the session. */
  | { kind: 'refused'; problem: Problem; isEnded: boolean; restS?: number }
  /** No answer, or one that is not ours: whether the request was carried out is unknown. */
  | { kind: 'lost'; status: number | null; restS?: number };

export type AskInit = {
  method?: string;
  json?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};
export type Ask = (path: string, init?: AskInit) => Promise<Reply>;

/** D1 may stall 60–80 s and still commit; asking again earlier would only double the work. */
const patienceMs = 90_000;

export async function ask(path: string, { method = 'GET', json, bytes, headers = {} }: AskInit = {}): Promise<Reply> {
  const type = json !== undefined ? 'application/json' : bytes !== undefined ? 'application/octet-stream' : null;
  const body = json !== undefined ? JSON.stringify(json) : (bytes ?? null);
  try {
    const response = await fetch(path, {
      method,
      body,
      headers: { accept: 'application/json', ...(type !== null && { 'content-type': type }), ...headers },
      credentials: 'same-origin',
      cache: 'no-store',
      // A portal redirects to its own page; ours never redirects.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    return await read(response);
  } catch {
    return { kind: 'lost', status: null };
  }
}

async function read(response: Response): Promise<Reply> {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  // How long the server, or what stands before it, asks to be left alone, in seconds; a date would need a clock to be trusted.
  const restS = Number(response.headers.get('retry-after'));
  const isBytes = response.ok && type.startsWith('application/octet-stream');
  if (isBytes || status === 304 || status === 204) return { kind: 'ok', status, body: null, response };
  if (response.ok && type.startsWith('application/json'))
    return { kind: 'ok', status, body: await response.json(), response };
  if (!response.ok && type.startsWith('application/problem+json')) {
    const problem = readProblem(await response.json());
    const isEnded = status === 401 && response.headers.get('x-sidak-session') === 'ended';
    if (problem !== null) return { kind: 'refused', problem, isEnded, restS };
  }
  return { kind: 'lost', status, restS };
}
