/** Dev only: the personnel office's rail, tabs and boxes. */
import { FormalBox } from '../formal-box.tsx';
import { type NavGroup } from '../office-nav.tsx';
import { SpotBox } from '../spot-box.tsx';

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

export const frame = {
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

export const boxes = (
  <>
    <SpotBox kind="Teguran di tempat" title="Teguran tertulis di tempat">
      Oleh petugas, 20 Nov 2026. Bukan hukuman disiplin.
    </SpotBox>
    <FormalBox kind="Hukuman disiplin" title="Belum ada" none>
      Hanya oleh pejabat berwenang, lewat pemeriksaan dan keputusan.
    </FormalBox>
  </>
);
