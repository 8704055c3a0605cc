/** The network's other end: a server on a port of its own for each phone, whose every answer the test decides. */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: Buffer;
};
/** `cut`: the connection ends without an answer. */
export type Told =
  | 'cut'
  | { status?: number; contentType?: string; headers?: Record<string, string>; body?: string | Buffer };

export type Host = { origin: string; close: () => Promise<void> };

export async function startHost(answer: (asked: Asked) => Promise<Told>): Promise<Host> {
  const server = createServer((request, response) => {
    void read(request)
      .then(answer)
      .then((told) => send(response, told))
      // The page went away in the middle of it.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not a pipe
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  const { method = 'GET', url = '/', headers } = request;
  return { method, url: new URL(url, 'http://host'), headers, body: Buffer.concat(parts) };
}

function send(response: ServerResponse, told: Told): void {
  if (told === 'cut') {
    response.destroy();
    return;
  }
  const { status = 200, contentType = 'text/plain', headers, body } = told;
  // A browser asks again by itself when a connection that it used before is cut; each request shall be the app's own.
  response.writeHead(status, { 'content-type': contentType, connection: 'close', ...headers });
  response.end(body);
}
