/**
 * A plain TCP relay before a server: it counts every byte that passes (request lines, headers and bodies, both ways)
 * and can be taken down. It reads nothing, so all peers pass the same door.
 */
import { createServer, connect, type Socket } from 'node:net';

export type Wire = {
  url: string;
  /** Bytes since the last `reset`. */
  bytes: () => { up: number; down: number };
  reset: () => void;
  /** Connections are cut and refused until `comesBack`. */
  goesDown: () => void;
  comesBack: () => void;
  close: () => Promise<void>;
};

export async function openWire(targetUrl: string): Promise<Wire> {
  const port = Number(new URL(targetUrl).port);
  const open = new Set<Socket>();
  const count = { up: 0, down: 0 };
  let isDown = false;
  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket.setNoDelay(true));
      socket.on('close', () => open.delete(socket));
      // A cut connection is what `goesDown` is for.
      socket.on('error', () => undefined);
    }
    near.on('data', (chunk: Buffer) => (count.up += chunk.length));
    far.on('data', (chunk: Buffer) => (count.down += chunk.length));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => open.forEach((socket) => socket.destroy());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    bytes: () => ({ ...count }),
    reset: () => void Object.assign(count, { up: 0, down: 0 }),
    goesDown: () => {
      isDown = true;
      cut();
    },
    comesBack: () => void (isDown = false),
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
