/** What is held before the camera, from easy to hopeless. `isSure`: the reader must read it; the bench tries them all. */
import type { CodeKind, Shot } from './code-images.ts';

const nip = '198609262015051001';

export function textOf(kind: CodeKind): string {
  if (kind === 'ean13') return '8991234567891';
  return kind === 'qrcode' ? `https://simpeg.contoh.go.id/p?nip=${nip}` : nip;
}

export type Case = { kind: CodeKind; name: string; shot: Omit<Shot, 'width' | 'height'>; isSure: boolean };

/** Largest module of a linear code that fits a picture of 1,280 pixels: as far as the card is held away, less. */
const sizes: Record<CodeKind, readonly number[]> = {
  qrcode: [6, 3, 2],
  code128: [4, 2, 1.5],
  code39: [3, 2, 1.5],
  pdf417: [4, 3, 2],
  ean13: [4, 3, 2],
};
export const kinds: readonly CodeKind[] = ['qrcode', 'code128', 'code39', 'pdf417', 'ean13'];
export const angles = [0, 7, 15, 90, 180] as const;
export const blurs = [0, 0.25, 0.4] as const;

const sureAngles: Record<CodeKind, readonly number[]> = {
  qrcode: [0, 15, 90, 180],
  code128: [0, 15, 90, 180],
  code39: [0, 7, 180],
  pdf417: [0, 7, 180],
  ean13: [0, 15, 90, 180],
};

export const cases: readonly Case[] = kinds.flatMap((kind) =>
  sizes[kind].flatMap((modulePx, far) =>
    angles.flatMap((degrees) =>
      // Of a module: what a lens blurs grows with what it enlarges.
      blurs.map((blur): Case => {
        const shot = { modulePx, degrees, blurPx: blur * modulePx, noise: 6, seed: 7 };
        const isSure = far === 0 && blur === 0.25 && sureAngles[kind].includes(degrees);
        return { kind, name: `${modulePx} px, ${degrees}°, blur ${blur}`, shot, isSure };
      }),
    ),
  ),
);
