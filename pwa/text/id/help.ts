/** Help for each screen: what it is for, how it goes, what happens to what is noted. */
export const help = {
  close: 'Tutup bantuan',
  about: (screen: string) => `Bantuan: ${screen}`,
  again: 'Lihat perkenalan lagi',
  phone: 'Perangkat ini: siap luring, PIN, bahasa',
  pages: {
    signIn: [
      'Masuk dengan NIP atau nama pengguna dan kata sandi dari admin. Pertama kali di sebuah perangkat diperlukan sinyal.',
      'Lupa kata sandi? Hubungi admin; kata sandi sementara diberikan saat itu juga. Temuan di perangkat tidak hilang.',
      'Perangkat dipakai bergantian? Setiap orang masuk dengan akunnya sendiri. Catatan orang lain tetap tersimpan dan tidak terlihat.',
    ],
    lock: [
      'Isi PIN untuk membuka catatan Anda, juga tanpa sinyal. Kata sandi akun juga membukanya.',
      'Setelah empat kali salah, tunggu sebelum mencoba lagi. Tidak ada catatan yang dihapus karena salah PIN.',
      'Lupa keduanya? Berkas penyelamat dapat dibuat dari layar ini tanpa PIN, lalu diserahkan ke kantor.',
    ],
    operations: [
      'Buka operasi menurut surat perintah tugas, atau gabung dengan kode dari danru. Keduanya bisa tanpa sinyal.',
      'Operasi hari ini di atas; yang lama tetap dapat dibaca selama 90 hari.',
      '“Siap luring” berarti aplikasi, daftar pegawai dan data sudah ada di ponsel: aman dibawa ke tempat tanpa sinyal.',
    ],
    newOperation: [
      'Isi nomor surat tugas, dasar hukum dan tempat. Yang belum diketahui dapat dilengkapi kemudian.',
      'Setelah dibuka muncul kode gabung. Bacakan atau tunjukkan kepada regu; mereka dapat bergabung tanpa sinyal.',
    ],
    join: [
      'Ketik kode delapan tanda dari danru, atau pindai kodenya. Huruf besar dan kecil sama saja.',
      'Tanpa sinyal pun temuan dapat langsung dicatat. Rincian operasi menyusul dari ponsel danru.',
    ],
    operation: [
      '“Catat temuan” membuka pencarian orang. Tiga huruf nama atau beberapa angka NIP biasanya cukup.',
      '“+1 patuh” menghitung orang yang diperiksa dan patuh, supaya dapat dilaporkan “13 dari 412”.',
      'Baris kuning: sudah tersimpan di ponsel, menunggu sinyal. Baris merah: perlu keputusan Anda.',
      'Angka yang bertanda panah dapat diketuk; daftar di baliknya selalu sama dengan angkanya.',
    ],
    find: [
      'Ketik bagian nama dengan urutan apa pun, angka NIP dari mana saja, atau nama kantor.',
      'Salah ejaan tidak apa-apa: Sitti menemukan Siti, Moch menemukan Muhammad.',
      'Tidak ada di daftar? Ketuk “Tidak ada di daftar?” untuk ASN daerah lain, warga, atau yang menolak didata.',
    ],
    other: [
      'Untuk orang di luar daftar pegawai, orang yang menolak didata, atau kantor.',
      'Isi secukupnya. NIK hanya bila perlu; di layar lain hanya empat angka terakhirnya yang terlihat.',
    ],
    note: [
      'Periksa pelanggaran, pilih alasan dan tindakan di tempat, lalu Simpan. Pilihan terakhir sudah terisi.',
      'Foto, tempat, tanda tangan dan catatan boleh ditambahkan; tidak ada yang wajib.',
      'Kotak kuning: orang ini pernah tercatat. Sarannya hanya saran; Anda yang memutuskan.',
      'Isian tersimpan sebagai draf setiap kali berubah. Bila aplikasi tertutup, formulir terbuka lagi di sini.',
      'Teguran di tempat bukan hukuman disiplin. Hukuman hanya lewat pemeriksaan dan keputusan pejabat.',
    ],
    saved: [
      'Cap berarti temuan sudah tersimpan kuat di ponsel. “Terkirim” muncul setelah server menerimanya.',
      'Salah catat? Ketuk Urungkan: temuan dicabut, bukan dihapus, dan tetap ada jejaknya.',
    ],
    findings: [
      'Semua temuan operasi ini, dari Anda dan regu. Temuan regu muncul setelah ponsel mereka terkirim.',
      'Ketuk satu baris untuk melihat, membetulkan atau mencabutnya.',
    ],
    finding: [
      'Temuan tidak dapat dihapus. Membetulkan dan mencabut meminta alasan dan tercatat.',
      'Foto bertanda menunggu akan menyusul sendiri; temuannya tidak perlu menunggu foto.',
    ],
    correct: [
      'Ubah yang keliru dan tulis alasannya. Isi lama dan baru sama-sama disimpan.',
      'Bila orang lain sudah mengubahnya lebih dulu, kedua versi ditampilkan dan Anda memilih.',
    ],
    recap: [
      'Angka dihitung dari daftar di baliknya; ketuk angka untuk melihatnya.',
      'Bagikan ringkasan ke grup tanpa nama orang, kecuali Anda memilih menyertakannya.',
      'Hasil nihil juga sah dan dapat dilaporkan. Tutup operasi bila razia selesai.',
    ],
    scan: [
      'Arahkan kamera ke kode pada kartu pegawai: QR, Code 128, Code 39 atau PDF417. Bekerja tanpa sinyal.',
      'Kode yang tidak memuat NIP disebutkan isinya dan tidak dibuka. Gelap? Nyalakan lampu bila tersedia.',
      'Kamera tidak dapat dipakai? Pindai dari gambar, atau cari dengan huruf.',
    ],
    raidReport: [
      'Laporan hasil kegiatan dibuat di ponsel ini, juga tanpa sinyal, dari temuan yang ada sekarang.',
      'Periksa uraian pelaksanaan dan tindak lanjut, pilih A4 atau F4, lalu buat. Isian disimpan sebagai draf.',
      'Sebelum divalidasi, setiap halaman bertanda “Belum divalidasi”.',
    ],
    details: [
      'Surat tugas, dasar hukum, regu dan kode gabung. Tunjukkan kodenya kepada rekan yang belum bergabung.',
      'Temuan yang tiba setelah operasi ditutup tetap diterima, dengan tanda susulan.',
    ],
    outbox: [
      'Semua di sini sudah tersimpan kuat di ponsel dan terkirim sendiri begitu ada sinyal. Tidak perlu menunggu di layar ini.',
      'Ponsel rusak atau akan diserahkan? Buat berkas penyelamat; siapa pun yang masuk dapat menyerahkannya ke server.',
    ],
    attention: [
      'Di sini dua versi berbeda, atau server meminta keputusan. Bagian yang berbeda ditandai.',
      'Pilih versi Anda, versi server, atau serahkan kepada Kasatpol PP. Tidak ada yang dihapus.',
    ],
    phone: [
      '“Siap luring” berarti boleh dibawa ke tempat tanpa sinyal.',
      'PIN menyegel catatan di perangkat ini. Kunci otomatis setelah lama tidak dipakai; pencatatan yang terbuka tidak hilang.',
      'Berkas penyelamat memuat semua yang belum terkirim dan hanya dapat dibuka server.',
    ],
    handIn: [
      'Pilih berkas penyelamat dari perangkat mana pun. Server membukanya dan menyimpan setiap catatan atas nama pencatatnya.',
      'Menyerahkan berkas yang sama dua kali tidak mengubah apa pun.',
    ],
    queue: [
      'Perkara yang menunggu tindakan kantor, menurut batas waktu. “lewat 6 hari” dihitung dalam hari kerja.',
      'Buka satu perkara untuk meneruskan ke atasan, memberi pembinaan, atau menutupnya.',
      'Pilih beberapa baris untuk meneruskan atau memberi pembinaan sekaligus.',
      'Tanpa jaringan, halaman yang pernah dibuka tetap dapat dibaca dan pekerjaan disimpan untuk dikirim.',
    ],
    case: [
      'Kiri: riwayat, dengan siapa dan kapan. Kanan: langkah yang boleh Anda ambil sekarang.',
      'Pembinaan dan hukuman disiplin adalah dua jalur berbeda. Menutup sebagai sah atau tidak terbukti menghapusnya dari hitungan berulang.',
      'Pembukaan berkas perorangan dicatat.',
    ],
    conflicts: [
      'Dua orang mengubah hal yang sama. Kedua versi disimpan; pilih salah satu dengan alasan, atau serahkan.',
      'Yang tidak diselesaikan dalam 7 hari diserahkan sendiri kepada yang berwenang.',
    ],
    held: [
      'Catatan yang menunggu induknya, misalnya temuan yang operasinya belum terkirim dari ponsel danru.',
      'Begitu induknya tiba, catatan ini diputuskan sendiri. Tidak ada yang hilang selama menunggu.',
    ],
    report: [
      'Setiap angka dapat dibuka; daftar di baliknya menjumlah tepat ke angka itu.',
      'Pilih masa dan kantor di atas. “per” menyebut kapan angka dihitung.',
      'Tabel pelanggaran, alasan dan tindakan memakai pelanggaran utama sehingga jumlahnya sama.',
    ],
    findingsList: [
      'Daftar temuan menurut saringan. Unduh sebagai CSV untuk diolah; unduhan dicatat.',
      'Temuan yang dicabut atau digabung tetap terlihat dengan tandanya dan tidak dihitung.',
    ],
    operationsList: [
      'Operasi yang ditutup menunggu validasi Anda. Buka untuk membaca laporan dan daftarnya.',
      'Temuan susulan datang setelah validasi dan ditampilkan terpisah.',
    ],
    review: [
      'Baca daftar temuan dan orang diperiksa, lalu validasi atau kembalikan dengan alasan.',
      'Validasi menyebut sampai catatan ke berapa laporan dibaca; yang datang kemudian menjadi susulan.',
    ],
    adminStart: [
      'Langkah awal: unit kerja, daftar pegawai, katalog, kalender, akun. Kerjakan berurutan.',
      'Yang sudah selesai bertanda centang dan tetap dapat diubah.',
    ],
    adminAttention: [
      'Hal yang menunggu keputusan admin: dua versi katalog, perangkat yang lama tidak mengirim, data yang hilang.',
    ],
    accounts: [
      'Satu orang satu akun. Menutup akun tidak menghapus catatannya; yang belum terkirim masih diterima 30 hari.',
      'Kata sandi sementara ditampilkan sekali saja.',
    ],
    devices: [
      'Kapan setiap perangkat terakhir terhubung dan berapa yang belum terkirim. Lebih dari 24 jam ditandai merah.',
      'Perangkat yang dicabut masih boleh mengirim yang dipegangnya, lalu melupakan kuncinya.',
    ],
    roster: [
      'Unggah berkas SIASN atau CSV. Diperiksa di peramban ini; baris yang salah disebut nomornya.',
      'Tidak ada pegawai yang dihapus: yang tidak ada di berkas menjadi nonaktif. Impor dapat dikembalikan.',
    ],
    catalogue: [
      'Pelanggaran, alasan, tindakan dan pembinaan. Mengubah membuat versi baru; temuan lama tetap memakai versinya.',
      'Entri yang dihentikan tidak ditawarkan lagi dan tetap dapat dibaca.',
    ],
    units: ['Susunan perangkat daerah. Menentukan siapa melihat temuan dan perkara siapa.'],
    calendar: ['Hari libur dan cuti bersama. Batas waktu dihitung dalam hari kerja menurut kalender ini.'],
    settings: [
      'Aturan kantor: masa pelanggaran berulang, tangga tindakan, batas waktu, zona waktu. Berlaku setelah perangkat terhubung.',
    ],
    unknown: ['Layar ini tidak ada. Kembali ke awal.'],
  },
  tour: {
    skip: 'Lewati perkenalan',
    next: 'Lanjut',
    start: 'Mulai',
    step: (at: string, of: string) => `${at} dari ${of}`,
    cards: {
      fast: {
        title: 'Sepuluh detik, tanpa sinyal',
        text: 'Cari orangnya, pilih alasan, Simpan. Cap berarti sudah tersimpan kuat di ponsel ini.',
      },
      repeat: {
        title: 'Pernah tercatat? Terlihat seketika',
        text: 'Kapan, di mana, apa tindakannya, dan langkah yang disarankan. Anda yang memutuskan.',
      },
      safe: {
        title: 'Terkirim sendiri, tidak ada yang hilang',
        text: 'Begitu ada sinyal, semuanya terkirim. Tanda tanya di setiap layar membuka bantuannya.',
      },
    },
    sample: {
      name: 'Siti Rahmawati Rekaan',
      other: 'Bambang Misalnya',
      office: 'Dinas Pendidikan',
      reason: 'Tertinggal di mobil',
      otherReason: 'Lupa',
      saved: 'TERSIMPAN',
      count: '2×',
      spoken: '2 kali',
      title: 'Pernah tercatat dalam 12 bulan',
      place: 'Kompleks Setda',
      violation: 'Tidak membawa masker',
      lead: 'Saran:',
      suggestion: 'teguran tertulis di tempat',
      asOf: 'Data per 06.40',
    },
  },
} as const;
