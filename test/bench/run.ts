/**
 * `npm run bench [-- part …]`: measures, prints a line of JSON for each and the table at the end. Exits 1 when a target
 * is missed. Parts: push (with pull), server, save, start, capture, sizes, cpu, scan,
 * search. Everything runs on this machine alone.
 */
import { loadavg } from 'node:os';
import { capture } from './capture.ts';
import { coldStart } from './cold-start.ts';
import { cpu } from './cpu.ts';
import { type Line, tableOf } from './line.ts';
import { pushPull } from './push-pull.ts';
import { save } from './save.ts';
import { scan } from './scan.ts';
import { search } from './search.ts';
import { serverSide } from './server-side.ts';
import { sizes } from './sizes.ts';
import { openStage, type Stage } from './stage.ts';

const parts = {
  push: pushPull,
  server: serverSide,
  save,
  start: coldStart,
  capture,
  sizes,
  cpu,
  scan,
} satisfies Record<string, (stage: Stage) => Promise<Line[]>>;
/** These need no server. */
const alone = { search } satisfies Record<string, () => Promise<Line[]>>;
/** The largest regency's roster. */
const employees = 60_000;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts) && !(name in alone));
if (unknown.length > 0)
  throw new Error(`No part ${unknown.join(', ')}; there are: ${Object.keys({ ...parts, ...alone }).join(', ')}`);

const lines: Line[] = [];
const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);
async function take(name: string, part: () => Promise<Line[]>): Promise<void> {
  console.error(`load ${load()}; ${name} ...`);
  for (const line of await part()) {
    lines.push(line);
    console.log(JSON.stringify(line));
  }
}
for (const [name, part] of Object.entries(alone)) if (isAsked(name)) await take(name, part);
if (Object.keys(parts).some(isAsked)) {
  console.error(`load ${load()}; starting the server with ${employees} employees ...`);
  const stage = await openStage(employees, () => undefined);
  try {
    for (const [name, part] of Object.entries(parts)) if (isAsked(name)) await take(name, () => part(stage));
  } finally {
    await stage.close();
  }
}
console.log(`\n${tableOf(lines)}\nload at the end ${load()}`);
process.exitCode = lines.some(({ ok }) => ok === false) ? 1 : 0;
