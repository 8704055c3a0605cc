/** Dev only: the officer's way from the operation to the finding, as drawn, with made-up people. */
import { useState } from 'preact/hooks';
import { Button, SquareButton } from '../button.tsx';
import { ChipGroup } from '../chip-group.tsx';
import { Dock } from '../dock.tsx';
import { Highlight } from '../highlight.tsx';
import { HitList, HitRow } from '../hit-list.tsx';
import { IconButton } from '../icon-button.tsx';
import { LedgerList, LedgerRow } from '../ledger-list.tsx';
import { OperationCard, Tally } from '../operation-card.tsx';
import { PersonCard } from '../person-card.tsx';
import { Pick } from '../pick.tsx';
import { RepeatWarning } from '../repeat-warning.tsx';
import { RowLink } from '../row-link.tsx';
import { Screen } from '../screen.tsx';
import { SearchField } from '../search-field.tsx';
import { SectionHead } from '../section-head.tsx';
import { StateTag } from '../state-tag.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { Tag } from '../tag.tsx';
import { Tile, Tiles } from '../tile.tsx';

const skip = 'Lompat ke isi';
const back = { label: 'Kembali', href: '#home' };
const nothing = (): void => undefined;

export function Home() {
  const rows = [
    ['09.42', 'Bambang Misalnya', 'Dinas Pendidikan', 'waiting', 'Menunggu kirim'],
    ['09.37', 'Dewi Khayali', 'Bappeda', 'waiting', 'Menunggu kirim'],
    ['09.31', 'Menolak didata', 'Tanpa identitas', 'waiting', 'Menunggu kirim'],
    [
      '09.24',
      'Raden Mas Joko Andaikata Kusumaningrat Purwarupa, S.Sos., M.A.P.',
      'Dinas Sosial',
      'attention',
      'Perlu perhatian',
    ],
    ['09.18', 'Agus Purwarupa', 'DPUPR', 'sent', 'Terkirim'],
  ] as const;
  return (
    <Screen
      skipLabel={skip}
      title="Regu II"
      sub="Luring sejak 09.28"
      subIcon="wifi-off"
      trailing={<IconButton icon="lock" label="Kunci aplikasi" onClick={nothing} />}
      dock={
        <Dock>
          <SquareButton icon="scan" label="Pindai kartu pegawai" onClick={nothing} />
          <Button kind="primary" icon="plus" href="#find">
            Catat temuan
          </Button>
        </Dock>
      }
    >
      <OperationCard
        label="Operasi"
        date="Jumat, 20 November 2026"
        since="mulai 08.10"
        title="Kepatuhan Masker ASN"
        facts={[
          { icon: 'pin', text: 'Kompleks Setda, Gerbang Timur' },
          { icon: 'document', text: 'SPT 094/1187/SATPOL PP/2026' },
          { icon: 'people', text: 'Danru Wahyu Teladan, 6 petugas' },
        ]}
      >
        <Tally
          figures={[
            { key: 'findings', value: '13', label: 'temuan', href: '#recap' },
            { key: 'checked', value: '412', label: 'diperiksa' },
          ]}
          plus={{ text: '+1', unit: 'patuh', label: 'Tambah satu orang diperiksa dan patuh', onClick: nothing }}
        />
      </OperationCard>
      <SyncStrip
        waiting={{ text: '3 menunggu kirim', note: 'Tersimpan di ponsel', href: '#home' }}
        attention={{ text: '2 perlu perhatian', href: '#attention' }}
      />
      <SectionHead title="Temuan terakhir" more={{ text: 'Semua 13', href: '#recap' }} />
      <LedgerList label="Temuan terakhir">
        {rows.map(([time, name, detail, state, text]) => (
          <LedgerRow
            key={time}
            time={time}
            name={name}
            detail={detail}
            href="#saved"
            end={<StateTag state={state} text={text} />}
          />
        ))}
      </LedgerList>
    </Screen>
  );
}

export function Find() {
  const [query, setQuery] = useState('siti rah');
  const hits = [
    [
      'Siti Rahmawati Rekaan',
      [
        [0, 4],
        [5, 8],
      ],
      '198703142011012004',
      'Pengadministrasi Kependudukan, Disdukcapil',
      'twice',
    ],
    [
      'Siti Rahayu Umpama',
      [
        [0, 4],
        [5, 8],
      ],
      '197908222005012011',
      'Guru Ahli Madya, Dinas Pendidikan',
      '',
    ],
    [
      'Siti Rahma Contoh',
      [
        [0, 4],
        [5, 8],
      ],
      '199506052024212008',
      'Perawat Terampil, RSUD Contoh',
      'PPPK',
    ],
    [
      'Nur Siti Rahimah Andai',
      [
        [4, 8],
        [9, 12],
      ],
      '199101172019032006',
      'Analis Anggaran, BPKD',
      '',
    ],
  ] as const;
  return (
    <Screen
      skipLabel={skip}
      title="Cari pegawai"
      back={back}
      note="Temuan ke-14"
      flush
      under={
        <>
          <div class="find">
            <SearchField
              label="Nama atau NIP"
              clearLabel="Hapus pencarian"
              value={query}
              onInput={setQuery}
              autoFocus
            />
            <Button icon="scan" onClick={nothing}>
              Pindai
            </Button>
          </div>
          <p class="between cap muted">
            <span>4 dari 8.379 pegawai</span>
            <span>daftar per 06.40</span>
          </p>
        </>
      }
      above={
        <RowLink
          icon="person"
          title="Tidak ada di daftar?"
          sub="Warga, ASN daerah lain, menolak didata"
          href="#capture"
        />
      }
    >
      <HitList label="Hasil">
        {hits.map(([name, ranges, nip, post, tag]) => (
          <HitRow
            key={nip}
            href="#capture"
            name={<Highlight text={name} ranges={ranges} />}
            nip={nip}
            post={post}
            tag={
              tag === 'twice' ? (
                <StateTag state="waiting" icon="repeat" pill text="2× tercatat" />
              ) : (
                tag !== '' && <Tag text={tag} />
              )
            }
          />
        ))}
      </HitList>
    </Screen>
  );
}

export function Capture() {
  const [reason, setReason] = useState<string | null>('car');
  const [action, setAction] = useState<string | null>('written');
  return (
    <Screen
      skipLabel={skip}
      title="Catat temuan"
      back={back}
      note="Temuan ke-14"
      dock={
        <Dock>
          <Button kind="primary" icon="check" href="#saved">
            Simpan temuan
          </Button>
        </Dock>
      }
    >
      <PersonCard
        label="Terduga"
        name="Siti Rahmawati Rekaan"
        nip="198703142011012004"
        post="Pengadministrasi Kependudukan, Disdukcapil"
        change={{ text: 'Ganti', href: '#find' }}
      >
        <RepeatWarning
          count="2×"
          spokenCount="2 kali"
          title="Pernah tercatat dalam 12 bulan"
          past={[
            { key: 'a', date: '3 Sep 2026', place: 'Kompleks Setda', what: 'Tidak membawa masker' },
            { key: 'b', date: '12 Mar 2026', place: 'Pasar Contoh', what: 'Merokok di kawasan tanpa rokok' },
          ]}
          suggestion={{ lead: 'Saran:', text: 'teguran tertulis di tempat' }}
          basis="Perbup Contoh 12/2026 Ps. 8 ayat (3)"
          asOf="Data per 06.40"
        />
      </PersonCard>
      <div class="block">
        <Pick label="Dugaan pelanggaran" value="Tidak membawa masker" change={{ text: 'Ubah', onClick: nothing }} />
      </div>
      <ChipGroup
        label="Alasan"
        value={reason}
        onChange={setReason}
        options={[
          { value: 'forgot', label: 'Lupa' },
          { value: 'car', label: 'Tertinggal di mobil' },
          { value: 'other', label: 'Lainnya' },
          { value: 'home', label: 'Tertinggal di rumah' },
          { value: 'none', label: 'Tidak memberi alasan' },
        ]}
      />
      <ChipGroup
        label="Tindakan di tempat"
        scroll
        value={action}
        onChange={setAction}
        options={[
          { value: 'written', label: 'Teguran tertulis di tempat' },
          { value: 'spoken', label: 'Teguran di tempat' },
          { value: 'noted', label: 'Didata saja' },
        ]}
      />
      <div class="block">
        <Tiles label="Tambahan">
          <Tile icon="camera" text="Foto" onClick={nothing} />
          <Tile icon="pin" text="± 8 m" state="done" label="Lokasi, ± 8 meter" onClick={nothing} />
          <Tile icon="signature" text="Tanda tangan" onClick={nothing} />
          <Tile icon="note" text="Catatan" onClick={nothing} />
        </Tiles>
      </div>
    </Screen>
  );
}
