/**
 * A join code as it is read aloud and typed: the operation's eight signs and a ninth that checks them and the day. In
 * flight mode nobody can tell a misheard code from that of another operation: without the ninth it would open one that
 * does not exist, and its findings would lie apart from the squad's.
 */
import { joinCodeOf, operationIdOf } from './operation.ts';

/** Crockford's base 32: no I, L, O, U. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Three by three, as it is shown. */
const group = 3;

/** 'K7F 4Q2 MXT' for '20261120-K7F4Q2MX'. */
export function spokenCodeOf(operationId: string): string {
  const code = `${joinCodeOf(operationId)}${checkSign(operationId)}`;
  return [0, group, 2 * group].map((from) => code.slice(from, from + group)).join(' ');
}

/**
 * What a person typed, as the operation it means, opened on that day (YYYY-MM-DD). Lower case, blanks and look-alikes
 * are forgiven. `shape`: not nine signs of the alphabet; `check`: a sign, their order or the day is wrong.
 */
export function readSpokenCode(
  text: string,
  openedOn: string,
): { ok: true; operationId: string } | { ok: false; why: 'shape' | 'check' } {
  const typed = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (typed.length !== 3 * group || typed.split('').some((sign) => !signs.includes(sign)))
    return { ok: false, why: 'shape' };
  const operationId = operationIdOf(openedOn, typed.slice(0, -1));
  return checkSign(operationId) === typed.slice(-1) ? { ok: true, operationId } : { ok: false, why: 'check' };
}

/** Hybrid system MOD M+1, M of ISO/IEC 7064 with M = 32: tells every single wrong sign, and nearly every swap of two. */
function checkSign(operationId: string): string {
  const m = signs.length;
  let product = m;
  for (const sign of operationId.replace('-', '')) {
    const sum = (product + signs.indexOf(sign)) % m || m;
    product = (2 * sum) % (m + 1);
  }
  return signs[(m + 1 - product) % m] ?? '';
}
