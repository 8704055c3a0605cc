/** Rescue files: made from open and locked phones, kept by whoever made them, handed in by anybody, and again. */
import type { RescueAnswer } from '../../schema/rescue-bodies.ts';
import type { Device } from './code.ts';
import type { Phone } from './phone.ts';

/** As many lines as fit one request (limits.rescueEntriesMax), photos fewer (limits.rescuePhotosMax). */
const linesMax = 20;
const photosMax = 2;

export type KeptFile = { phone: Phone; lines: readonly Line[] };
type Line = { what: string; id: string };

export async function makesFile(phone: Phone, device: Device): Promise<KeptFile | null> {
  const made = await (await device.vault()).rescueFile(null).catch(() => null);
  if (made === null) return null;
  const [, ...lines] = (await made.file.text()).trim().split('\n');
  return { phone, lines: lines.map((line) => JSON.parse(line) as Line) }; // our own file
}

/** True: every line has been judged. A line that the server puts off is brought again. */
export async function handsIn(device: Device, { lines }: KeptFile): Promise<boolean> {
  for (const entries of pagesOf(lines)) {
    const answer = await device.office.send<RescueAnswer>('POST', '/api/sync/rescue', { entries });
    if (!answer.ok || answer.value.results.some(({ outcome }) => outcome === 'retry')) return false;
  }
  return true;
}

function pagesOf(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = [];
  for (const line of lines) {
    const page = pages.at(-1);
    const photos = page?.filter(({ what }) => what === 'photo').length ?? 0;
    if (page === undefined || page.length >= linesMax || (line.what === 'photo' && photos >= photosMax))
      pages.push([line]);
    else page.push(line);
  }
  return pages;
}

/** What waits in a phone's stores and could be in a file: sealed for the server too, since it had told its key by then. */
export function unsentOn(phone: Phone): Set<string> {
  const found = new Set<string>();
  for (const { stores } of phone.disk.databases.values()) {
    for (const [id, item] of stores.get('outbox')?.rows ?? []) {
      const { state, sealed } = item as { state: string; sealed?: Sealed }; // HeldItem
      if (state === 'waiting' && isForServer(sealed)) found.add(String(id));
    }
    for (const [sha256, note] of stores.get('photos')?.rows ?? []) {
      const bytes = stores.get('photoBytes')?.rows.get(sha256) as Sealed | undefined; // SealedEntry
      if ((note as { state: string }).state === 'waiting' && isForServer(bytes)) found.add(String(sha256));
    }
  }
  return found;
}

type Sealed = { form?: number; rescue?: object | null };

const isForServer = (sealed: Sealed | undefined): boolean => sealed?.rescue !== null && sealed?.rescue !== undefined;
