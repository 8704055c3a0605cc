// Two versions of the app on one host, as a deployment leaves them: the new one's files are there, the old one's are
// gone. The second has the same screens under other names of every hashed file, so whatever asks for an old name fails.
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { dist } from '../../../pwa/build/build.ts';
import { buildServiceWorker } from '../../../pwa/build/service-worker.ts';

export type Version = 'one' | 'two';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

export interface Host {
  baseUrl: string;
  /** What is deployed now. */
  deployed: Version;
  /** A flight mode that takes the host away from everybody. */
  isReachable: boolean;
  /** On-demand files of a version, as the page asks for them. */
  chunksOf(version: Version): string[];
  close(): Promise<void>;
}

export async function startHost(apiUrl: string): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'sidak-versions-'));
  cpSync(dist, join(folder, 'one'), { recursive: true });
  cpSync(dist, join(folder, 'two'), { recursive: true });
  await rename(join(folder, 'two'));
  const server = createServer((request, response) => {
    if (!host.isReachable) request.socket.destroy();
    else if (request.url?.startsWith('/api/') === true) passOn(apiUrl, request, response);
    else serve(join(folder, host.deployed), request.url ?? '/', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not a pipe
  const host: Host = {
    baseUrl: `http://127.0.0.1:${port}`,
    deployed: 'one',
    isReachable: true,
    chunksOf: (version) => readdirSync(join(folder, version, 'assets')).map((name) => `/assets/${name}`),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return host;
}

/** Every hashed file gets another name, in all files that name it; then the service worker that goes with them. */
async function rename(version: string): Promise<void> {
  const names = readdirSync(join(version, 'assets')).toSorted((a, b) => b.length - a.length);
  const files = readdirSync(version, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|html)$/.test(file),
  );
  for (const file of files.filter((one) => one !== 'sw.js')) {
    const text = names.reduce(
      (all, name) => all.replaceAll(name, `two-${name}`),
      readFileSync(join(version, file), 'utf8'),
    );
    writeFileSync(join(version, file), text);
  }
  for (const name of names) renameSync(join(version, 'assets', name), join(version, 'assets', `two-${name}`));
  await buildServiceWorker(version);
}

function serve(folder: string, url: string, response: ServerResponse): void {
  const path = new URL(url, 'http://host').pathname;
  try {
    const file = extname(path) === '' ? 'index.html' : path;
    const content = readFileSync(join(folder, file));
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
}

function passOn(apiUrl: string, request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', headers, url = '/' } = request;
  const onward = ask(new URL(url, apiUrl), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
