/**
 * The SIASN profile export: its 69 headers in order, and what Sidak takes of them. A column whose use is null
 * (religion, marriage, NIK, phone, address, tax, schooling …) is never stored, not even for a moment.
 */
export type SiasnUse =
  | 'pnsId'
  | 'nip'
  | 'name'
  | 'titleBefore'
  | 'titleAfter'
  | 'employeeType'
  | 'standingId'
  | 'standing'
  | 'status'
  | 'gradeId'
  | 'grade'
  | 'post'
  | 'unitId'
  | 'unitName'
  | 'echelon';

export type SiasnColumn = { position: number; header: string; use: SiasnUse | null };

export const siasnColumns: readonly SiasnColumn[] = [
  { position: 1, header: 'PNS ID', use: 'pnsId' },
  { position: 2, header: 'NIP BARU', use: 'nip' },
  { position: 3, header: 'NIP LAMA', use: null },
  { position: 4, header: 'NAMA', use: 'name' },
  { position: 5, header: 'GELAR DEPAN', use: 'titleBefore' },
  { position: 6, header: 'GELAR BELAKANG', use: 'titleAfter' },
  { position: 7, header: 'TEMPAT LAHIR ID', use: null },
  { position: 8, header: 'TEMPAT LAHIR NAMA', use: null },
  { position: 9, header: 'TANGGAL LAHIR', use: null },
  { position: 10, header: 'JENIS KELAMIN', use: null },
  { position: 11, header: 'AGAMA ID', use: null },
  { position: 12, header: 'AGAMA NAMA', use: null },
  { position: 13, header: 'JENIS KAWIN ID', use: null },
  { position: 14, header: 'JENIS KAWIN NAMA', use: null },
  { position: 15, header: 'NIK', use: null },
  { position: 16, header: 'NOMOR HP', use: null },
  { position: 17, header: 'EMAIL', use: null },
  { position: 18, header: 'EMAIL GOV', use: null },
  { position: 19, header: 'ALAMAT', use: null },
  { position: 20, header: 'NPWP NOMOR', use: null },
  { position: 21, header: 'BPJS', use: null },
  { position: 22, header: 'JENIS PEGAWAI ID', use: null },
  { position: 23, header: 'JENIS PEGAWAI NAMA', use: 'employeeType' },
  { position: 24, header: 'KEDUDUKAN HUKUM ID', use: 'standingId' },
  { position: 25, header: 'KEDUDUKAN HUKUM NAMA', use: 'standing' },
  { position: 26, header: 'STATUS CPNS PNS', use: 'status' },
  { position: 27, header: 'KARTU ASN VIRTUAL', use: null },
  { position: 28, header: 'NOMOR SK CPNS', use: null },
  { position: 29, header: 'TANGGAL SK CPNS', use: null },
  { position: 30, header: 'TMT CPNS', use: null },
  { position: 31, header: 'NOMOR SK PNS', use: null },
  { position: 32, header: 'TANGGAL SK PNS', use: null },
  { position: 33, header: 'TMT PNS', use: null },
  { position: 34, header: 'GOL AWAL ID', use: null },
  { position: 35, header: 'GOL AWAL NAMA', use: null },
  { position: 36, header: 'GOL AKHIR ID', use: 'gradeId' },
  { position: 37, header: 'GOL AKHIR NAMA', use: 'grade' },
  { position: 38, header: 'TMT GOLONGAN', use: null },
  { position: 39, header: 'MK TAHUN', use: null },
  { position: 40, header: 'MK BULAN', use: null },
  { position: 41, header: 'JENIS JABATAN ID', use: null },
  { position: 42, header: 'JENIS JABATAN NAMA', use: null },
  { position: 43, header: 'JABATAN ID', use: null },
  { position: 44, header: 'JABATAN NAMA', use: 'post' },
  { position: 45, header: 'TMT JABATAN', use: null },
  { position: 46, header: 'TINGKAT PENDIDIKAN ID', use: null },
  { position: 47, header: 'TINGKAT PENDIDIKAN NAMA', use: null },
  { position: 48, header: 'PENDIDIKAN ID', use: null },
  { position: 49, header: 'PENDIDIKAN NAMA', use: null },
  { position: 50, header: 'TAHUN LULUS', use: null },
  { position: 51, header: 'KPKN ID', use: null },
  { position: 52, header: 'KPKN NAMA', use: null },
  { position: 53, header: 'LOKASI KERJA ID', use: null },
  { position: 54, header: 'LOKASI KERJA NAMA', use: null },
  { position: 55, header: 'UNOR ID', use: 'unitId' },
  { position: 56, header: 'UNOR NAMA', use: 'unitName' },
  { position: 57, header: 'INSTANSI INDUK ID', use: null },
  { position: 58, header: 'INSTANSI INDUK NAMA', use: null },
  { position: 59, header: 'INSTANSI KERJA ID', use: null },
  { position: 60, header: 'INSTANSI KERJA NAMA', use: null },
  { position: 61, header: 'SATUAN KERJA INDUK ID', use: null },
  { position: 62, header: 'SATUAN KERJA INDUK NAMA', use: null },
  { position: 63, header: 'SATUAN KERJA KERJA ID', use: null },
  { position: 64, header: 'SATUAN KERJA KERJA NAMA', use: null },
  { position: 65, header: 'IS VALID NIK', use: null },
  { position: 66, header: 'NAMA SEKOLAH', use: null },
  { position: 67, header: 'FLAG IKD', use: null },
  { position: 68, header: 'ESELON ID', use: null },
  { position: 69, header: 'ESELON NAMA', use: 'echelon' },
];
