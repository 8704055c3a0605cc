/** The office routes, for screens that read pages from the server; their code is loaded when one of them asks. */
import { askNoted } from './contact.ts';
import { atWork, correctedMs, offline } from './at-work.ts';
import { loadOffice } from './on-demand.ts';
import type { Method, Office } from './pages.ts';
import { isoOf, sha256Bytes } from './platform.ts';
import type { Answer, Page, Query } from './types.ts';

let pages: Office | null = null;

/** Null: it cannot be fetched now. An officer's screens ask for no pages. */
async function officePages(): Promise<Office | null> {
  const loaded = await loadOffice().catch(() => null);
  pages ??=
    loaded?.createOffice(
      async (path, init) => (atWork.ownsSession ? askNoted(path, init) : { kind: 'lost', status: null }),
      () => atWork.engine?.store ?? null,
      () => isoOf(correctedMs()),
    ) ?? null;
  return pages;
}

/**
 * Paths begin with '/api/'. `get` falls back to the last good answer (`stale`) when the server
 * cannot be reached.
 */
export const office = {
  get: async <T>(path: string, query?: Query): Promise<Page<T>> =>
    (await officePages())?.get<T>(path, query) ?? offline,
  /** A GET of what is true now: never the last good answer, and nothing of it is kept on the device. */
  read: async <T>(path: string, query?: Query): Promise<Answer<T>> =>
    (await officePages())?.read<T>(path, query) ?? offline,
  send: async <T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> =>
    (await officePages())?.send<T>(method, path, body) ?? offline,
  /** PUT of raw bytes with their SHA-256: the packed roster. */
  sendBytes: async <T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<T>> =>
    (await officePages())?.sendBytes<T>(path, bytes, await sha256Bytes(bytes)) ?? offline,
};

/** Nothing of one person's pages may be seen by the next. */
export function forgetPages(): void {
  pages?.forget();
}
