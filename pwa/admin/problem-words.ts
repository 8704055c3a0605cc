/** What went wrong, in words: the server's refusals, the device's, and that nobody answered. */
import type { Failure, Saved } from '../device/device.ts';
import { adminText } from '../text/admin.ts';

/** Codes with words of their own; others are named, so that they can be told to whoever helps. */
export function problemWords(problem: Failure['problem']): string {
  const t = adminText().problem;
  if (problem === 'offline') return t.offline;
  const detail = known(t.detail, problem.detail ?? '');
  return detail ?? known(t.code, problem.code) ?? t.other(problem.code);
}

export function savedWords(saved: Exclude<Saved, { ok: true }>): string {
  const t = adminText().problem;
  if (saved.why === 'storage') return t.storage;
  if (saved.why === 'malformed') return t.malformed(saved.field ?? '');
  return codeWords(saved.why);
}

export function codeWords(code: string): string {
  const t = adminText().problem;
  return known(t.refused, code) ?? t.other(code);
}

/** Own names only: 'constructor' is no code of ours. */
function known(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
