/**
 * Two chunks for the officer's first visit instead of thirty: the shell (all that the entry imports) and his first
 * screens (all that they import besides). Small files compress worse apart:
 * 50 kB in thirty files are 42 kB in two (brotli).
 */
import type { Rolldown } from 'vite';

const shellEntry = /\/pwa\/main\.tsx$/;
const officerEntry = /\/pwa\/officer\/officer-app\.tsx$/;

type InfoOf = (id: string) => Rolldown.ModuleInfo | null;

/** Ids of a module and everything it imports statically. */
function closureOf(start: string, infoOf: InfoOf): Set<string> {
  const met = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (met.has(id)) continue;
    met.add(id);
    waiting.push(...(infoOf(id)?.importedIds ?? []));
  }
  return met;
}

/** A rolldown plugin that learns the module graph, and the group that names chunks by it. */
export function officerChunks(): { plugin: Rolldown.Plugin; nameOf: (id: string) => string | null } {
  let shell = new Set<string>();
  let officer = new Set<string>();
  return {
    plugin: {
      name: 'officer-chunks',
      buildEnd() {
        const ids = [...this.getModuleIds()];
        const closure = (entry: RegExp): Set<string> => {
          const id = ids.find((one) => entry.test(one.replaceAll('\\', '/')));
          // A bundle of a Web Worker has neither.
          if (id === undefined) return new Set();
          return closureOf(id, (one) => this.getModuleInfo(one));
        };
        shell = closure(shellEntry);
        officer = closure(officerEntry);
      },
    },
    nameOf: (id) => (shell.has(id) ? 'shell' : officer.has(id) ? 'officer-home' : null),
  };
}
