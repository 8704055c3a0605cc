// `npm test`: every check of the project, two at a time, with the time of each. `node test/run.mjs schema lint` runs only
// the steps named (and what they need). The last line is always "N passed, N failed".
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runNode } from '../worker/dev/processes.ts';
import { openScratch } from './scratch.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const results = `${root}test/results/`;
/** Three were faster by a tenth on two cores, and made tests of timing fail. */
const AT_ONCE = 2;
/** JavaScript of the officer's first visit, brotli; what a slow connection at the gate can bear. */
const FIRST_VISIT_KB = 45;
const PROGRAMS = [
  'schema',
  'worker',
  'worker/dev',
  'pwa',
  'pwa/sw',
  'pwa/build',
  'test',
  'test/worker',
  'test/bench/worker',
];

interface Outcome {
  ok: boolean;
  output: string;
  passed: number;
  failed: number;
}

interface Step {
  name: string;
  /** Steps to be done before, also when not named. */
  after?: string[];
  /** Run by `npm run test:long`, or when named. */
  isLong?: boolean;
  run(): Promise<Outcome>;
}

const scratch = openScratch();
const bin = (path: string) => `${root}node_modules/${path}`;
const env: NodeJS.ProcessEnv = {
  ...process.env,
  TZ: process.env['TZ'] ?? 'Asia/Jakarta',
  NO_COLOR: '1',
  SIDAK_BUILT: '1',
  // `os.tmpdir()` of each system.
  TMPDIR: scratch,
  TEMP: scratch,
  TMP: scratch,
};

async function node(name: string, args: readonly string[]): Promise<Outcome> {
  const { code, output } = await runNode(args, { cwd: root, env, logFile: `${results}${name}.log` });
  return { ok: code === 0, output, passed: 0, failed: 0 };
}

/** The compiler uses both cores by itself, so the programs follow one another in pairs. */
async function types(): Promise<Outcome> {
  const check = async (program: string) =>
    node('types', [bin('typescript/bin/tsc'), '-p', program, '--pretty', 'false']);
  const outcomes: Outcome[] = [];
  for (let i = 0; i < PROGRAMS.length; i += AT_ONCE) {
    outcomes.push(...(await Promise.all(PROGRAMS.slice(i, i + AT_ONCE).map(check))));
  }
  const lines = new Set(outcomes.flatMap(({ output }) => output.split('\n'))); // a shared file's error comes from each program
  return { ok: outcomes.every(({ ok }) => ok), output: [...lines].join('\n'), passed: 0, failed: 0 };
}

async function build(): Promise<Outcome> {
  const built = await node('build', [`${root}pwa/build/build.ts`]);
  if (!built.ok) return built;
  const { brotliKb } = JSON.parse(readFileSync(`${root}pwa/dist-report.json`, 'utf8')) as { brotliKb: number }; // our report
  const ok = brotliKb <= FIRST_VISIT_KB;
  const limit = `first visit ${brotliKb.toFixed(1)} kB of ${FIRST_VISIT_KB} kB`;
  return { ...built, ok, output: `${built.output}${ok ? '' : `Too heavy: ${limit}\n`}` };
}

async function vitest(project: string): Promise<Outcome> {
  const report = `${results}${project}.json`;
  rmSync(report, { force: true });
  const args = ['run', '--config', 'test/vitest.config.ts', '--project', project];
  args.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
  const outcome = await node(project, [bin('vitest/vitest.mjs'), ...args]);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>; // vitest's
    return { ...outcome, passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
  } catch {
    return { ...outcome, ok: false };
  }
}

/** 300 worlds on one core, since another step has the other; then what the simulation promises of itself. */
async function simulation(): Promise<Outcome> {
  const args = ['--seeds', '300', '--from', '1', '--workers', '1'];
  const played = await node('simulate', [`${root}test/simulation/run.ts`, ...args]);
  return played.ok ? vitest('simulation') : played;
}

/** The longest first, so that the cores are busy to the end. */
const STEPS: Step[] = [
  { name: 'build', run: build },
  { name: 'browser', after: ['build'], run: () => vitest('browser') },
  { name: 'worker', run: () => vitest('worker') },
  { name: 'device', run: () => vitest('device') },
  { name: 'simulation', run: simulation },
  { name: 'contact', isLong: true, after: ['build'], run: () => vitest('contact') },
  { name: 'firefox', isLong: true, run: () => vitest('firefox') },
  { name: 'server', after: ['build'], run: () => vitest('server') },
  { name: 'schema', run: () => vitest('schema') },
  { name: 'types', run: types },
  { name: 'lint', run: () => node('lint', [bin('oxlint/bin/oxlint')]) },
  { name: 'format', run: () => node('format', [bin('oxfmt/bin/oxfmt'), '--check']) },
  { name: 'arrows', run: () => node('arrows', [`${root}test/arrows.ts`]) },
];

function choose(names: readonly string[], isLong: boolean): Step[] {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined)
    throw new Error(`No step "${unknown}". Steps: ${STEPS.map(({ name }) => name).join(', ')}`);
  if (names.length === 0) return STEPS.filter((step) => isLong || step.isLong !== true);
  const needed = new Set(names.flatMap((name) => [name, ...(STEPS.find((step) => step.name === name)?.after ?? [])]));
  return STEPS.filter(({ name }) => needed.has(name));
}

async function runStep(step: Step): Promise<Outcome> {
  const start = performance.now();
  const outcome = await step.run().catch((error: unknown): Outcome => {
    return { ok: false, output: String(error), passed: 0, failed: 0 };
  });
  // A step that fails without a failing test (types, a file that does not load) counts as one failure.
  const failed = outcome.ok ? outcome.failed : Math.max(1, outcome.failed);
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  const tests = outcome.passed + outcome.failed > 0 ? `  ${outcome.passed} passed, ${outcome.failed} failed` : '';
  if (!outcome.ok) console.log(`\n---- ${step.name} ----\n${outcome.output.trimEnd()}\n`);
  console.log(`${outcome.ok ? 'ok    ' : 'FAILED'} ${seconds} s  ${step.name.padEnd(8)}${tests}`);
  return { ...outcome, failed };
}

/** Runs at most two steps at once, each after those it needs; a step whose need failed is not run, and failed. */
async function runAll(steps: Step[]): Promise<Outcome[]> {
  const running = new Map<string, Promise<Outcome>>();
  const outcomes = new Map<string, Outcome>();
  const waiting = [...steps];
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(({ after }) => (after ?? []).every((name) => outcomes.has(name)));
    const step = running.size < AT_ONCE && next >= 0 ? waiting.splice(next, 1)[0] : undefined;
    if (step === undefined) {
      await Promise.race(running.values());
      continue;
    }
    const lacks = (step.after ?? []).find((name) => outcomes.get(name)?.ok === false);
    const needed = async (): Promise<Outcome> => {
      return { ok: false, output: `Not run: ${lacks} failed.`, passed: 0, failed: 0 };
    };
    const outcome = runStep(lacks === undefined ? step : { ...step, run: needed });
    const settled = outcome.then((done) => {
      outcomes.set(step.name, done);
      running.delete(step.name);
      return done;
    });
    running.set(step.name, settled);
  }
  return [...outcomes.values()];
}

mkdirSync(results, { recursive: true });
const start = performance.now();
const asked = process.argv.slice(2);
const isLong = asked.includes('--long');
// Read by test/browser/long.ts, in the processes that this one starts.
if (isLong) env['SIDAK_LONG'] = '1';
const chosen = choose(
  asked.filter((one) => one !== '--long'),
  isLong,
);
const outcomes = await runAll(chosen);
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`\n${((performance.now() - start) / 1000).toFixed(1)} s in all`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
