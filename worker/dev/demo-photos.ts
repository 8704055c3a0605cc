/** Two drawn pictures that stand for what officers photograph: a gate, and a mask left in a car. Nobody is on them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Client } from './client.ts';

export type DemoPhotos = { gate: string; car: string };

/** Sent as a phone sends photos; answers their hashes, for findings to name. */
export async function sendDemoPhotos(officer: Client): Promise<DemoPhotos> {
  return { gate: await send(officer, 'gate'), car: await send(officer, 'car') };
}

async function send(officer: Client, name: keyof DemoPhotos): Promise<string> {
  const bytes = new Uint8Array(readFileSync(new URL(`demo-photos/${name}.jpg`, import.meta.url)));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await officer.putBytes(`/api/photos/${sha256}`, bytes, {});
  return sha256;
}
