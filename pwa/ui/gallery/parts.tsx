/** Dev only: the components that the drawn screens do not show, and all icons. */
import { useState } from 'preact/hooks';

import { Banner } from '../banner.tsx';
import { Button } from '../button.tsx';
import { CheckBox } from '../check-box.tsx';
import { ChipToggles } from '../chip-group.tsx';
import { Due } from '../due.tsx';
import { Empty } from '../empty.tsx';
import { Failed } from '../failed.tsx';
import { FormalBox } from '../formal-box.tsx';
import { Icon, iconNames } from '../icon.tsx';
import { announce, LiveRegion } from '../live-region.tsx';
import { Partly } from '../partly.tsx';
import { RadioList } from '../radio-list.tsx';
import { Screen } from '../screen.tsx';
import { SelectField } from '../select-field.tsx';
import { Sheet } from '../sheet.tsx';
import { SpotBox } from '../spot-box.tsx';
import { Stamp } from '../stamp.tsx';
import { StateTag } from '../state-tag.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { Tag } from '../tag.tsx';
import { TextArea } from '../text-area.tsx';

const nothing = (): void => undefined;

export function Parts() {
  const [isOpen, setOpen] = useState(location.search.includes('sheet'));
  const [toggles, setToggles] = useState<ReadonlySet<string>>(new Set(['a']));
  const [isChecked, setChecked] = useState(true);
  const [kind, setKind] = useState<string | null>('b');
  return (
    <Screen skipLabel="Lompat ke isi" title="Komponen" trailing={<Tag tone="line" text="Draf" />}>
      <LiveRegion />
      <div class="stack">
        <p class="tags">
          <StateTag state="draft" text="Draf" /> <StateTag state="waiting" text="Menunggu kirim" />{' '}
          <StateTag state="sent" text="Terkirim" /> <StateTag state="attention" text="Perlu perhatian" />
        </p>
        <p class="tags">
          <StateTag state="waiting" icon="repeat" pill text="2× tercatat" /> <Tag text="PPPK" />{' '}
          <Tag tone="amber" text="2 perlu validasi" /> <Tag tone="line" text="Draf" />
        </p>
        <p class="tags">
          <Due tone="late" text="lewat 6 hari" icon /> <Due tone="today" text="hari ini" />{' '}
          <Due tone="left" text="sisa 4 hari" />
        </p>
        <SyncStrip attention={{ text: '2 perlu perhatian', href: '#attention' }} />
        <ChipToggles
          label="Boleh lebih dari satu"
          values={toggles}
          onChange={setToggles}
          options={[
            { value: 'a', label: 'Tidak membawa masker' },
            { value: 'b', label: 'Terlambat' },
          ]}
        />
        <CheckBox label="Surat tugas ada" hint="Diperlihatkan di tempat" checked={isChecked} onChange={setChecked} />
        <RadioList
          label="Surat tugas, izin, atau FWA"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'a', label: 'Ada' },
            { value: 'b', label: 'Belum diverifikasi', hint: 'Diperiksa kepegawaian' },
          ]}
          error="Pilih salah satu."
        />
        <SelectField
          label="Status"
          value=""
          placeholder="Pilih status"
          onChange={nothing}
          options={[
            { value: 'pns', label: 'PNS', group: 'ASN' },
            { value: 'pppk', label: 'PPPK', group: 'ASN' },
            { value: 'thl', label: 'THL', group: 'Lainnya' },
          ]}
        />
        <TextArea
          label="Catatan"
          optional="(boleh kosong)"
          value="Masker di saku celana."
          onInput={nothing}
          hint="Jangan tulis keadaan kesehatan."
        />
        <Empty title="Belum ada temuan" text="Hasil nihil juga sah. Rekap tetap dapat dibagikan." />
        <Partly
          title="Data belum lengkap"
          done={5195}
          total={8379}
          text="5.195 dari 8.379 pegawai. Pencatatan sudah bisa dimulai."
        />
        <Failed
          title="Belum tersimpan"
          text="Penyimpanan ponsel menolak menulis. Isian tetap di layar ini."
          retry={{ text: 'Coba lagi', onClick: () => announce('Dicoba lagi') }}
        />
        <Banner tone="amber" title="Jam ponsel berubah" close={{ label: 'Tutup', onClick: nothing }}>
          Waktu temuan ditandai tidak pasti.
        </Banner>
        <Banner>Versi baru dipasang setelah formulir ditutup.</Banner>
        <div class="pair">
          <SpotBox kind="Teguran di tempat" title="Teguran di tempat">
            Tindakan petugas
          </SpotBox>
          <FormalBox kind="Hukuman disiplin" title="Teguran lisan">
            Keputusan pejabat
          </FormalBox>
        </div>
        <div class="card card--pad">
          <Stamp word="Tersimpan" when="20 Nov 2026 09.47" small />
        </div>
        <div class="pair">
          <Button onClick={() => setOpen(true)}>Buka lembar</Button>
          <Button disabled>Tidak dapat</Button>
        </div>
        <p class="tags">
          {iconNames().map((name) => (
            <Icon key={name} name={name} label={name} />
          ))}
        </p>
      </div>
      <Sheet
        open={isOpen}
        onClose={() => setOpen(false)}
        title="Tutup operasi?"
        closeLabel="Tutup"
        dialog
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Batal</Button>
            <Button kind="primary" onClick={() => setOpen(false)}>
              Tutup operasi
            </Button>
          </>
        }
      >
        <p>14 temuan, 431 diperiksa. Sesudah ditutup, temuan yang menyusul ditandai terlambat.</p>
      </Sheet>
    </Screen>
  );
}
