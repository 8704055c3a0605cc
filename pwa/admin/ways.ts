/** The addresses of the admin's pages: each can be linked to. */
import type { CatalogueList } from '../../schema/catalogue.ts';
import { catalogueLists } from '../../schema/catalogue.ts';
import { partsOf } from '../route.ts';

export type Way =
  | { page: 'start' }
  | { page: 'attention' }
  | { page: 'roster' }
  | { page: 'accounts' }
  | { page: 'account-new' }
  | { page: 'account'; id: string }
  | { page: 'devices' }
  | { page: 'catalogue'; list: CatalogueList }
  | { page: 'entry-new'; list: CatalogueList }
  | { page: 'entry'; list: CatalogueList; code: string }
  | { page: 'units' }
  | { page: 'units-import' }
  | { page: 'unit-new'; parentId: string | null }
  | { page: 'unit'; id: string }
  | { page: 'calendar'; year: number | null }
  | { page: 'settings' }
  | { page: 'unknown' };
export type PageName = Way['page'];

export const hrefs = {
  start: '#/',
  attention: '#/perhatian',
  roster: '#/pegawai',
  accounts: '#/akun',
  accountNew: '#/akun-baru',
  account: (id: string) => `#/akun/${id}`,
  devices: '#/perangkat',
  alarmingDevices: '#/perangkat?saring=alarm',
  catalogue: (list: CatalogueList) => `#/katalog/${list}`,
  entryNew: (list: CatalogueList) => `#/katalog-baru/${list}`,
  entry: (list: CatalogueList, code: string) => `#/katalog/${list}/${code}`,
  units: '#/unit',
  unitsImport: '#/unit-impor',
  unitNew: (parentId: string | null) => (parentId === null ? '#/unit-baru' : `#/unit-baru/${parentId}`),
  unit: (id: string) => `#/unit/${id}`,
  calendar: (year: number) => `#/kalender/${year}`,
  settings: '#/pengaturan',
  /** Language, theme, this device, sign-out. */
  phone: '#/phone',
} as const;

/** `path`: the address behind '#'. */
export function wayOf(path: string): Way {
  const { steps } = partsOf(path);
  const [area, first, second] = steps;
  if (area === undefined) return { page: 'start' };
  switch (area) {
    case 'perhatian':
      return { page: 'attention' };
    case 'pegawai':
      return { page: 'roster' };
    case 'akun':
      return first === undefined ? { page: 'accounts' } : { page: 'account', id: first };
    case 'akun-baru':
      return { page: 'account-new' };
    case 'perangkat':
      return { page: 'devices' };
    case 'katalog':
    case 'katalog-baru':
      return catalogueWay(area === 'katalog-baru', first, second);
    case 'unit':
      return first === undefined ? { page: 'units' } : { page: 'unit', id: first };
    case 'unit-impor':
      return { page: 'units-import' };
    case 'unit-baru':
      return { page: 'unit-new', parentId: first ?? null };
    case 'kalender':
      return { page: 'calendar', year: yearOf(first) };
    case 'pengaturan':
      return { page: 'settings' };
    default:
      return { page: 'unknown' };
  }
}

function catalogueWay(isNew: boolean, name: string | undefined, code: string | undefined): Way {
  const list = name === undefined ? 'violation' : catalogueLists.find((one) => one === name);
  if (list === undefined) return { page: 'unknown' };
  if (isNew) return { page: 'entry-new', list };
  return code === undefined ? { page: 'catalogue', list } : { page: 'entry', list, code };
}

function yearOf(text: string | undefined): number | null {
  return text !== undefined && /^2[01]\d\d$/.test(text) ? Number(text) : null;
}
