// The signal between a phone and the server, which the test takes away: a way through for as long as it is there.
import { type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Signal {
  /** The server as the phone reaches it. */
  baseUrl: string;
  isThere: boolean;
  close(): Promise<void>;
}

export async function startSignal(serverUrl: string): Promise<Signal> {
  const { hostname, port } = new URL(serverUrl);
  const open = new Set<Socket>();
  const server = createServer((phone) => {
    if (!signal.isThere) {
      phone.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [phone, far],
      [far, phone],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo; // it listens on a port, not a pipe
  let isThere = true;
  const signal: Signal = {
    baseUrl: `http://127.0.0.1:${own}`,
    get isThere() {
      return isThere;
    },
    set isThere(is: boolean) {
      isThere = is;
      if (!is) for (const socket of open) socket.destroy();
    },
    close: async () => {
      signal.isThere = false;
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return signal;
}
