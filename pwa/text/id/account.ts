export const account = {
  username: 'NIP atau nama pengguna',
  password: 'Kata sandi',
  once: 'Masuk sekali saat ada sinyal. Sesudah itu Sidak terbuka tanpa sinyal.',
  again: 'Sesi berakhir. Masuk lagi agar yang tersimpan terkirim. Pencatatan tetap bisa berjalan.',
  purpose: 'Data dipakai untuk penegakan dan pembinaan disiplin ASN menurut PP 94/2021. Setiap pembacaan dicatat.',
  checking: 'Memeriksa…',
  later: 'Nanti saja',
  known: 'Akun di perangkat ini',
  openPhone: (initials: string, name: string) => `${initials}: akun ${name} dan perangkat ini`,
  brokenTitle: 'Penyimpanan perangkat tidak dapat dibuka',
  brokenText:
    'Isinya tidak dihapus. Tutup semua jendela Sidak, kosongkan ruang, mulai ulang perangkat, lalu buka kembali. Jangan menghapus data aplikasi atau peramban: catatan yang belum terkirim ada di dalamnya.',
  troubleTitle: 'Penyimpanan perangkat bermasalah',
  troubleText:
    'Yang dicatat sekarang belum tentu tersimpan; isian tetap di layar. Kosongkan ruang, lalu buka kembali Sidak. Jangan menghapus data aplikasi.',

  wrong: {
    needed: 'Isi nama pengguna dan kata sandi.',
    signIn: 'Nama pengguna atau kata sandi salah.',
    locked: 'Terlalu banyak percobaan. Coba lagi 15 menit lagi.',
    offline: 'Server tidak terjangkau. Periksa sinyal, lalu coba lagi.',
    busy: 'Server sedang sibuk. Coba lagi sebentar lagi.',
    setUpClosed: 'Tautan ini tidak berlaku lagi, atau penyiapan sudah selesai.',
    other: 'Belum berhasil. Coba lagi.',
  },
} as const;
