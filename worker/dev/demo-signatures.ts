/** Signatures that are nobody's: loops and waves, another for each number. */
import { type Point, signatureOf } from '../../schema/signature.ts';

const touches = 90;

export function demoSignature(n: number): string {
  const letter = (at: number, rounds: number, height: number): Point[] =>
    Array.from({ length: touches }, (_, step) => {
      const turn = (step / touches) * rounds * 2 * Math.PI;
      return { x: at + step * 1.4 + 14 * Math.sin(turn), y: 60 - height * Math.cos(turn * (1 + (n % 3) / 7)) + n };
    });
  const flourish = Array.from({ length: 20 }, (_, step) => ({ x: 30 + step * 12, y: 104 - step * (1 + (n % 4)) }));
  return signatureOf([letter(20, 1 + (n % 2), 44), letter(150, 3 + (n % 3), 18), flourish]) ?? '';
}
