/** Digits typed, looked for in all numbers: 18 of them for each row, never across two numbers. */
import type { Token } from './roster-tokens.ts';

const nipLength = 18;

type Numbers = {
  size: number;
  digits: Uint8Array;
  numbers: readonly (readonly [row: number, number: string])[];
};

/** A bit for each token that occurs in the row's number (Horspool's search); null where none can. */
export function bitsOfNumbers(tokens: readonly Token[], { size, digits, numbers }: Numbers): Uint8Array | null {
  if (!tokens.some(({ isNumber }) => isNumber)) return null;
  const bits = new Uint8Array(size);
  tokens.forEach(({ text, bytes, isNumber }, i) => {
    if (!isNumber || bytes.length > nipLength) return;
    const bit = 1 << i;
    const last = bytes.length - 1;
    const lastDigit = bytes[last];
    const skip = new Uint8Array(256).fill(bytes.length);
    for (let at = 0; at < last; at += 1) skip[bytes[at] ?? 0] = last - at;
    for (let row = 0, end = nipLength; row < size; row += 1, end += nipLength) {
      for (let at = end - nipLength + last; at < end;) {
        const digit = digits[at] ?? 0;
        if (digit === lastDigit) {
          let same = 1;
          while (same <= last && digits[at - same] === bytes[last - same]) same += 1;
          if (same > last) {
            bits[row] = (bits[row] ?? 0) | bit;
            break;
          }
        }
        at += skip[digit] ?? 1;
      }
    }
    for (const [row, number] of numbers) {
      if (number.includes(text)) bits[row] = (bits[row] ?? 0) | bit;
    }
  });
  return bits;
}
