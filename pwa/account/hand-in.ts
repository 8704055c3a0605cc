/**
 * Handing in a rescue file: read as a stream, posted in pages, each line settled by itself. What the server has
 * answered is not asked again in this run; what it has not (the link dropped, it was busy) is sent again when the
 * person goes on. Beginning the same file anew is harmless too: twice changes nothing.
 */
import { limits } from '../../schema/limits.ts';
import type { RescueHeader } from '../../schema/rescue.ts';
import type { RescueAnswer, RescueResult } from '../../schema/rescue-bodies.ts';
import type { Answer, Failure } from '../device/device.ts';

/** What became of one line; the header is line 1. */
export type Settled = { line: number; outcome: RescueResult['outcome']; code: string };
export type Progress = {
  header: RescueHeader | null;
  /** Bytes read of `size` in this run. */
  read: number;
  size: number;
  settled: ReadonlyMap<number, Settled>;
};
export type End =
  | { is: 'done' }
  /** Some lines could not be taken now: go on later. */
  | { is: 'left'; lines: number }
  | { is: 'cut'; problem: Failure['problem'] }
  /** No line of it is one of a rescue file. */
  | { is: 'foreign' }
  | { is: 'too-large' };

export type Send = (entries: unknown[]) => Promise<Answer<RescueAnswer>>;
export type HandIn = ReturnType<typeof createHandIn>;

/** JSON around the lines of a page, and room to spare. */
const pageUnitsMax = limits.requestBytesMax - 10_000;
/** A line is its sealed thing, and its names and key beside it. */
const lineUnitsMax = limits.rescueLineMax + 1_000;

type Line = { line: number; text: string; entry: object; isPhoto: boolean };

export function createHandIn(file: Blob, send: Send) {
  const settled = new Map<number, Settled>();
  let header: RescueHeader | null = null;
  let isOurs = false;
  /** Lines that this run sent and the server had no time for. */
  let left = 0;

  function settle(line: number, outcome: Settled['outcome'], code = ''): void {
    settled.set(line, { line, outcome, code });
  }

  /** Null for what need not be sent: the header, a settled line, one that is damaged for all to see. */
  function toSend(line: number, text: string): Line | null {
    if (settled.has(line)) return null;
    const value = text.length > lineUnitsMax ? null : objectOf(text);
    if (value !== null && 'sidak' in value) {
      header = asHeader(value);
      isOurs = true;
      return null;
    }
    if (value === null || !('what' in value)) {
      settle(line, 'damaged', 'unreadable');
      return null;
    }
    isOurs = true;
    return { line, text, entry: value, isPhoto: value.what === 'photo' };
  }

  async function sendPage(page: readonly Line[]): Promise<Failure | null> {
    const answer = await send(page.map(({ entry }) => entry));
    if (!answer.ok) return answer;
    for (const { index, outcome, code } of answer.value.results) {
      const sent = page[index];
      if (sent !== undefined && !isForLater(outcome, code)) settle(sent.line, outcome, code);
    }
    left += page.filter(({ line }) => !settled.has(line)).length;
    return null;
  }

  /** From the beginning of the file; `tell` hears of every page. Never two at a time. */
  async function run(tell: (progress: Progress) => void): Promise<End> {
    if (file.size > limits.rescueFileBytesMax) return { is: 'too-large' };
    left = 0;
    let page: Line[] = [];
    const told = (read: number): void => tell({ header, read, size: file.size, settled });
    const flush = async (read: number): Promise<Failure | null> => {
      const failure = page.length === 0 ? null : await sendPage(page);
      page = [];
      told(read);
      return failure;
    };
    for await (const { line, text, read } of linesOf(file)) {
      const next = toSend(line, text);
      if (next === null) continue;
      if (isFullFor(page, next)) {
        const failure = await flush(read);
        if (failure !== null) return { is: 'cut', problem: failure.problem };
      }
      page.push(next);
    }
    const failure = await flush(file.size);
    if (failure !== null) return { is: 'cut', problem: failure.problem };
    if (!isOurs) return { is: 'foreign' };
    return left > 0 ? { is: 'left', lines: left } : { is: 'done' };
  }

  return { run };
}

/** The server had no time for it; a kind newer than the server's stays in the file until the server has caught up. */
const isForLater = (outcome: RescueResult['outcome'], code: string | undefined): boolean =>
  outcome === 'retry' && code !== 'update_app';

function isFullFor(page: readonly Line[], next: Line): boolean {
  const units = page.reduce((sum, { text }) => sum + text.length, next.text.length);
  const photos = page.filter(({ isPhoto }) => isPhoto).length + (next.isPhoto ? 1 : 0);
  return (
    page.length > 0 &&
    (page.length >= limits.rescueEntriesMax || photos > limits.rescuePhotosMax || units > pageUnitsMax)
  );
}

/** The file's lines in order, without ever holding the whole of it. `read`: bytes of the file so far. */
async function* linesOf(file: Blob): AsyncGenerator<{ line: number; text: string; read: number }> {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder();
  let [line, read, rest] = [0, 0, ''];
  for (;;) {
    const { done, value } = await reader.read();
    read += value?.byteLength ?? 0;
    const parts = (rest + decoder.decode(value, { stream: !done })).split('\n');
    rest = done ? '' : (parts.pop() ?? '');
    for (const text of parts) {
      line += 1;
      if (text.trim() !== '') yield { line, text, read };
    }
    if (done) return;
    // Not a line of ours any more: enough is kept to see that, and no more.
    if (rest.length > 2 * lineUnitsMax) rest = rest.slice(0, lineUnitsMax + 1);
  }
}

function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** Only shown to the person; nothing is decided by it. Null when a part is missing. */
function asHeader(value: object): RescueHeader | null {
  const { madeAt, entries, photos } = value as Partial<RescueHeader>; // each is looked at here
  const isWhole = typeof madeAt === 'string' && typeof entries === 'number' && typeof photos === 'number';
  return isWhole && !Number.isNaN(Date.parse(madeAt)) ? (value as RescueHeader) : null; // the three that are shown
}
