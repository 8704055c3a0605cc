// `npm run build`: the app, then its service worker, then the report of the first visit's weight.
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { describe, measure, officerFiles, writeReport } from './report.ts';
import { buildServiceWorker } from './service-worker.ts';
import { viteConfig } from './vite.config.ts';

export const dist = fileURLToPath(new URL('../dist', import.meta.url));
export const distReport = fileURLToPath(new URL('../dist-report.json', import.meta.url));

/** Builds everything into pwa/dist once and tells the first visit's weight. */
export async function buildPwa(log: (line: string) => void): Promise<void> {
  const built = (await build(viteConfig)) as Rolldown.RolldownOutput; // one input and no watch: one output
  await buildServiceWorker(dist);
  const chunks = built.output.filter((file) => file.type === 'chunk');
  const report = measure(dist, officerFiles(chunks));
  writeReport(distReport, report);
  for (const line of describe(report)) log(line);
}

/** Builds anew after every change of a source file; resolves after the first build, answers what ends the watching. */
export async function watchPwa(log: (line: string) => void): Promise<() => Promise<void>> {
  const watcher = (await build({
    ...viteConfig,
    build: { ...viteConfig.build, watch: {} },
  })) as Rolldown.RolldownWatcher;
  await new Promise<void>((resolve) => {
    watcher.on('event', async (event) => {
      if (event.code === 'ERROR') log(event.error.message);
      if (event.code === 'BUNDLE_END') {
        await event.result.close();
        await buildServiceWorker(dist);
        log('pwa: built');
        resolve();
      }
    });
  });
  return () => watcher.close();
}

if (import.meta.main) await buildPwa(console.log);
