/** Dev only: made-up cases and the columns of the desk. */
import { Due, type DueTone } from '../due.tsx';
import { Face } from '../face.tsx';
import type { IconName } from '../icon.tsx';
import { Nip } from '../nip.tsx';
import { StepLabel } from '../step-label.tsx';
import { type Column, type RowGroup } from '../table.tsx';

const nothing = (): void => undefined;

export type Row = {
  key: string;
  name: string;
  nip: string;
  office: string;
  violation: string;
  step: string;
  icon: IconName;
  formal?: boolean;
  date: string;
  tone: DueTone;
  due: string;
  face: string;
};

const row = (
  name: string,
  nip: string,
  office: string,
  violation: string,
  [icon, step]: readonly [IconName, string],
  date: string,
  [tone, due]: readonly [DueTone, string],
  face: string,
): Row => ({ key: nip, name, nip, office, violation, icon, step, formal: icon === 'scales', date, tone, due, face });

export const groups: RowGroup<Row>[] = [
  {
    key: 'late',
    label: 'Lewat batas',
    count: '9',
    more: { text: 'Tampilkan 6 lagi', href: '#desk' },
    rows: [
      row(
        'Endang Khayali',
        '197209181998032003',
        'Dinas Kesehatan',
        'Di luar kantor tanpa surat tugas',
        ['people', 'Pembinaan'],
        '13 Nov',
        ['late', 'lewat 6 hari'],
        'RU',
      ),
      row(
        'Slamet Rekaan',
        '198507112010011007',
        'DPUPR',
        'Merokok di kawasan tanpa rokok',
        ['mail', 'Belum dibaca'],
        '16 Nov',
        ['late', 'lewat 5 hari'],
        'BT',
      ),
      row(
        'Lina Samaran',
        '199302242024212003',
        'RSUD Contoh',
        'Tidak mengikuti apel',
        ['speech', 'Klarifikasi'],
        '17 Nov',
        ['late', 'lewat 4 hari'],
        'RU',
      ),
    ],
  },
  {
    key: 'today',
    label: 'Hari ini',
    count: '3',
    more: { text: 'Tampilkan 1 lagi', onClick: nothing },
    rows: [
      row(
        'Nur Aini Khayali',
        '199006302014022005',
        'Dinas Pendidikan',
        'Tidak hadir pascalibur',
        ['scales', 'Pemeriksaan'],
        '23 Nov',
        ['today', 'hari ini'],
        'DM',
      ),
      row(
        'Rudi Teladan',
        '198801082011011009',
        'Bappeda',
        'Seragam tidak sesuai',
        ['person', 'Perlu ditugaskan'],
        '23 Nov',
        ['today', 'hari ini'],
        'BT',
      ),
    ],
  },
  {
    key: 'week',
    label: 'Pekan ini',
    count: '31',
    rows: [
      row(
        'Siti Rahmawati Rekaan',
        '198703142011012004',
        'Disdukcapil',
        'Tidak membawa masker',
        ['person', 'Perlu ditugaskan'],
        '27 Nov',
        ['left', 'sisa 4 hari'],
        'RU',
      ),
      row(
        'Raden Bambang Misalnya Kusumaningrat Purwarupa, S.Sos.',
        '197605212002121002',
        'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
        'Masker tidak benar',
        ['person', 'Perlu ditugaskan'],
        '27 Nov',
        ['left', 'sisa 4 hari'],
        'RU',
      ),
      row(
        'Dewi Khayali',
        '199409302019032011',
        'Bappeda',
        'Tidak membawa masker',
        ['person', 'Perlu ditugaskan'],
        '27 Nov',
        ['left', 'sisa 4 hari'],
        '–',
      ),
      row(
        'Agus Purwarupa',
        '198105052006041012',
        'DPUPR',
        'Tidak membawa masker',
        ['mail', 'Belum dibaca'],
        '27 Nov',
        ['left', 'sisa 4 hari'],
        'BT',
      ),
    ],
  },
];

export const columns: Column<Row>[] = [
  {
    key: 'name',
    head: 'Nama',
    width: '22%',
    phone: 'title',
    below: (row) => <Nip value={row.nip} />,
    cell: (row) => row.name,
  },
  { key: 'office', head: 'Perangkat daerah', phone: 'text', cell: (row) => row.office },
  { key: 'violation', head: 'Dugaan pelanggaran', phone: 'text', cell: (row) => row.violation },
  {
    key: 'step',
    head: 'Langkah',
    width: '9.5rem',
    phone: 'foot',
    cell: (row) => <StepLabel icon={row.icon} text={row.step} formal={row.formal} />,
  },
  {
    key: 'due',
    head: 'Batas',
    width: '5.75rem',
    phone: 'beside',
    cell: (row) => <Due tone={row.tone} date={row.date} text={row.due} />,
    card: (row) => <Due tone={row.tone} text={row.due} icon />,
  },
  { key: 'date', head: 'Batas', phoneOnly: true, phone: 'foot-end', cell: (row) => `batas ${row.date}` },
  {
    key: 'owner',
    head: 'PJ',
    width: '2.75rem',
    phone: 'none',
    cell: (row) =>
      row.face === '–' ? <span class="muted">–</span> : <Face initials={row.face} name={row.face} small />,
  },
];
