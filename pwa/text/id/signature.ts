import { refusals } from './first.ts';

export const signature = {
  title: 'Tanda tangan',
  of: (name: string) => `Tanda tangan ${name}`,
  /** On a tile. */
  signed: 'TTD ada',
  refusal: 'Penolakan',
  question: 'Yang bersangkutan',
  signs: 'Menandatangani',
  notRefused: refusals.none,
  ways: {
    signature: refusals.signature,
    unable: 'Tidak dapat',
    identity: refusals.identity,
  },
  /** On a tile: two short words. */
  short: { signature: 'Menolak TTD', unable: 'Tidak dapat', identity: 'Menolak didata' },
  padEmpty: 'Bidang tanda tangan, kosong. Tanpa layar sentuh, pilih jawaban lain di bawah.',
  padDrawn: (strokes: string) => `Bidang tanda tangan, ${strokes} goresan`,
  undo: 'Urungkan',
  redo: 'Pulihkan',
  clear: 'Hapus',
  witness: 'Nama saksi',
  fromTeam: 'Saksi dari regu',
  dropped: 'Orangnya diganti: tanda tangan perlu dibubuhkan lagi.',
} as const;
