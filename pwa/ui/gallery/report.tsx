/** Dev only: the leaders' dashboard. */
import { useState } from 'preact/hooks';

import { BarChart } from '../bar-chart.tsx';
import { Bars } from '../bars.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { Funnel } from '../funnel.tsx';
import { GazetteGrid, GazetteSection } from '../gazette-section.tsx';
import { IconButton } from '../icon-button.tsx';
import { KeyFigure, KeyFigures } from '../key-figure.tsx';
import { AsOf, Tools } from '../office-nav.tsx';
import { Segment } from '../segment.tsx';
import { Tag } from '../tag.tsx';
import { TopFrame } from '../top-frame.tsx';
import { UnitTree } from '../unit-tree.tsx';

const nothing = (): void => undefined;
const counts = [0, 0, 9, 14, 6, 11, 17, 0, 0, 8, 19, 12, 7, 10, 0, 0, 15, 22, 9, 13, 11, 0, 0, 12, 18, 9, 12, 14, 0, 0];
const days = counts.map((count, index) => ({
  key: String(index),
  name: `Hari ${index + 1}`,
  count,
  value: String(count),
  href: '#dashboard',
  average: count === 0 || index < 6 ? null : 11 + (index % 4),
}));

export function Dashboard() {
  const [period, setPeriod] = useState('30');
  const items = [
    { key: 'sum', href: '#dashboard', label: 'Ringkasan', icon: 'chart', current: true },
    { key: 'ops', href: '#dashboard', label: 'Operasi', icon: 'flag' },
    { key: 'rep', href: '#dashboard', label: 'Laporan', icon: 'document', note: '2 perlu validasi' },
    { key: 'case', href: '#desk', label: 'Perkara', icon: 'archive' },
  ] as const;
  return (
    <TopFrame
      owner={{ name: 'Sidak', sub: 'Kabupaten Contoh' }}
      who={{ name: 'Suryo Permisalan', post: 'Kepala Satpol PP', initials: 'SP' }}
      navLabel="Bagian"
      items={items}
      skipLabel="Lompat ke isi"
      title="Ringkasan"
      sub="per 22 Nov 2026 08.15"
      phoneActions={<IconButton icon="download" label="Ekspor" onClick={nothing} />}
      tools={
        <Tools
          end={
            <span class="only-wide tools__end">
              <Tag tone="amber" icon="warning" text="2 konflik terbuka" href="#dashboard" />
              <AsOf text="per 22 Nov 2026 08.15" />
              <IconButton icon="download" label="Ekspor" edged size={18} onClick={nothing} />
              <IconButton icon="print" label="Cetak" edged size={18} onClick={nothing} />
            </span>
          }
        >
          <Segment
            label="Kurun"
            value={period}
            onChange={setPeriod}
            options={[
              { value: '7', label: '7 hari' },
              { value: '30', label: '30 hari' },
              { value: 'year', label: 'Tahun ini' },
              { value: 'own', label: '24 Okt – 22 Nov 2026' },
            ]}
          />
          <FilterSelect
            label="Perangkat daerah"
            all="Semua perangkat daerah"
            value=""
            onChange={nothing}
            options={[]}
          />
          <FilterSelect label="Pelanggaran" all="Semua pelanggaran" value="" onChange={nothing} options={[]} />
        </Tools>
      }
    >
      <KeyFigures label="Angka utama">
        <KeyFigure label="Temuan" value="248" note="23 lebih sedikit dari 30 hari sebelumnya" href="#dashboard" />
        <KeyFigure label="Diperiksa" value="9.412" note="orang dalam 21 operasi" href="#dashboard" />
        <KeyFigure label="Tercatat berulang" value="31" note="orang dalam 12 bulan" href="#dashboard" />
        <KeyFigure
          label="Lewat batas"
          value="9"
          note="dari 109 perkara terbuka, paling lama 5 hari kerja"
          href="#dashboard"
          late
        />
      </KeyFigures>
      <GazetteGrid>
        <GazetteSection title="Temuan per hari" aside="garis: rata-rata 5 hari kerja">
          <BarChart
            days={days}
            axis={['24 Okt', '2 Nov', '9 Nov', '16 Nov', '22 Nov']}
            now="13"
            formatCount={String}
            table={{ open: 'Lihat sebagai tabel', caption: 'Temuan per hari', day: 'Hari', count: 'Temuan' }}
          />
        </GazetteSection>
        <GazetteSection title="Tindak lanjut" aside="median hari kerja antarlangkah">
          <Funnel
            label="Tindak lanjut"
            steps={[
              { key: '1', label: 'Temuan', count: 248, value: '248', href: '#dashboard', between: '1 hari' },
              { key: '2', label: 'Diteruskan', count: 231, value: '231', href: '#dashboard', between: '2 hari' },
              { key: '3', label: 'Dibaca atasan', count: 208, value: '208', href: '#dashboard', between: '3 hari' },
              { key: '4', label: 'Ditugaskan', count: 167, value: '167', href: '#dashboard', between: '9 hari' },
              { key: '5', label: 'Selesai', count: 139, value: '139', href: '#dashboard', done: true },
            ]}
          />
          <p class="sub">139 selesai: 121 pembinaan, 11 sah, 6 tidak terbukti, 1 hukuman disiplin</p>
        </GazetteSection>
      </GazetteGrid>
      <GazetteGrid narrow>
        <GazetteSection title="Perangkat daerah" aside="temuan, lalu per 100 pegawai">
          <UnitTree
            label="Perangkat daerah"
            head={{ unit: 'Perangkat daerah', count: 'Temuan', rate: 'Per 100 pegawai' }}
            openLabel={(name) => `Uraikan ${name}`}
            rows={[
              {
                key: 'setda',
                name: 'Sekretariat Daerah',
                href: '#dashboard',
                count: 46,
                value: '46',
                rate: '11,2',
                children: [
                  { key: 'umum', name: 'Bagian Umum', href: '#dashboard', count: 27, value: '27', rate: '19,8' },
                  { key: 'org', name: 'Bagian Organisasi', href: '#dashboard', count: 19, value: '19', rate: '26,8' },
                ],
              },
              { key: 'dik', name: 'Dinas Pendidikan', href: '#dashboard', count: 41, value: '41', rate: '1,0' },
              { key: 'kes', name: 'Dinas Kesehatan', href: '#dashboard', count: 34, value: '34', rate: '2,1' },
            ]}
          />
        </GazetteSection>
        <GazetteSection title="Alasan">
          <Bars
            rows={[
              { key: '1', label: 'Lupa', count: 71, value: '71', href: '#dashboard' },
              { key: '2', label: 'Tertinggal di mobil', count: 52, value: '52', href: '#dashboard' },
              { key: '3', label: 'Tugas sudah selesai', count: 33, value: '33', href: '#dashboard' },
            ]}
          />
        </GazetteSection>
        <GazetteSection title="Dugaan pelanggaran">
          <Bars
            rows={[
              { key: '1', label: 'Tidak membawa masker', count: 96, value: '96', href: '#dashboard' },
              { key: '2', label: 'Tanpa surat tugas', count: 71, value: '71', href: '#dashboard' },
              { key: '3', label: '6 pelanggaran lain', count: 39, value: '39', href: '#dashboard' },
            ]}
          />
        </GazetteSection>
      </GazetteGrid>
    </TopFrame>
  );
}
