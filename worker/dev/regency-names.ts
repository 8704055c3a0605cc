/** Words from which the demo's people are made. The family names say that nobody of that name exists. */

export const maleNames =
  `Agus Budi Slamet Joko Bambang Eko Hendra Rudi Dedi Wahyu Teguh Arif Fajar Rizki Andi Bayu Dimas Yusuf Ibrahim
Suparno Sugeng Heru Yanto Tri Adi Galih Ilham Hasan Umar Zainal Ridwan Nugroho Prasetyo Saiful Gunawan Iwan Toni Yoga Anwar
Ma'ruf Nu'man André`.split(/\s+/);

export const femaleNames =
  `Siti Sri Dewi Rina Ani Yuni Endang Wahyuni Lestari Nur Fitri Ratna Indah Maya Lilis Titik Retno Ayu Putri
Kartika Sulastri Suharti Rahayu Murni Ningsih Hartati Wati Eka Dwi Novita Yulia Rosita Anisa Zahra Halimah Khadijah Aisyah Mega
Sa'adah Zoë`.split(/\s+/);

export const maleMiddleNames =
  `Setiawan Kurniawan Santosa Wibowo Hidayat Saputra Purnomo Susanto Hartono Utomo Kusuma Cahyono
Firmansyah Ramadhan Hakim Fauzi Mulyadi Sutrisno Widodo Permana`.split(/\s+/);

export const femaleMiddleNames =
  `Nurhayati Rahmawati Handayani Astuti Pratiwi Wulandari Maharani Kusuma Anggraini Safitri Utami
Puspita Lestari Rahayu Wahyuni Permata Oktaviani Setyawati Mulyani Damayanti`.split(/\s+/);

export const familyNames = `Rekaan Umpama Contoh Misalnya Andaikata Khayali Purwarupa Teladan Permisalan Samaran`.split(
  /\s+/,
);

/** Titles before and after the name that go together; to have none is the most common. */
export const titlePairs = [
  ['', ''],
  ['', ''],
  ['', ''],
  ['', 'S.Pd.'],
  ['', 'S.Pd., M.Pd.'],
  ['', 'S.E.'],
  ['', 'S.H.'],
  ['', 'S.Sos.'],
  ['', 'S.Kom.'],
  ['', 'A.Md.'],
  ['', 'S.T., M.T.'],
  ['H.', 'S.E.'],
  ['H.', ''],
  ['Drs.', ''],
  ['Drs.', 'M.Si.'],
  ['Ir.', 'M.M.'],
] as const;
export const careTitlePairs = [
  ['', 'S.Kep., Ners'],
  ['', 'A.Md.Kep.'],
  ['', 'A.Md.Keb.'],
  ['', 'S.K.M.'],
  ['dr.', ''],
  ['dr.', 'Sp.PD.'],
  ['apt.', 'S.Farm.'],
] as const;
export const headTitlePairs = [
  ['Drs.', 'M.Si.'],
  ['', 'S.H., M.H.'],
  ['', 'S.STP., M.Si.'],
  ['', 'S.Sos., M.M.'],
  ['Ir.', 'M.T.'],
  ['H.', 'S.E., M.M.'],
] as const;
