/** Dev only: what comes after a finding (saved, recap, attention) and before all (sign in). */
import { useState } from 'preact/hooks';
import { AttentionItem } from '../attention-item.tsx';
import { Bars } from '../bars.tsx';
import { Button } from '../button.tsx';
import { Dock } from '../dock.tsx';
import { FactRow } from '../fact-row.tsx';
import { Mark } from '../mark.tsx';
import { PasswordField } from '../password-field.tsx';
import { RecapGroup, RecapTotal } from '../recap.tsx';
import { Screen } from '../screen.tsx';
import { Stamp } from '../stamp.tsx';
import { StateTag } from '../state-tag.tsx';
import { TextField } from '../text-field.tsx';
import { TicketCard } from '../ticket-card.tsx';

const skip = 'Lompat ke isi';
const back = { label: 'Kembali', href: '#home' };
const nothing = (): void => undefined;

export function Saved() {
  return (
    <Screen
      skipLabel={skip}
      fill
      dock={
        <Dock>
          <Button icon="undo" count="8" tall onClick={nothing}>
            Urungkan
          </Button>
          <Button kind="primary" iconEnd="arrow-right" href="#find">
            Berikutnya
          </Button>
        </Dock>
      }
    >
      <header class="saved-head">
        <h1 class="serif">Tersimpan di ponsel</h1>
        <p class="muted">Terkirim sendiri begitu ada sinyal.</p>
      </header>
      <TicketCard
        label="Tanda terima"
        codeLabel="Kode temuan"
        code="K7F–4Q2"
        order="Temuan ke-14"
        facts={[
          { key: 'who', label: 'Terduga', value: 'Siti Rahmawati Rekaan' },
          { key: 'when', label: 'Waktu dan tempat', value: '09.47 WIB, Kompleks Setda' },
          { key: 'what', label: 'Dugaan pelanggaran', value: 'Tidak membawa masker' },
          { key: 'why', label: 'Alasan', value: 'Tertinggal di mobil' },
          { key: 'done', label: 'Tindakan di tempat', value: 'Teguran tertulis di tempat' },
        ]}
        stamp={<Stamp word="Tersimpan" when="20 Nov 2026 09.47" fresh />}
      />
      <div class="saved-foot">
        <StateTag state="waiting" text="4 menunggu kirim" />
        <Button kind="text" href="#home">
          Daftar temuan
        </Button>
      </div>
    </Screen>
  );
}

export function Recap() {
  return (
    <Screen
      skipLabel={skip}
      title="Rekap operasi"
      back={back}
      note="per 11.05"
      dock={
        <Dock column>
          <Button kind="primary" icon="share" onClick={nothing}>
            Bagikan rekap
          </Button>
          <div class="pair">
            <Button icon="document" onClick={nothing}>
              Laporan PDF
            </Button>
            <Button icon="flag" onClick={nothing}>
              Tutup operasi
            </Button>
          </div>
        </Dock>
      }
    >
      <p class="cap muted">Kepatuhan Masker ASN, Gerbang Timur, 08.10–11.05</p>
      <RecapTotal
        value="14"
        unit="temuan"
        note="431 diperiksa, 417 patuh"
        split={{ first: 14, rest: 417, label: '14 temuan, 417 patuh' }}
      />
      <RecapGroup title="Alasan">
        <Bars
          rows={[
            { key: 'a', label: 'Tertinggal di mobil', count: 5, value: '5' },
            { key: 'b', label: 'Lupa', count: 4, value: '4' },
            { key: 'c', label: 'Tertinggal di rumah', count: 2, value: '2' },
            { key: 'd', label: 'Tidak memberi alasan', count: 2, value: '2' },
            { key: 'e', label: 'Masker rusak atau habis', count: 1, value: '1' },
          ]}
        />
      </RecapGroup>
      <RecapGroup title="Tindakan di tempat">
        <Bars
          rows={[
            { key: 'a', label: 'Teguran di tempat', count: 11, value: '11' },
            { key: 'b', label: 'Teguran tertulis di tempat', count: 2, value: '2' },
            { key: 'c', label: 'Didata saja', count: 1, value: '1' },
          ]}
        />
      </RecapGroup>
      <FactRow icon="people">9 PNS, 3 PPPK, 1 warga, 1 tidak diketahui</FactRow>
      <FactRow icon="hand">1 menolak didata, 1 menolak tanda tangan</FactRow>
      <FactRow icon="on-phone">4 menunggu kirim, tersimpan di ponsel</FactRow>
    </Screen>
  );
}

export function Attention() {
  const facts = (reason: string) => [
    { key: 'reason', label: 'Alasan', value: reason, differs: true },
    { key: 'action', label: 'Tindakan di tempat', value: 'Teguran di tempat', differs: false },
  ];
  return (
    <Screen skipLabel={skip} title="Perlu perhatian" back={back} note="2 temuan">
      <div class="stack">
        <p class="cap muted">Tidak ada yang dihapus. Semua versi tersimpan.</p>
        <AttentionItem
          happened="Dua versi berbeda"
          title="Joko Andaikata"
          note="Temuan K7F–3M8, hari ini"
          versions={[
            {
              key: 'mine',
              title: 'Versi Anda',
              note: 'Ponsel ini, 09.24',
              facts: facts('Lupa'),
              use: { text: 'Pakai ini', label: 'Pakai versi Anda', onClick: nothing },
            },
            {
              key: 'theirs',
              title: 'Versi danru',
              note: 'Terkirim, 09.26',
              facts: facts('Masker rusak'),
              use: { text: 'Pakai ini', label: 'Pakai versi danru', onClick: nothing },
            },
          ]}
          actions={[{ key: 'refer', text: 'Serahkan kepada Kasatpol PP', onClick: nothing }]}
        />
        <AttentionItem
          happened="Ditolak server"
          title="Lilis Purwarupa"
          note="Temuan K7F–2W1, kemarin"
          why="Perangkat belum terdaftar."
          actions={[{ key: 'copy', text: 'Simpan salinan ke berkas', icon: 'download', onClick: nothing }]}
        />
      </div>
    </Screen>
  );
}

export function SignIn() {
  const [name, setName] = useState('19850402 200903 1 002');
  const [password, setPassword] = useState('rahasia sekali');
  return (
    <Screen
      skipLabel={skip}
      fill
      dock={
        <Dock column bare>
          <Button kind="primary" onClick={nothing}>
            Masuk
          </Button>
          <Button icon="fingerprint" onClick={nothing}>
            Masuk dengan kunci sandi
          </Button>
        </Dock>
      }
    >
      <header class="hero">
        <Mark size={72} label="Sidak" />
        <h1 class="serif">Sidak</h1>
        <p class="muted">Pemerintah Kabupaten Contoh</p>
      </header>
      <form class="hero-form stack">
        <TextField label="NIP atau nama pengguna" value={name} onInput={setName} error="Akun ini tidak dikenal." />
        <PasswordField
          label="Kata sandi"
          value={password}
          onInput={setPassword}
          autoComplete="current-password"
          showLabel="Tampilkan kata sandi"
          hideLabel="Sembunyikan kata sandi"
          hint="Masuk sekali saat ada sinyal. Sesudah itu Sidak terbuka tanpa sinyal."
        />
      </form>
      <p class="hero-law cap muted">
        Data dipakai untuk penegakan dan pembinaan disiplin ASN menurut PP 94/2021. Setiap pembacaan dicatat.
      </p>
    </Screen>
  );
}
