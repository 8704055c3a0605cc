// Starting and ending other programs. Each is ended by its own id with all it started, never by name.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';

const STOP_GRACE_MS = 5_000;

/** Starts Node with `args` in a process group of its own; all it prints goes to `logFile`, and to `echo` if given. */
export function startNode(
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; logFile: string; echo?: (text: string) => void },
): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const log = createWriteStream(options.logFile, { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      options.echo?.(chunk.toString());
    });
  }
  child.on('close', () => log.end());
  return child;
}

/** Ends `child` and everything it started; resolves when it has ended. */
export async function stopTree(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  signalTree(child, 'SIGTERM');
  const late = setTimeout(() => signalTree(child, 'SIGKILL'), STOP_GRACE_MS);
  await ended;
  clearTimeout(late);
}

/** For the moment of leaving, when nothing can be awaited any more. */
export function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/** Resolves with the exit code and everything printed. */
export async function runNode(
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; logFile: string },
): Promise<{ code: number; output: string }> {
  let output = '';
  const child = startNode(args, { ...options, echo: (text) => (output += text) });
  const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? 1)));
  return { code, output };
}

/** The first port from `first` on that nobody listens on at 127.0.0.1; 0 lets the system choose. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port++) {
    const found = await tryPort(port);
    if (found !== undefined) return found;
  }
  throw new Error(`No free port from ${first} on.`);
}

async function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
