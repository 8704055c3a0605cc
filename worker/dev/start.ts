// `npm start`: everything, with a demo government. `--large`: a large one. `--empty`: a new one, to be set up through the
// printed link.
// `--watch` (`npm run dev`): builds anew after every change. State lies in .sidak/ (or SIDAK_STATE).
import { type Server, startServer } from './server.ts';
import { stateDirOf } from './task.ts';

const isEmpty = process.argv.includes('--empty');
/** `npm run demo:large`: as many people as the largest province employs. */
const largeDemo = process.argv.includes('--large') ? { largeDemo: 60_000 } : {};
const stateDir = stateDirOf(process.argv);

function tell(server: Server): void {
  console.log(`\nSidak: ${server.baseUrl}\n`);
  if (isEmpty) console.log(`Set up, once: ${server.baseUrl}/#/setup?token=${server.setupToken}\n`);
  for (const { role, username, password } of server.signIns) {
    console.log(`  ${role.padEnd(24)} ${username.padEnd(20)} ${password}`);
  }
  console.log('\nCtrl-C stops it; what was entered is kept.');
}

let server: Server | undefined;
let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await server?.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  server = await startServer({
    stateDir,
    port: Number(process.env['PORT'] ?? 8787),
    demo: !isEmpty,
    ...largeDemo,
    build: process.argv.includes('--watch') ? 'watch' : 'once',
  });
  tell(server);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
