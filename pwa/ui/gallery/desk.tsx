/** Dev only: the personnel office's desk. */
import { useState } from 'preact/hooks';
import { BulkBar } from '../bulk-bar.tsx';
import { Button } from '../button.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { IconButton } from '../icon-button.tsx';
import { Nip } from '../nip.tsx';
import { OfficeFrame } from '../office-frame.tsx';
import { Tools } from '../office-nav.tsx';
import { Pager } from '../pager.tsx';
import { Peek } from '../peek.tsx';
import { SearchField } from '../search-field.tsx';
import { Table } from '../table.tsx';
import { Timeline } from '../timeline.tsx';
import { boxes, frame } from './frame.tsx';
import { columns, groups } from './rows.tsx';

const nothing = (): void => undefined;

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
