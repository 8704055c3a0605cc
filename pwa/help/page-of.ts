/** Which help belongs to an address: by the room it leads to, and by who looks at it. Pure. */
import type { Role } from '../../schema/outcome.ts';
import { partsOf } from '../path-parts.ts';
import type { HelpText } from '../text/help.ts';

export type HelpPage = keyof HelpText['pages'];

/** Screens of an operation on the officer's phone, by the step behind its id. */
const operationPages: Readonly<Record<string, HelpPage>> = {
  find: 'find',
  other: 'other',
  note: 'note',
  saved: 'saved',
  findings: 'findings',
  recap: 'recap',
  details: 'details',
  scan: 'scan',
  report: 'raidReport',
};

/** Screens before there is an operation. */
const operationsPages: Readonly<Record<string, HelpPage>> = { new: 'newOperation', join: 'join', scan: 'join' };

/** Rooms of the offices, by the first step. */
const officePages: Readonly<Record<string, HelpPage>> = {
  laporan: 'report',
  temuan: 'findingsList',
  konflik: 'conflicts',
  tertahan: 'held',
  perhatian: 'adminAttention',
  akun: 'accounts',
  'akun-baru': 'accounts',
  perangkat: 'devices',
  pegawai: 'roster',
  katalog: 'catalogue',
  'katalog-baru': 'catalogue',
  unit: 'units',
  'unit-baru': 'units',
  'unit-impor': 'units',
  kalender: 'calendar',
  pengaturan: 'settings',
};

/** `role` null: nobody has the store open. `isLocked`: somebody's store is there and shut. */
export function helpPageOf(path: string, role: Role | null, isLocked: boolean): HelpPage {
  const { steps } = partsOf(path);
  const [room = '', id, screen] = steps;
  if (room === 'phone') return 'phone';
  if (room === 'serahkan') return 'handIn';
  if (role === null) return isLocked ? 'lock' : 'signIn';
  if (room === 'sign-in') return 'signIn';
  if (role === 'officer') return officerPage(room, id, screen);
  if (room === 'perkara') return casesPage(id);
  if (room === 'operasi') return id === undefined ? 'operationsList' : 'review';
  return officePages[room] ?? (room === '' ? startOf(role) : 'unknown');
}

function casesPage(id: string | undefined): HelpPage {
  if (id === undefined) return 'queue';
  if (id === 'konflik') return 'conflicts';
  return id === 'tertahan' ? 'held' : 'case';
}

function officerPage(room: string, id: string | undefined, screen: string | undefined): HelpPage {
  switch (room) {
    case 'operations':
      return id === undefined ? 'operations' : (operationsPages[id] ?? 'unknown');
    case 'join':
      return 'join';
    case '':
      return 'operation';
    case 'operation':
      return screen === undefined ? 'operation' : (operationPages[screen] ?? 'unknown');
    case 'finding':
      return screen === 'correct' ? 'correct' : 'finding';
    case 'outbox':
      return 'outbox';
    case 'attention':
      return 'attention';
    default:
      return 'unknown';
  }
}

function startOf(role: Role): HelpPage {
  if (role === 'admin') return 'adminStart';
  return role === 'personnel' ? 'queue' : 'report';
}
