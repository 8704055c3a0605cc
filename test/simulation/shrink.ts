/** From a world that breaks, the least of it that still does: lines of its script are left out as long as the same invariant fails. */
import type { Breach } from './breach.ts';
import type { Line, Script } from './script.ts';

/** `breaks`: the breach of a script when it is played, or null. At most `playsMax` are played. */
export async function shrink(
  script: Script,
  breach: Breach,
  breaks: (script: Script) => Promise<Breach | null>,
  playsMax = 400,
): Promise<Script> {
  let lines: readonly Line[] = script.lines;
  let size = Math.ceil(lines.length / 2);
  let from = 0;
  let isSmaller = false;
  for (let plays = 0; plays < playsMax && lines.length > 0; plays += 1) {
    const rest = [...lines.slice(0, from), ...lines.slice(from + size)];
    if ((await breaks({ ...script, lines: rest })) === breach) [lines, isSmaller] = [rest, true];
    else from += size;
    if (from < lines.length) continue;
    if (size === 1 && !isSmaller) break;
    [from, isSmaller, size] = [0, false, Math.ceil(size / 2)];
  }
  return { ...script, lines: [...lines] };
}

/** For people: one line of the script each. */
export function told(script: Script): string {
  const users = script.users.map((names, n) => `phone ${n}: ${names.join(', then ')}`).join('; ');
  const lines = script.lines.map(({ atMs, what, phone, salt }) => {
    return `  ${(atMs / 1000).toFixed(1).padStart(7)} s  ${what.padEnd(16)} phone ${phone}  (${salt})`;
  });
  return [users, ...lines].join('\n');
}
