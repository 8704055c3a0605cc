/** What somebody refused, as forms, lists, figures and official papers say it. */
export const refusals = {
  none: 'Tidak menolak',
  identity: 'Menolak didata',
  signature: 'Menolak tanda tangan',
  unable: 'Tidak dapat menandatangani',
} as const;

/** Shared words that the first visit's screens show; `common.ts` has them and all the others. */
export const first = {
  app: 'Sidak',
  skip: 'Lompat ke isi',
  state: {
    draft: 'Draf',
    waiting: 'Menunggu kirim',
    sent: 'Terkirim',
    attention: 'Perlu perhatian',
    failed: 'Gagal',
    onPhone: 'Tersimpan di ponsel',
    saved: 'Tersimpan',
  },
  net: {
    contacting: 'Menghubungi server…',
    offline: 'Luring',
    online: 'Daring',
    offlineSince: (time: string) => `Luring sejak ${time}`,
    readyOffline: 'Siap luring',
  },
  act: {
    help: 'Bantuan',
    back: 'Kembali',
    close: 'Tutup',
    save: 'Simpan',
    retry: 'Coba lagi',
    scan: 'Pindai',
    signIn: 'Masuk',
    showPassword: 'Tampilkan kata sandi',
    hidePassword: 'Sembunyikan kata sandi',
  },
  tell: {
    failed: 'Gagal dimuat',
    failedHint: 'Yang sudah tersimpan tetap aman.',
  },
  word: {
    operation: 'Operasi',
    orderLetterShort: 'SPT',
  },
} as const;
