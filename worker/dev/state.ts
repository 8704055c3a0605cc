// The local start's folder: database and files (by workerd), secrets made once, the demo's sign-ins, logs.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SignIn {
  role: string;
  username: string;
  password: string;
}

interface Secrets {
  secret: string;
  setupToken: string;
  serverEpoch: string;
}

/** A file half written at a power cut would make the next start fail, so the name appears last. */
function writeJson(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Opens the folder, making it and its secrets at the first start; `envFile` is what wrangler reads the secrets from. */
export function openState(stateDir: string): { setupToken: string; envFile: string } {
  mkdirSync(stateDir, { recursive: true });
  const secretsFile = join(stateDir, 'secrets.json');
  if (!existsSync(secretsFile)) {
    const made: Secrets = { secret: token(32), setupToken: token(24), serverEpoch: token(8) };
    writeJson(secretsFile, made);
  }
  const secrets = readJson(secretsFile) as Secrets; // written by this module alone
  const envFile = join(stateDir, 'worker.env');
  const lines = {
    SIDAK_SECRET: secrets.secret,
    SETUP_TOKEN_HASH: createHash('sha256').update(secrets.setupToken).digest('hex'),
    SERVER_EPOCH: secrets.serverEpoch,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name}="${value}"\n`);
  writeFileSync(envFile, text.join(''), { mode: 0o600 });
  return { setupToken: secrets.setupToken, envFile };
}

/** After a restore: what phones knew of the server is not to be believed any more. Read at the next start. */
export function renewEpoch(stateDir: string): void {
  const secretsFile = join(stateDir, 'secrets.json');
  const secrets = readJson(secretsFile) as Secrets; // as above
  writeJson(secretsFile, { ...secrets, serverEpoch: token(8) });
}

const runningFile = (stateDir: string) => join(stateDir, 'running.json');

/** Says where the server answers that works on this state; null when it ends. */
export function markRunning(stateDir: string, baseUrl: string | null): void {
  if (baseUrl === null) rmSync(runningFile(stateDir), { force: true });
  else writeJson(runningFile(stateDir), { baseUrl });
}

/** Asked of the server itself: what a crash has left in the file says nothing. */
export async function isRunning(stateDir: string): Promise<boolean> {
  if (!existsSync(runningFile(stateDir))) return false;
  const { baseUrl } = readJson(runningFile(stateDir)) as { baseUrl: string }; // written by `markRunning` alone
  const answer = await fetch(`${baseUrl}/api/health`).catch(() => undefined);
  return answer?.ok === true;
}

const token = (bytes: number) => randomBytes(bytes).toString('base64url');

const signInsFile = (stateDir: string) => join(stateDir, 'demo-loaded.json');

/** The demo's sign-ins, or undefined while the demo has not been loaded whole. */
export function readSignIns(stateDir: string): SignIn[] | undefined {
  return existsSync(signInsFile(stateDir)) ? (readJson(signInsFile(stateDir)) as SignIn[]) : undefined;
}

export function keepSignIns(stateDir: string, signIns: SignIn[]): void {
  writeJson(signInsFile(stateDir), signIns);
}
