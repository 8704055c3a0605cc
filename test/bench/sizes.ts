/** What a phone downloads: the sync engine as test/device/size.test.ts judges it, the first visit as the build weighs it. */
import { readFileSync } from 'node:fs';
import { distReport } from '../../pwa/build/build.ts';
import { weighEngine } from '../device/weighing.ts';
import { type Line, atMost } from './line.ts';

/** Reads the report of the last build: opening the stage makes one. */
export async function sizes(): Promise<Line[]> {
  const { gzipBytes } = await weighEngine();
  const report = JSON.parse(readFileSync(distReport, 'utf8')) as { brotliKb: number }; // written by the build
  return [
    atMost('outbox + sync loop + store door, gzip', gzipBytes / 1000, 'kB', 8),
    atMost("JavaScript on the officer's path, first visit, brotli", report.brotliKb, 'kB', 45),
  ];
}
