/** Dev only: the personnel office's desk and one case. */
import { useState } from 'preact/hooks';

import { BulkBar } from '../bulk-bar.tsx';
import { Button } from '../button.tsx';
import { CaseColumns, CaseHead, Crumb, Pairs } from '../case-head.tsx';
import { DateField } from '../date-field.tsx';
import { Due, type DueTone } from '../due.tsx';
import { Face } from '../face.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { FormalBox } from '../formal-box.tsx';
import type { IconName } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { Nip } from '../nip.tsx';
import { OfficeFrame } from '../office-frame.tsx';
import { type NavGroup, Tools } from '../office-nav.tsx';
import { Pager } from '../pager.tsx';
import { Peek } from '../peek.tsx';
import { RadioList } from '../radio-list.tsx';
import { RowLink } from '../row-link.tsx';
import { SearchField } from '../search-field.tsx';
import { SelectField } from '../select-field.tsx';
import { SpotBox } from '../spot-box.tsx';
import { StepLabel } from '../step-label.tsx';
import { type LaneStep, Stepper } from '../stepper.tsx';
import { type Column, type RowGroup, Table } from '../table.tsx';
import { Tag } from '../tag.tsx';
import { Timeline } from '../timeline.tsx';

const nothing = (): void => undefined;

type Row = {
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

const groups: RowGroup<Row>[] = [
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

const columns: Column<Row>[] = [
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

const rail: NavGroup[] = [
  {
    key: 'open',
    items: [
      {
        key: 'all',
        href: '#desk',
        label: 'Semua terbuka',
        short: 'Semua',
        icon: 'archive',
        count: '109',
        current: true,
      },
      { key: 'late', href: '#desk', label: 'Lewat batas', short: 'Lewat', icon: 'warning', count: '9', late: true },
    ],
  },
  {
    key: 'guidance',
    label: 'Pembinaan',
    items: [
      { key: 'in', href: '#desk', label: 'Temuan masuk', icon: 'inbox', count: '17' },
      { key: 'unread', href: '#desk', label: 'Belum dibaca', icon: 'mail', count: '23' },
      { key: 'clarify', href: '#desk', label: 'Klarifikasi', icon: 'speech', count: '8' },
      { key: 'assign', href: '#desk', label: 'Perlu ditugaskan', icon: 'person', count: '33' },
      { key: 'running', href: '#desk', label: 'Berjalan', icon: 'people', count: '25' },
    ],
  },
  {
    key: 'formal',
    label: 'Hukuman disiplin',
    items: [{ key: 'exam', href: '#desk', label: 'Pemeriksaan', icon: 'scales', count: '3' }],
  },
  {
    key: 'files',
    label: 'Berkas',
    items: [
      { key: 'letters', href: '#desk', label: 'Surat', icon: 'document', count: '6' },
      { key: 'done', href: '#desk', label: 'Selesai', icon: 'check', count: '139' },
    ],
  },
];

const frame = {
  owner: { name: 'Sidak', sub: 'BKPSDM Kab. Contoh' },
  who: { name: 'Ratna Umpama', post: 'Analis SDM Aparatur', initials: 'RU' },
  navLabel: 'Antrean',
  groups: rail,
  tabsLabel: 'Bagian',
  tabs: [
    { key: 'queue', href: '#desk', label: 'Antrean', icon: 'inbox', current: true },
    { key: 'due', href: '#desk', label: 'Batas', icon: 'calendar' },
    { key: 'letters', href: '#desk', label: 'Surat', icon: 'document' },
    { key: 'recap', href: '#dashboard', label: 'Rekap', icon: 'chart' },
  ],
  skipLabel: 'Lompat ke isi',
} as const;

const boxes = (
  <>
    <SpotBox kind="Teguran di tempat" title="Teguran tertulis di tempat">
      Oleh petugas, 20 Nov 2026. Bukan hukuman disiplin.
    </SpotBox>
    <FormalBox kind="Hukuman disiplin" title="Belum ada" none>
      Hanya oleh pejabat berwenang, lewat pemeriksaan dan keputusan.
    </FormalBox>
  </>
);

export function Desk() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['198703142011012004', '199409302019032011']));
  const [query, setQuery] = useState('');
  const [office, setOffice] = useState('');
  return (
    <OfficeFrame
      {...frame}
      title="Semua terbuka"
      count="109 perkara"
      asOf="per 23 Nov 2026 07.40"
      phoneActions={<IconButton icon="filter" label="Saring" onClick={nothing} />}
      tools={
        <Tools>
          <SearchField
            label="Cari nama, NIP, atau kode"
            placeholder="Cari nama, NIP, atau kode"
            value={query}
            onInput={setQuery}
            clearLabel="Hapus pencarian"
            slashKey
          />
          <FilterSelect
            label="Perangkat daerah"
            all="Perangkat daerah"
            value={office}
            onChange={setOffice}
            options={[
              { value: 'a', label: 'Bappeda' },
              { value: 'b', label: 'DPUPR' },
            ]}
          />
          <FilterSelect label="Pelanggaran" all="Pelanggaran" value="" onChange={nothing} options={[]} />
          <FilterSelect label="Petugas" all="Petugas" value="" onChange={nothing} options={[]} />
        </Tools>
      }
      bulk={
        chosen.size > 0 && (
          <BulkBar
            label="Tindakan untuk pilihan"
            count={`${chosen.size} dipilih`}
            actions={[
              { key: 'letter', text: 'Buat surat', icon: 'document', onClick: nothing },
              { key: 'forward', text: 'Teruskan', icon: 'forward', onClick: nothing },
              { key: 'assign', text: 'Tugaskan pembinaan', icon: 'person', main: true, onClick: nothing },
            ]}
            clear={{ label: 'Batalkan pilihan', onClick: () => setChosen(new Set()) }}
          />
        )
      }
      aside={
        <Peek
          label="Perkara terbuka"
          head={
            <>
              <span class="sub num">Perkara 2026/0231</span>
              <h2>Siti Rahmawati Rekaan</h2>
              <Nip value="198703142011012004" />
              <p class="muted">Pengadministrasi Kependudukan, Disdukcapil</p>
            </>
          }
          foot={<Button href="#case">Buka perkara</Button>}
        >
          {boxes}
          <Timeline
            items={[
              { key: '1', title: 'Temuan dicatat', note: '20 Nov 09.47, Kompleks Setda' },
              { key: '2', title: 'Laporan divalidasi', note: '20 Nov 13.10, Kasatpol PP' },
              { key: '3', title: 'Perlu ditugaskan', note: 'Batas 27 Nov, sisa 4 hari kerja', state: 'now' },
              { key: '4', title: 'Hasil pembinaan', state: 'next' },
            ]}
          />
        </Peek>
      }
    >
      <Table
        label="Perkara terbuka"
        columns={columns}
        groups={groups}
        rowKey={(row) => row.key}
        open={() => ({ href: '#case' })}
        openKey="198703142011012004"
        select={{ chosen, onChange: setChosen, rowLabel: (row) => `Pilih ${row.name}`, allLabel: 'Pilih semua' }}
      />
      <Pager text="50 dari 109" more={{ text: 'Muat lagi', onClick: nothing }} />
    </OfficeFrame>
  );
}

const step = (key: string, label: string, state: LaneStep['state'], note?: string): LaneStep => ({
  key,
  label,
  state,
  note,
});

export function Case() {
  const [form, setForm] = useState<string | null>('a');
  return (
    <OfficeFrame
      {...frame}
      title="Perkara 2026/0231"
      back={{ label: 'Kembali', href: '#desk' }}
      paper
      flush
      head={
        <CaseHead
          crumb={<Crumb from={{ text: 'Perlu ditugaskan', href: '#desk' }} here="Perkara 2026/0231" />}
          name="Siti Rahmawati Rekaan, S.Sos."
          facts={
            <>
              <p class="tags">
                <Nip value="198703142011012004" /> <Tag text="PNS, III/b" />{' '}
                <Tag tone="amber" icon="repeat" text="Tercatat 3× dalam 12 bulan" />
              </p>
              <p class="muted">Pengadministrasi Kependudukan, Disdukcapil</p>
            </>
          }
          boxes={boxes}
        />
      }
    >
      <Stepper
        words={{ done: 'selesai', now: 'sekarang', todo: 'belum' }}
        lanes={[
          {
            key: 'g',
            kind: 'guidance',
            title: 'Pembinaan',
            steps: [
              step('1', 'Temuan', 'done', '20 Nov 09.47'),
              step('2', 'Validasi', 'done', '20 Nov 13.10'),
              step('3', 'Diteruskan', 'done', '20 Nov 13.25'),
              step('4', 'Dibaca atasan', 'done', '20 Nov 14.20'),
              step('5', 'Penugasan', 'now', 'batas 27 Nov'),
              step('6', 'Pelaksanaan', 'todo'),
              step('7', 'Hasil', 'todo'),
            ],
          },
          {
            key: 'f',
            kind: 'formal',
            title: 'Hukuman disiplin',
            note: (
              <>
                Belum dibuka. <a href="#case">Usulkan</a>
              </>
            ),
            steps: [
              step('1', 'Panggilan I', 'todo'),
              step('2', 'Panggilan II', 'todo'),
              step('3', 'Pemeriksaan', 'todo', 'BAP'),
              step('4', 'LHP', 'todo'),
              step('5', 'Keputusan', 'todo', 'dua pejabat'),
              step('6', 'Penyampaian', 'todo', '14 hari kerja'),
              step('7', 'Berlaku', 'todo', 'hari kerja ke-15'),
            ],
          },
        ]}
      />
      <CaseColumns
        history={
          <>
            <h2>Riwayat</h2>
            <Timeline
              items={[
                {
                  key: '1',
                  title: 'Menunggu penugasan',
                  note: 'Penanggung jawab Ratna Umpama, sisa 4 hari kerja',
                  state: 'now',
                },
                { key: '2', title: 'Dibaca atasan', note: '20 Nov 2026 14.20, Hendra Andaikata, Kepala Disdukcapil' },
                { key: '3', title: 'Diteruskan ke atasan', note: '20 Nov 2026 13.25, Ratna Umpama' },
                { key: '4', title: 'Tidak membawa masker', note: '12 Mar 2026, Pasar Contoh, teguran di tempat' },
              ]}
            />
          </>
        }
        papers={
          <>
            <h2>Batas waktu</h2>
            <Pairs
              pairs={[
                { key: 'a', label: 'Penugasan', value: <Due tone="today" date="27 Nov" text="sisa 4 hari kerja" /> },
                { key: 'b', label: 'Hasil pembinaan', value: <Due tone="left" date="7 Des" text="10 hari kerja" /> },
              ]}
            />
            <h2>Dokumen</h2>
            <RowLink tone="plain" icon="document" title="Laporan hasil kegiatan" sub="PDF, 20 Nov 2026" href="#case" />
            <RowLink
              tone="plain"
              icon="signature"
              title="Teguran tertulis di tempat"
              sub="Ditandatangani terduga"
              href="#case"
            />
          </>
        }
        act={
          <div class="stack">
            <h2>Tugaskan pembinaan</h2>
            <RadioList
              label="Bentuk"
              value={form}
              onChange={setForm}
              options={[
                { value: 'a', label: 'Konseling kepegawaian' },
                { value: 'b', label: 'Pembinaan lisan oleh atasan langsung' },
                { value: 'c', label: 'Surat pernyataan tidak mengulangi' },
              ]}
            />
            <SelectField
              label="Pelaksana"
              value="a"
              onChange={nothing}
              options={[{ value: 'a', label: 'Hendra Andaikata, atasan langsung' }]}
            />
            <DateField
              label="Lapor paling lambat"
              value="2026-12-07"
              onChange={nothing}
              spoken="Senin, 7 Des 2026 (10 hari kerja)"
            />
            <Button kind="primary" wide onClick={nothing}>
              Tugaskan pembinaan
            </Button>
            <Button kind="text" wide onClick={nothing}>
              Tutup: sah atau tidak terbukti
            </Button>
          </div>
        }
      />
    </OfficeFrame>
  );
}
