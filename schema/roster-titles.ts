import { fold } from './fold.ts';

/**
 * Titles apart from the name they surround: 'Drs. ' and ', M.Si.'. They repeat, so they become numbers, and the
 * name sorts and is searched by its first real word. front + core + back is the name, to the letter.
 */
export function splitTitles(name: string): { front: string; core: string; back: string } {
  const front = /^(?:[\p{L}.]*\.\s+)*/u.exec(name)?.[0] ?? '';
  const rest = name.slice(front.length);
  const back = /(?:,\s*(?:[\p{L}.]*\.[\p{L}.]*|\p{Lu}{2,5}|Ners|Apt)(?:\s\p{L}+\.?)?)+$/u.exec(rest)?.[0] ?? '';
  const core = rest.slice(0, rest.length - back.length);
  return fold(core) === '' ? { front: '', core: name, back: '' } : { front, core, back };
}
