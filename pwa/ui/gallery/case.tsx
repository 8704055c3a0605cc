/** Dev only: one case. */
import { useState } from 'preact/hooks';
import { Button } from '../button.tsx';
import { CaseColumns, CaseHead, Crumb, Pairs } from '../case-head.tsx';
import { DateField } from '../date-field.tsx';
import { Due } from '../due.tsx';
import { Nip } from '../nip.tsx';
import { OfficeFrame } from '../office-frame.tsx';
import { RadioList } from '../radio-list.tsx';
import { RowLink } from '../row-link.tsx';
import { SelectField } from '../select-field.tsx';
import { type LaneStep, Stepper } from '../stepper.tsx';
import { Tag } from '../tag.tsx';
import { Timeline } from '../timeline.tsx';
import { boxes, frame } from './frame.tsx';

const nothing = (): void => undefined;

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
