/**
 * The catalogue a new office starts with: violations, reasons, on-the-spot actions, ways of guidance. The admin
 * saves them as his own entries, once, and edits them from then on; a screen loads this on demand only.
 */
import type { CatalogueEntry, CatalogueList } from '../catalogue.ts';

type Start = Omit<CatalogueEntry, 'list' | 'retired' | 'revision' | 'order'>;

const violations: readonly Start[] = [
  {
    code: 'PROKES-01',
    nameId: 'Tidak membawa masker',
    nameEn: 'No mask brought',
    group: 'prokes',
    subject: ['person'],
    basis: 'perda/perbup/surat edaran',
  },
  {
    code: 'PROKES-02',
    nameId: 'Membawa masker tetapi tidak dipakai',
    nameEn: 'Mask brought but not worn',
    group: 'prokes',
    subject: ['person'],
    basis: 'perda/perbup/surat edaran',
    note: 'Di saku, di tas, di dasbor mobil',
  },
  {
    code: 'PROKES-03',
    nameId: 'Masker tidak dipakai dengan benar',
    nameEn: 'Mask worn wrongly',
    group: 'prokes',
    subject: ['person'],
    basis: 'perda/perbup/surat edaran',
    note: 'Di dagu, di leher',
  },
  {
    code: 'PROKES-04',
    nameId: 'Tidak menjaga jarak',
    nameEn: 'No distance kept',
    group: 'prokes',
    subject: ['person', 'office'],
    basis: 'perda/perbup/surat edaran',
  },
  {
    code: 'PROKES-05',
    nameId: 'Sarana cuci tangan tidak tersedia',
    nameEn: 'No hand-washing place',
    group: 'prokes',
    subject: ['office'],
    basis: 'Pergub/SE setempat',
  },
  {
    code: 'PROKES-06',
    nameId: 'Jumlah pegawai di kantor melebihi batas',
    nameEn: 'Occupancy above the cap',
    group: 'prokes',
    subject: ['office'],
    basis: 'Pergub DKI 88/2020: 25 %',
    note: 'Hitung yang hadir dan jumlah pegawai',
    asks: 'headcount',
  },
  {
    code: 'PROKES-07',
    nameId: 'Kantor beroperasi di luar jam yang ditetapkan',
    nameEn: 'Office open outside set hours',
    group: 'prokes',
    subject: ['office'],
    basis: 'SE 2020: 08.00-13.30',
  },
  {
    code: 'PROKES-08',
    nameId: 'Kantor tetap beroperasi saat ditutup',
    nameEn: 'Office active while closed',
    group: 'prokes',
    subject: ['office'],
    basis: 'Pergub DKI 88/2020 Ps 9: 3x24 jam',
  },
  {
    code: 'PROKES-09',
    nameId: 'Jadwal sif tidak dipatuhi',
    nameEn: 'Shift schedule not kept',
    group: 'prokes',
    subject: ['person', 'office'],
    basis: 'SE setempat',
  },
  {
    code: 'JAM-01',
    nameId: 'Berada di luar kantor pada jam kerja tanpa surat tugas',
    nameEn: 'Out in working hours without assignment letter',
    group: 'jam kerja',
    subject: ['person'],
    basis: 'PP 94/2021 Ps 4 f',
    note: 'Tanyakan surat tugas, izin atau FWA',
    asks: 'assignment-letter',
  },
  {
    code: 'JAM-02',
    nameId: 'Terlambat atau pulang cepat',
    nameEn: 'Late or left early',
    group: 'jam kerja',
    subject: ['person'],
    basis: 'PP 94/2021 Ps 4 f',
  },
  {
    code: 'HADIR-01',
    nameId: 'Tidak hadir pada hari pertama pascalibur',
    nameEn: 'Absent on first day after holiday',
    group: 'kehadiran',
    subject: ['person'],
    basis: 'surat edaran',
  },
  {
    code: 'HADIR-02',
    nameId: 'Tidak mengikuti apel atau upacara',
    nameEn: 'Missed roll call or ceremony',
    group: 'kehadiran',
    subject: ['person'],
    basis: 'surat edaran',
  },
  {
    code: 'SRG-01',
    nameId: 'Seragam atau atribut tidak sesuai',
    nameEn: 'Uniform or attributes wrong',
    group: 'seragam',
    subject: ['person'],
    basis: 'Permendagri/perbup',
  },
  {
    code: 'KTR-01',
    nameId: 'Merokok di kawasan tanpa rokok',
    nameEn: 'Smoking in a no-smoking zone',
    group: 'KTR',
    subject: ['person'],
    basis: 'perda KTR',
  },
  {
    code: 'DGT-01',
    nameId: 'Judi daring atau gawai pada jam kerja',
    nameEn: 'Online gambling / gadgets in working hours',
    group: 'digital',
    subject: ['person'],
    basis: 'surat edaran 2024',
    note: 'Isi ponsel tidak boleh disimpan',
  },
  {
    code: 'KDO-01',
    nameId: 'Kendaraan dinas dipakai di luar ketentuan',
    nameEn: 'Official vehicle misused',
    group: 'aset',
    subject: ['person'],
    basis: 'aturan setempat',
  },
  {
    code: 'LAIN-01',
    nameId: 'Lainnya',
    nameEn: 'Other',
    group: 'lain',
    subject: ['person', 'office'],
    needsText: true,
  },
];

const reasons: readonly Start[] = [
  { code: 'LUPA', nameId: 'Lupa', nameEn: 'Forgot', groups: ['prokes', 'seragam'] },
  { code: 'TERTINGGAL-MOBIL', nameId: 'Tertinggal di mobil', nameEn: 'Left in the car', groups: ['prokes'] },
  { code: 'TERTINGGAL-RUMAH', nameId: 'Tertinggal di rumah', nameEn: 'Left at home', groups: ['prokes', 'seragam'] },
  { code: 'BERDUA', nameId: 'Hanya berdua di ruangan', nameEn: 'Only two in the room', groups: ['prokes'] },
  { code: 'PENGAP', nameId: 'Pengap / sesak', nameEn: 'Stuffy', groups: ['prokes'] },
  {
    code: 'MAKAN-TELEPON',
    nameId: 'Sedang makan, minum atau menelepon',
    nameEn: 'Eating, drinking or on the phone',
    groups: ['prokes'],
  },
  { code: 'RUSAK-HABIS', nameId: 'Masker rusak atau habis', nameEn: 'Mask broken or used up', groups: ['prokes'] },
  { code: 'TUGAS-SELESAI', nameId: 'Tugas sudah selesai', nameEn: 'Duty finished', groups: ['jam kerja'] },
  { code: 'ISTIRAHAT', nameId: 'Jam istirahat', nameEn: 'Break', groups: ['jam kerja'] },
  {
    code: 'KELUARGA',
    nameId: 'Urusan keluarga / menjemput anak',
    nameEn: 'Family errand',
    groups: ['jam kerja', 'kehadiran'],
  },
  { code: 'MACET', nameId: 'Macet', nameEn: 'Traffic', groups: ['jam kerja'] },
  { code: 'SAKIT', nameId: 'Sakit', nameEn: 'Ill', groups: ['kehadiran'] },
  {
    code: 'SURAT-TUGAS',
    nameId: 'Ada surat tugas / izin / FWA',
    nameEn: 'Has assignment letter / permit / FWA',
    groups: ['jam kerja'],
  },
  { code: 'TANPA-ALASAN', nameId: 'Tidak memberi alasan', nameEn: 'Gave no reason', groups: ['*'] },
  { code: 'LAIN', nameId: 'Lainnya', nameEn: 'Other', groups: ['*'], needsText: true },
];

const actions: readonly Start[] = [
  { code: 'IMBAUAN', nameId: 'Imbauan', nameEn: 'Advice' },
  {
    code: 'TEGURAN-TEMPAT',
    nameId: 'Teguran di tempat',
    nameEn: 'On-the-spot reprimand',
    note: 'Bukan hukuman disiplin',
  },
  {
    code: 'TEGURAN-TERTULIS-TEMPAT',
    nameId: 'Teguran tertulis di tempat',
    nameEn: 'Written reprimand slip',
    note: 'Rangkap dua; penerima menandatangani satu',
  },
  { code: 'SURAT-PERNYATAAN', nameId: 'Surat pernyataan', nameEn: 'Signed statement' },
  { code: 'DIMINTA-KEMBALI', nameId: 'Diminta kembali ke kantor', nameEn: 'Sent back to the office', subject: ['asn'] },
  {
    code: 'DIPULANGKAN',
    nameId: 'Dipulangkan untuk mengambil masker',
    nameEn: 'Sent home for a mask',
    subject: ['asn'],
  },
  {
    code: 'KERJA-SOSIAL',
    nameId: 'Kerja sosial',
    nameEn: 'Social work',
    subject: ['person'],
    basis: 'perda/perbup setempat',
    note: 'Catat lamanya (menit)',
    asks: 'minutes',
  },
  {
    code: 'DENDA',
    nameId: 'Denda administratif',
    nameEn: 'Administrative fine',
    subject: ['person'],
    basis: 'perda/perbup setempat',
    note: 'Catat jumlahnya (rupiah)',
    asks: 'rupiah',
  },
  {
    code: 'KTP-DITAHAN',
    nameId: 'KTP ditahan sementara',
    nameEn: 'ID card withheld',
    subject: ['person'],
    basis: 'perda/perbup setempat',
    note: 'Catat tanggal pengembalian',
    asks: 'return-date',
  },
  {
    code: 'KANTOR-DITUTUP',
    nameId: 'Kantor ditutup sementara',
    nameEn: 'Office closed for a time',
    subject: ['office'],
    note: '3 x 24 jam',
  },
  { code: 'DIDATA', nameId: 'Didata saja', nameEn: 'Recorded only' },
];

const guidance: readonly Start[] = [
  { code: 'LISAN', nameId: 'Pembinaan lisan oleh atasan langsung', nameEn: 'Oral guidance by the superior' },
  { code: 'KONSELING', nameId: 'Konseling kepegawaian', nameEn: 'Personnel counselling' },
  { code: 'PERNYATAAN', nameId: 'Surat pernyataan tidak mengulangi', nameEn: 'Statement not to repeat' },
  { code: 'PENGAWASAN', nameId: 'Pengawasan khusus selama jangka waktu tertentu', nameEn: 'Watched for a set time' },
  { code: 'APEL', nameId: 'Pembinaan pada apel / upacara', nameEn: 'Guidance at roll call' },
  { code: 'DIKLAT', nameId: 'Bimbingan / pelatihan disiplin', nameEn: 'Discipline training' },
];

export const startingCatalogue: readonly CatalogueEntry[] = [
  ...inOrder('violation', violations),
  ...inOrder('reason', reasons),
  ...inOrder('action', actions),
  ...inOrder('guidance', guidance),
];

/** Orders leave room: an office puts its own entry between two of ours without renumbering. */
function inOrder(list: CatalogueList, starts: readonly Start[]): CatalogueEntry[] {
  return starts.map((start, index) => ({ list, ...start, retired: false, revision: 1, order: (index + 1) * 10 }));
}
