import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { officerChunks } from './chunks.ts';

const pwa = fileURLToPath(new URL('..', import.meta.url));

const chunks = officerChunks();

export const viteConfig = {
  root: pwa,
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: `${pwa}/dist`,
    emptyOutDir: true,
    target: 'es2022',
    // The app is precached whole: naming beforehand what each part imports would be 1 kB of every first visit.
    modulePreload: false,
    // data: URLs would need a wider content security policy and escape the hashed names.
    assetsInlineLimit: 0,
    manifest: false,
    reportCompressedSize: false,
    rolldownOptions: {
      plugins: [chunks.plugin],
      // Of the PDF library only its core is used, and the package does not say that its files do nothing by themselves:
      // 216 kB (brotli) of forms, SVG and parsers become 122.
      treeshake: { moduleSideEffects: (id: string) => !/\/node_modules\/(@cantoo\/pdf-lib|culori|node-html)/.test(id) },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: chunks.nameOf, debugName: 'officer' }],
        },
        // The chunk's own name leads, so that the report can tell the officer's path from the rest.
        chunkFileNames: 'assets/[name]-[hash].js',
        entryFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
} satisfies InlineConfig;
