/** Photos as phones send them: bytes that begin like a JPEG, told apart by their content. */
import { sha256OfBytes } from '../../worker/bytes.ts';
import type { Device } from './world.ts';

export type Photo = { sha256: string; bytes: Uint8Array<ArrayBuffer> };

const jpegHead = [0xff, 0xd8, 0xff, 0xe0];

/** A photo of that many bytes, other than every photo of another name. */
export async function aPhoto(name: string, size = 2_000, head: readonly number[] = jpegHead): Promise<Photo> {
  const bytes = new Uint8Array(size).fill(0x2e);
  bytes.set(new TextEncoder().encode(name).subarray(0, size - 20), 16);
  bytes.set(head);
  return { sha256: await sha256OfBytes(bytes), bytes };
}

export const addressOf = ({ sha256 }: Photo): string => `/api/photos/${sha256}`;

/** Sends one part; `from` is its place. */
export function sendsPart(device: Device, photo: Photo, from: number, length = 65_536): Promise<Response> {
  const part = photo.bytes.slice(from, from + length);
  return device.puts(`${addressOf(photo)}/parts?from=${from}&size=${photo.bytes.length}`, part);
}
