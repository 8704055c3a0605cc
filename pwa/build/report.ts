// What an officer's phone downloads as JavaScript on the first visit: the entry with all it imports statically, and the
// lazily loaded officer screens with theirs. The budget is judged by the test run, not here.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Rolldown } from 'vite';

/** The officer's first screens, whatever the chunk is called that the bundler puts them into. */
const OFFICER_ENTRY = /\/pwa\/officer\/officer-app\.tsx$/;

function holdsOfficer(chunk: Rolldown.OutputChunk): boolean {
  return chunk.moduleIds.some((id) => OFFICER_ENTRY.test(id.replaceAll('\\', '/')));
}

export interface DistReport {
  files: { file: string; bytes: number; brotliKb: number }[];
  brotliKb: number;
}

/** Follows static imports from the entry and the officer's lazy chunks; answers file names in the order met. */
export function officerFiles(chunks: readonly Rolldown.OutputChunk[]): string[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const starts = chunks.filter((chunk) => chunk.isEntry || holdsOfficer(chunk));
  const met = new Set<string>();
  // Otherwise a renamed room would make the budget look well kept.
  if (!starts.some(holdsOfficer)) throw new Error('The build has no chunk of the officer.');
  const waiting = starts.map((chunk) => chunk.fileName);
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    if (met.has(file)) continue;
    met.add(file);
    waiting.push(...(byFile.get(file)?.imports ?? []));
  }
  return [...met];
}

/** Sizes in kB of 1000 bytes, brotli at its highest level, as Cloudflare's cache and the budget both count. */
export function measure(dist: string, files: readonly string[]): DistReport {
  const sized = files.map((file) => {
    const bytes = readFileSync(join(dist, file));
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    return { file, bytes: bytes.length, brotliKb: packed.length / 1000 };
  });
  return { files: sized, brotliKb: sized.reduce((sum, { brotliKb }) => sum + brotliKb, 0) };
}

export function writeReport(path: string, report: DistReport): void {
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
}

export function describe(report: DistReport): string[] {
  const line = (kb: number, what: string) => `${kb.toFixed(1).padStart(7)} kB  ${what}`;
  return [
    ...report.files.map(({ file, brotliKb }) => line(brotliKb, basename(file))),
    line(report.brotliKb, "JavaScript on the officer's path, first visit, brotli"),
  ];
}
