/**
 * `npm run simulate -- --seeds N --from S [--devices D] [--d1 real] [--workers W] [--resume] [--no-shrink]`: plays the worlds of N
 * seeds on all cores. Progress goes to stderr; the last line of stdout is one JSON object. What is done is noted in
 * test/results, so that `--resume` goes on after an interruption.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleScripts } from './bundle.ts';
import type { FromChild, ToChild } from './child.ts';
import { addTally, lastLine, noTally, type Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    devices: { type: 'string' },
    d1: { type: 'string', default: 'double' },
    workers: { type: 'string', default: String(availableParallelism()) },
    resume: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const seeds = Number(values.seeds);
const from = Number(values.from);
const d1 = values.d1 === 'real' ? 'real' : 'double';
const devices = values.devices === undefined ? undefined : Number(values.devices);
/** Seeds handed out at once: few enough that an interruption costs seconds. */
const portion = Math.max(1, Math.min(50, Math.ceil(seeds / Number(values.workers))));
const results = fileURLToPath(new URL('../results/', import.meta.url));
const stateFile = `${results}simulate-${from}-${seeds}${d1 === 'real' ? '-real' : ''}${devices === undefined ? '' : `-${devices}`}.json`;
/** A run that fails everywhere need not go on for hours to say so. */
const failuresMax = 60;

type State = { portion: number; done: number[]; tally: Tally };

function readState(): State {
  try {
    return JSON.parse(readFileSync(stateFile, 'utf8')) as State; // written below
  } catch {
    return { portion, done: [], tally: noTally() };
  }
}

mkdirSync(results, { recursive: true });
const state: State = values.resume ? readState() : { portion, done: [], tally: noTally() };
const starts = Array.from({ length: Math.ceil(seeds / state.portion) }, (_, n) => from + n * state.portion);
const left = starts.filter((start) => !state.done.includes(start));
const began = performance.now();
const beganWith = state.tally.seeds;
const scripts = await bundleScripts();
await Promise.all(Array.from({ length: Math.min(Number(values.workers), left.length) }, work));
const { line, isGood } = lastLine(state.tally);
console.error(summary());
console.log(line);
process.exitCode = isGood ? 0 : 1;

/** One process, until nothing is left to hand out. */
function work(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), {
      serialization: 'advanced',
      // A world leaves much behind that is dead at once: larger nurseries are swept less often.
      execArgv: ['--max-semi-space-size=64', '--min-semi-space-size=64'],
    });
    let isDone = false;
    child.on('message', (message: FromChild) => {
      if ('tally' in message) take(message);
      isDone = !handOut(child);
      if (isDone) child.disconnect();
    });
    child.on('exit', (code) => (isDone ? resolve() : reject(new Error(`a process of the run ended with ${code}`))));
    tell(child, { scripts, d1 });
  });
}

function handOut(child: ChildProcess): boolean {
  const start = state.tally.failures.length > failuresMax ? undefined : left.shift();
  if (start === undefined) return false;
  const to = Math.min(start + state.portion, from + seeds);
  const shrinks = values.shrink && state.tally.failures.length < 3;
  tell(child, { from: start, to, shrinks, ...(devices === undefined ? {} : { devices }) });
  return true;
}

function take({ from: start, tally }: Extract<FromChild, { tally: Tally }>): void {
  state.done.push(start);
  addTally(state.tally, tally);
  for (const { seed, message, steps } of tally.failures) {
    console.error(`seed ${seed}: ${message}${steps === undefined ? '' : `\n${steps}`}`);
  }
  writeFileSync(stateFile, JSON.stringify(state));
  if (state.done.length % 20 === 0) console.error(summary());
}

function summary(): string {
  const { seeds: played, ms, counts } = state.tally;
  const each = (name: keyof typeof counts): string => `${(counts[name] / Math.max(1, played)).toFixed(1)} ${name}`;
  const perMinute = ((played - beganWith) / (performance.now() - began)) * 60_000;
  const names = ['steps', 'requests', 'mutations', 'conflicts', 'retries', 'crashes'] as const;
  return `${played} of ${seeds} seeds, ${(ms / Math.max(1, played)).toFixed(1)} ms each, ${perMinute.toFixed(0)} a minute; per seed ${names.map(each).join(', ')}; ${state.tally.failures.length} broken`;
}

function tell(child: ChildProcess, message: ToChild): void {
  child.send(message);
}
