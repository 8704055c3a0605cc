/** Settings of the demo regency. The ladder and its rule are invented, as everything here. */
import type { SettingRow } from '../../schema/office.ts';

export const demoSetting: SettingRow = {
  government: 'Pemerintah Kabupaten Contoh',
  governmentShort: 'Kabupaten Contoh',
  policeName: 'Satpol PP Kabupaten Contoh',
  personnelName: 'BKPSDM Kabupaten Contoh',
  timeZone: 'Asia/Jakarta',
  weekend: 'sat-sun',
  repeatWindowMonths: 12,
  forwardBeforeValidation: true,
  forwardWithinDays: 3,
  readWithinDays: 3,
  assignWithinDays: 5,
  resultWithinDays: 10,
  closeWithinDays: 5,
  ladder: [
    { action: 'TEGURAN-TEMPAT', basis: 'Perbup Contoh 12/2026 Ps. 8 ayat (1)' },
    { action: 'TEGURAN-TERTULIS-TEMPAT', basis: 'Perbup Contoh 12/2026 Ps. 8 ayat (3)' },
    { action: 'SURAT-PERNYATAAN', basis: 'Perbup Contoh 12/2026 Ps. 8 ayat (4)' },
  ],
  letterhead: {
    government: 'Pemerintah Kabupaten Contoh',
    office: 'Satuan Polisi Pamong Praja',
    address: 'Jalan Umpama Nomor 12, Contoh',
    contact: 'Laman satpolpp.contoh.example, pos-el satpolpp@contoh.example',
    place: 'Contoh',
    paper: 'F4',
    signatory: {
      post: 'Kepala Satuan Polisi Pamong Praja Kabupaten Contoh',
      name: null,
      rank: null,
      nip: null,
    },
    copies: ['Bupati Contoh', 'Sekretaris Daerah Kabupaten Contoh', 'Kepala BKPSDM Kabupaten Contoh'],
    logo: null,
  },
};
