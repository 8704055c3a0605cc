/** The offices of the demo regency: what any regency has, under invented place names. Parents stand before children. */

export type OfficeKind =
  | 'government'
  | 'secretariat'
  | 'bureau'
  | 'agency'
  | 'education'
  | 'hospital'
  | 'clinic'
  | 'district'
  | 'village'
  | 'school';
export type Office = {
  id: string;
  name: string;
  shortName: string;
  parentId: string | null;
  kind: OfficeKind;
  weight: number;
};

const root = 'contoh';
const bureaus = [
  ['umum', 'Umum'],
  ['organisasi', 'Organisasi'],
  ['hukum', 'Hukum'],
  ['pemerintahan', 'Tata Pemerintahan'],
  ['kesra', 'Kesejahteraan Rakyat'],
  ['perekonomian', 'Perekonomian dan Sumber Daya Alam'],
  ['pengadaan', 'Pengadaan Barang/Jasa'],
  ['adbang', 'Administrasi Pembangunan'],
  ['prokopim', 'Protokol dan Komunikasi Pimpinan'],
] as const;

/** Id, name, short name, how many work there compared with the others. */
const agencies = [
  ['setwan', 'Sekretariat DPRD', 'Setwan', 60],
  ['inspektorat', 'Inspektorat Daerah', 'Inspektorat', 70],
  ['disdik', 'Dinas Pendidikan', 'Disdik', 3600],
  ['dinkes', 'Dinas Kesehatan', 'Dinkes', 320],
  ['dpupr', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'DPUPR', 210],
  ['disperakim', 'Dinas Perumahan dan Kawasan Permukiman', 'Disperakim', 80],
  ['satpolpp', 'Satuan Polisi Pamong Praja', 'Satpol PP', 120],
  ['bpbd', 'Badan Penanggulangan Bencana Daerah', 'BPBD', 60],
  ['dinsos', 'Dinas Sosial', 'Dinsos', 70],
  ['disnaker', 'Dinas Tenaga Kerja', 'Disnaker', 70],
  ['dp3akb', 'Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana', 'DP3AKB', 90],
  ['dkpp', 'Dinas Ketahanan Pangan dan Pertanian', 'DKPP', 190],
  ['dlh', 'Dinas Lingkungan Hidup', 'DLH', 130],
  ['disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil', 80],
  ['dispermades', 'Dinas Pemberdayaan Masyarakat dan Desa', 'Dispermades', 60],
  ['dishub', 'Dinas Perhubungan', 'Dishub', 140],
  ['diskominfo', 'Dinas Komunikasi dan Informatika', 'Diskominfo', 70],
  ['diskopdag', 'Dinas Koperasi, Usaha Kecil Menengah dan Perdagangan', 'Diskopdag', 110],
  ['dpmptsp', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'DPMPTSP', 60],
  ['disporapar', 'Dinas Kepemudaan, Olahraga dan Pariwisata', 'Disporapar', 70],
  ['dispersip', 'Dinas Perpustakaan dan Kearsipan', 'Dispersip', 50],
  ['bappeda', 'Badan Perencanaan Pembangunan Daerah', 'Bappeda', 80],
  ['bpkd', 'Badan Pengelolaan Keuangan Daerah', 'BPKD', 150],
  ['bkpsdm', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'BKPSDM', 80],
  ['kesbangpol', 'Badan Kesatuan Bangsa dan Politik', 'Kesbangpol', 40],
] as const;

const districts = [
  'Contoh Kota',
  'Contoh Utara',
  'Contoh Selatan',
  'Contoh Timur',
  'Contoh Barat',
  'Umpama',
  'Misalan',
  'Rekaan',
] as const;
const villages = [
  'Andaikata',
  'Purwarupa',
  'Teladan',
  'Permisalan',
  'Sekiranya',
  'Khayalan',
  'Samaran',
  'Contoh Lor',
  'Contoh Kidul',
] as const;
const clinicCount = 6;
/** Made together they name the districts of the large demo. */
const districtStems = ['Umpama', 'Misal', 'Rekaan', 'Andai', 'Khayal', 'Purwarupa', 'Teladan', 'Samaran'] as const;
const sides = ['', ' Utara', ' Selatan', ' Timur'] as const;

/** Exactly `count` offices, the government itself among them; beyond the usual sixty, schools follow. */
export function makeOffices(count: number): Office[] {
  const offices: Office[] = [
    ...government(),
    ...districts.map((name, i): Office => place(`kec-${i + 1}`, 'Kecamatan', 'Kec.', name, root, 'district', 32)),
    ...villages.map((name, i): Office =>
      place(`kel-${i + 1}`, 'Kelurahan', 'Kel.', name, `kec-${1 + (i % 3)}`, 'village', 9),
    ),
    ...districts
      .slice(0, clinicCount)
      .map((name, i): Office => place(`pkm-${i + 1}`, 'Puskesmas', 'PKM', name, 'dinkes', 'clinic', 110)),
  ];
  for (let i = 1; offices.length < count; i += 1)
    offices.push(place(`sdn-${i}`, 'SD Negeri', 'SDN', `${i} Contoh`, 'disdik', 'school', 9));
  return offices.slice(0, count);
}

/** Of the large demo: the same agencies over thirty districts with their villages, clinics and schools. */
export function makeManyOffices(): Office[] {
  const names = sides.flatMap((side) => districtStems.map((stem) => `${stem}${side}`)).slice(0, 30);
  const offices: Office[] = government();
  names.forEach((name, at) => {
    const id = `kec-${at + 1}`;
    const number = (i: number): string => `${i + 1} ${name}`;
    const schools = (kind: string, short: string, count: number, weight: number): Office[] =>
      Array.from({ length: count }, (_, i) =>
        place(`${short.toLowerCase()}-${at + 1}-${i + 1}`, kind, short, number(i), 'disdik', 'school', weight),
      );
    offices.push(
      place(id, 'Kecamatan', 'Kec.', name, root, 'district', 60),
      ...['Lor', 'Kidul', 'Wetan'].map((side, i) =>
        place(`kel-${at + 1}-${i + 1}`, 'Kelurahan', 'Kel.', `${name} ${side}`, id, 'village', 14),
      ),
      place(`pkm-${at + 1}`, 'Puskesmas', 'PKM', name, 'dinkes', 'clinic', 150),
      ...schools('SD Negeri', 'SDN', 18, 18),
      ...schools('SMP Negeri', 'SMPN', 4, 60),
      ...schools('SMA Negeri', 'SMAN', 2, 90),
      ...schools('SMK Negeri', 'SMKN', 1, 90),
    );
  });
  return offices;
}

/** What stands above the districts. */
function government(): Office[] {
  return [
    {
      id: root,
      name: 'Pemerintah Kabupaten Contoh',
      shortName: 'Pemkab Contoh',
      parentId: null,
      kind: 'government',
      weight: 0,
    },
    { id: 'setda', name: 'Sekretariat Daerah', shortName: 'Setda', parentId: root, kind: 'secretariat', weight: 30 },
    ...bureaus.map(([id, name]): Office => {
      const full = `Bagian ${name}`;
      return {
        id: `setda-${id}`,
        name: `${full} Sekretariat Daerah`,
        shortName: full,
        parentId: 'setda',
        kind: 'bureau',
        weight: 26,
      };
    }),
    ...agencies.map(([id, name, shortName, weight]): Office => {
      return { id, name, shortName, parentId: root, kind: id === 'disdik' ? 'education' : 'agency', weight };
    }),
    {
      id: 'rsud',
      name: 'Rumah Sakit Umum Daerah Contoh',
      shortName: 'RSUD Contoh',
      parentId: 'dinkes',
      kind: 'hospital',
      weight: 900,
    },
  ];
}

function place(
  id: string,
  kindName: string,
  kindShort: string,
  name: string,
  parentId: string,
  kind: OfficeKind,
  weight: number,
): Office {
  return { id, name: `${kindName} ${name}`, shortName: `${kindShort} ${name}`, parentId, kind, weight };
}
