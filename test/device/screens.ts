/** Phones with the officer's screens on them, drawn over the real engine; everything else is as in harness.ts. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { aFinding, operationId } from './fixtures.ts';
import { type Phone, test as base } from './harness.ts';

/** Rooms that no officer enters, and what his reports and scanner load on demand. */
const elsewhere = /\/(?:personnel|supervisor|admin)\/index\.tsx$|\/scan\/reader\.ts$/;

async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('screens-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'screens', fileName: 'screens' },
      rolldownOptions: { external: (id) => elsewhere.test(id) },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error('the screens were not bundled');
  return chunk.code;
}

/** A form half filled in, as the app keeps it; where it was is known already. */
export function aDraft(note: string) {
  const { subject, facts } = aFinding();
  const fix = { lat: -7.7, lon: 110.6, accuracyM: 8, at: '2026-02-16T01:00:00.000Z' };
  const choices = { ...facts, place: { name: 'Gerbang timur', fix }, witness: '', note };
  return { operationId, subject, choices, signature: null };
}

export const test = base.extend<{ $worker: { code: string }; $test: { screens: Phone } }>({
  code: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the fixture's needs from this pattern
    async ({}, use) => use(await bundled()),
    { scope: 'worker' },
  ],
  /** Signed in as Rini; what she opened the app with is done when she has a PIN. */
  screens: async ({ newPhone, code }, use) => {
    const phone = await newPhone();
    phone.code = () => code;
    await phone.open();
    await phone.signsIn('rini');
    await use(phone);
  },
});
