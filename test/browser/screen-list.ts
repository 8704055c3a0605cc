// Every screen of every role, by its address and what must be pressed to see it. A screen that is not here is not
// examined: a new one gets its line.
import type { Page } from 'playwright-core';
import { invitationPath } from '../../schema/invitation.ts';
import type { Scene } from './screens/scene.ts';
import type { Words } from './screens/words.ts';

type Open = (page: Page, words: Words) => Promise<void>;

export type Screen = {
  /** What is seen there. */
  name: string;
  /** The address behind '#'. */
  path: string;
  /** What is pressed or typed until it is seen. */
  open?: Open;
  /** Puts back what `open` has changed beyond the screen. */
  after?: (page: Page) => Promise<void>;
};

const press = async (page: Page, name: string | RegExp): Promise<void> =>
  page
    .locator('button:visible, a:visible')
    .and(page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true })))
    .first()
    .click();
const sheetOf = (page: Page): Promise<void> => page.locator('dialog[open]').waitFor();
const pressSheet = async (page: Page, name: string | RegExp): Promise<void> => {
  await press(page, name);
  await sheetOf(page);
};
const backOnline = (page: Page): Promise<void> => page.context().setOffline(false);
/** A table on a desk, cards on a phone: both open by their first words. */
const openFirstRow = async (page: Page): Promise<void> => {
  await page.locator('.row-open').first().click();
  await sheetOf(page);
};

/** On a phone the field is behind a button. */
const searches = async (page: Page, { personnel }: Words, text: string): Promise<void> => {
  const field = page.getByRole('searchbox');
  if (!(await field.isVisible())) await press(page, personnel.findTools);
  await field.fill(text);
  await page.getByRole('button', { name: personnel.resetFilters }).first().waitFor();
};

/** As long as real ones are. */
const invited = {
  title: 'Kepatuhan Jam Kerja dan Pemakaian Seragam ASN',
  orderNumber: '094/1187/SATPOL PP/2026',
  legalBasis: 'Peraturan Bupati Contoh Nomor 12 Tahun 2026',
  legalBasisVersion: 'Perubahan II',
  place: 'Kompleks Sekretariat Daerah, Gerbang Timur',
  squad: 'Regu II',
  timeZone: 'Asia/Jakarta',
} as const;

export const signedOutScreens: Screen[] = [
  { name: 'sign-in', path: '/' },
  {
    name: 'sign-in, refused',
    path: '/',
    open: async (page, { common, account }) => {
      await press(page, common.act.signIn);
      await page.getByText(account.wrong.needed).waitFor();
    },
  },
  { name: 'set-up', path: '/setup?token=none' },
  { name: 'set-up without its token', path: '/setup' },
];

/** The account and this device: the same for everybody. */
const accountScreens: Screen[] = [
  { name: 'account', path: '/phone' },
  { name: 'signing out', path: '/phone', open: async (page, { common }) => pressSheet(page, common.act.signOut) },
  { name: 'handing in a rescue file', path: '/serahkan' },
  { name: 'signing in again', path: '/sign-in' },
  { name: 'setting a PIN', path: '/phone/pin' },
];

export function officerScreens(scene: Scene): Screen[] {
  const home = `/operation/${scene.operation}`;
  const sheet = (name: string, pressed: (words: Words) => string | RegExp): Screen => {
    return { name, path: `${home}/note`, open: async (page, words) => pressSheet(page, pressed(words)) };
  };
  return [
    { name: 'operations', path: '/operations' },
    { name: 'opening an operation', path: '/operations/new' },
    {
      name: 'opening an operation, incomplete',
      path: '/operations/new',
      open: async (page, { noting }) => {
        await page.getByLabel(noting.open.title).fill('');
        await press(page, noting.open.action);
      },
    },
    { name: 'joining by code', path: '/operations/join' },
    { name: 'joining by QR code', path: invitationPath('20261120-K7F4Q2MX', invited) },
    { name: 'joining by a QR code that holds no operation', path: '/join?o=nothing' },
    { name: 'scanning a QR code', path: '/operations/scan', open: sheetOf },
    { name: 'scanning a card', path: `${home}/scan`, open: sheetOf },
    {
      name: 'the QR code of an operation',
      path: `${home}/details`,
      open: async (page, { scan }) => pressSheet(page, scan.show.open),
    },
    { name: 'an operation', path: home },
    {
      name: 'people checked',
      path: home,
      open: async (page, { officer }) => pressSheet(page, new RegExp(officer.checkedWord)),
    },
    { name: 'finding a person', path: `${home}/find` },
    {
      name: 'people found',
      path: `${home}/find`,
      open: async (page) => {
        await page.getByRole('searchbox').fill('wid');
        await page.locator('.hit').first().waitFor();
      },
    },
    {
      name: 'people found by a misspelt name',
      path: `${home}/find`,
      open: async (page) => {
        await page.getByRole('searchbox').fill('widoddo');
        await page.locator('mark.similar').first().waitFor();
      },
    },
    { name: 'nobody found', path: `${home}/find`, open: async (page) => page.getByRole('searchbox').fill('qqqq') },
    { name: 'somebody not in the list', path: `${home}/other` },
    ...(['citizen', 'refused', 'office'] as const).map((kind) => ({
      name: `not in the list: ${kind}`,
      path: `${home}/other`,
      open: async (page: Page, { noting }: Words) =>
        page.getByRole('radio', { name: noting.other.kinds[kind], exact: true }).click(),
    })),
    { name: 'a finding being noted, of somebody known', path: `${home}/note`, open: beginNote(scene) },
    {
      name: 'a finding, incomplete',
      path: `${home}/note`,
      open: async (page, { noting }) => {
        await press(page, noting.capture.save);
        await page.locator('.field__error').first().waitFor();
      },
    },
    sheet('violation', ({ common }) => new RegExp(`^(${common.act.choose}|${common.act.edit})$`)),
    sheet('place', ({ noting }) => new RegExp(`^(${noting.capture.place}|${noting.capture.seeking}|.*±.*)$`)),
    sheet('signature', ({ signature }) => signature.title),
    {
      name: 'refusing to sign, with a witness',
      path: `${home}/note`,
      open: async (page, words) => {
        await pressSheet(page, words.signature.title);
        await page.getByRole('radio', { name: words.signature.ways.signature, exact: true }).click();
      },
      after: async (page) => page.locator('dialog[open] [role="radio"]').first().click(),
    },
    sheet('note', ({ common }) => common.word.note),
    { name: 'the receipt', path: `${home}/saved/${scene.finding}` },
    { name: 'all findings', path: `${home}/findings` },
    { name: 'findings of one figure', path: `${home}/findings?status=PNS` },
    { name: 'recap', path: `${home}/recap` },
    {
      name: 'sharing the recap',
      path: `${home}/recap`,
      open: async (page, { review }) => pressSheet(page, review.recap.share),
    },
    {
      name: 'the report, made',
      path: `${home}/report`,
      open: async (page, { report }) => {
        await press(page, report.make.make);
        await page.locator('.notice').getByText(report.make.ready).waitFor();
      },
    },
    { name: 'closing', path: `${home}/recap`, open: async (page, { review }) => pressSheet(page, review.recap.close) },
    { name: 'details of an operation', path: `${home}/details` },
    { name: 'an operation just opened', path: `${home}/details?new` },
    { name: 'a closed operation', path: `/operation/${scene.closed}` },
    { name: 'one finding', path: `/finding/${scene.finding}` },
    {
      name: 'withdrawing',
      path: `/finding/${scene.finding}`,
      open: async (page, { review }) => pressSheet(page, review.detail.withdraw),
    },
    { name: 'correcting', path: `/finding/${scene.finding}/correct` },
    { name: 'outbox', path: '/outbox' },
    {
      name: 'outbox in flight mode',
      path: home,
      open: async (page, { officer }) => {
        await page.context().setOffline(true);
        await page.getByRole('button', { name: officer.addCompliant }).click();
        await page.goto('/#/outbox');
        await page.locator('.ledger li').first().waitFor();
      },
      after: backOnline,
    },
    { name: 'nothing needs attention', path: '/attention' },
    { name: 'no such finding', path: '/finding/none' },
    { name: 'no such operation', path: '/operation/none' },
    { name: 'no such page', path: '/nothing/here' },
    ...accountScreens,
  ];
}

/** The form of somebody who was noted before, so that the repeat warning stands on it. */
function beginNote({ operation, person }: Scene): Open {
  return async (page, { noting }) => {
    if (await page.getByRole('button', { name: noting.capture.save }).isVisible()) return;
    await page.goto(`/#/operation/${operation}/find`);
    await page.getByRole('searchbox').fill(person.nip);
    await page.locator('.hit').first().click();
    await page.getByRole('button', { name: noting.capture.save }).waitFor();
  };
}

export function personnelScreens({ cases }: Scene): Screen[] {
  return [
    { name: 'all open cases', path: '/perkara' },
    { name: 'overdue', path: '/perkara?queue=overdue' },
    { name: 'closed cases', path: '/perkara?queue=closed' },
    { name: 'nothing found', path: '/perkara', open: (page, words) => searches(page, words, 'tidak-ada-yang-begini') },
    {
      name: 'without network: read before',
      path: '/perkara?queue=closed',
      open: async (page) => {
        await page.context().setOffline(true);
        await page.goto('/#/perkara');
        await page.locator('.notice').first().waitFor();
      },
      after: backOnline,
    },
    {
      name: 'without network: never read',
      path: '/perkara?queue=closed',
      open: async (page, words) => {
        await page.context().setOffline(true);
        await page.goto('/#/perkara');
        await searches(page, words, 'belum-pernah-dicari');
        await page.locator('.notice').first().waitFor();
      },
      after: async (page) => {
        await backOnline(page);
        // The search lasts until another list is looked at.
        await page.goto('/#/perkara?queue=closed');
        await page.locator('[aria-current][href*="queue=closed"]').first().waitFor({ state: 'attached' });
      },
    },
    { name: 'a new case', path: `/perkara/${cases.fresh}` },
    { name: 'a forwarded case', path: `/perkara/${cases.forwarded}` },
    { name: 'a case with guidance', path: `/perkara/${cases.assigned}` },
    { name: 'a case with its result', path: `/perkara/${cases.completed}` },
    { name: 'a closed case', path: `/perkara/${cases.closed}` },
    { name: 'a pair', path: `/perkara/${cases.twin}` },
    {
      name: 'joining a pair',
      path: `/perkara/${cases.twin}`,
      open: async (page) => {
        await page.locator('.version button').first().click();
        await sheetOf(page);
      },
    },
    { name: 'no such page', path: '/perkara/a/b' },
    { name: 'report', path: '/laporan' },
    ...accountScreens,
  ];
}

/** Only with a table before one: many cases at once. */
export const personnelDeskScreens: Screen[] = [
  {
    name: 'cases chosen',
    path: '/perkara?queue=new',
    open: async (page) => {
      await page.locator('td .tick').first().check();
      await page.locator('.bulk').waitFor();
    },
  },
  {
    name: 'forwarding many',
    path: '/perkara?queue=new',
    open: async (page, { personnel }) => {
      await page.locator('td .tick').first().check();
      await pressSheet(page, personnel.bulk.forward);
      await page.locator('.bulk-list').waitFor();
    },
  },
  {
    name: 'guidance for many',
    path: '/perkara?queue=new',
    open: async (page, { personnel }) => {
      await page.locator('td .tick').first().check();
      await pressSheet(page, personnel.bulk.assign);
    },
  },
];

export function chiefScreens(scene: Scene): Screen[] {
  const { closed, validated } = scene;
  return [
    { name: 'report', path: '/laporan' },
    { name: 'report of one operation', path: `/laporan?operationId=${validated}` },
    { name: 'report of a day without findings', path: '/laporan?from=2026-01-01&to=2026-01-02' },
    { name: 'all findings', path: '/temuan' },
    { name: 'findings of one operation', path: `/temuan?operationId=${validated}` },
    { name: 'one finding', path: `/temuan?operationId=${closed}`, open: openFirstRow },
    { name: 'no findings', path: '/temuan?from=2026-01-01&to=2026-01-02' },
    { name: 'operations', path: '/operasi' },
    { name: 'no operations', path: '/operasi?state=returned' },
    { name: 'an operation under way', path: `/operasi/${scene.operation}` },
    { name: 'an operation to be validated', path: `/operasi/${closed}` },
    {
      name: 'validating',
      path: `/operasi/${closed}`,
      open: async (page, { supervisor }) => pressSheet(page, supervisor.review.validate),
    },
    {
      name: 'returning',
      path: `/operasi/${closed}`,
      open: async (page, { supervisor }) => pressSheet(page, supervisor.review.return),
    },
    { name: 'a validated operation', path: `/operasi/${validated}` },
    { name: 'no such operation', path: '/operasi/20260101-AAAAAAAA' },
    { name: 'cases: not his', path: '/perkara' },
    { name: 'no such page', path: '/nothing' },
    ...accountScreens,
  ];
}

export function headScreens({ cases, operation }: Scene): Screen[] {
  return [
    { name: 'report of his office', path: '/laporan' },
    { name: 'an operation, his people only', path: `/operasi/${operation}` },
    { name: 'cases of his people', path: '/perkara' },
    { name: 'a case that waits for him', path: `/perkara/${cases.own}` },
    ...accountScreens,
  ];
}

export function leaderScreens({ cases }: Scene): Screen[] {
  return [
    { name: 'report', path: '/laporan' },
    { name: 'cases', path: '/perkara' },
    { name: 'a case', path: `/perkara/${cases.assigned}` },
  ];
}

export function adminScreens({ unitId, headAccountId }: Scene): Screen[] {
  const ask = (name: string, pressed: (words: Words) => string): Screen => {
    return { name, path: `/akun/${headAccountId}`, open: async (page, words) => pressSheet(page, pressed(words)) };
  };
  return [
    { name: 'start', path: '/' },
    { name: 'needs attention', path: '/perhatian' },
    { name: 'accounts', path: '/akun' },
    { name: 'a new account', path: '/akun-baru' },
    {
      name: 'a new account, incomplete',
      path: '/akun-baru',
      open: async (page, { admin }) => press(page, admin.account.create),
    },
    { name: 'an account', path: `/akun/${headAccountId}` },
    ask('resetting a password', ({ admin }) => admin.account.reset),
    ask('closing an account', ({ admin }) => admin.account.close),
    { name: 'no such account', path: '/akun/none' },
    { name: 'devices', path: '/perangkat' },
    {
      name: 'revoking a device',
      path: '/perangkat',
      open: async (page) => {
        await page.locator('td button, .row-card button').first().click();
        await sheetOf(page);
      },
    },
    { name: 'roster', path: '/pegawai' },
    { name: 'roster, previewed', path: '/pegawai', open: previewRoster },
    ...(['violation', 'reason', 'action', 'guidance'] as const).map((list) => ({
      name: `catalogue: ${list}`,
      path: `/katalog/${list}`,
    })),
    { name: 'a catalogue entry', path: '/katalog/violation/JAM-01' },
    {
      name: 'retiring an entry',
      path: '/katalog/violation/JAM-01',
      open: async (page, { admin }) => pressSheet(page, admin.catalogue.retire),
    },
    { name: 'a new catalogue entry', path: '/katalog-baru/violation' },
    { name: 'units', path: '/unit' },
    { name: 'a unit', path: `/unit/${unitId}` },
    { name: 'a new unit', path: `/unit-baru/${unitId}` },
    { name: 'importing units', path: '/unit-impor' },
    { name: 'calendar', path: '/kalender' },
    { name: 'calendar of a year without one', path: '/kalender/2029' },
    { name: 'settings', path: '/pengaturan' },
    { name: 'no such page', path: '/nothing' },
    ...accountScreens,
  ];
}

/** Before anything has been entered. */
export const firstDay: Record<'admin' | 'officer' | 'personnel' | 'chief', Screen[]> = {
  admin: [
    { name: 'start, everything to do', path: '/' },
    { name: 'nothing to decide', path: '/perhatian' },
    { name: 'one account', path: '/akun' },
    { name: 'one device', path: '/perangkat' },
    { name: 'no roster', path: '/pegawai' },
    { name: 'no catalogue', path: '/katalog/violation' },
    { name: 'no units', path: '/unit' },
    { name: 'the first unit', path: '/unit-baru' },
    { name: 'no calendar', path: '/kalender' },
    { name: 'first settings', path: '/pengaturan' },
  ],
  officer: [
    { name: 'no operations', path: '/operations' },
    { name: 'opening one without colleagues', path: '/operations/new' },
    { name: 'not ready for flight mode', path: '/phone' },
  ],
  personnel: [
    { name: 'no cases', path: '/perkara' },
    { name: 'no conflicts', path: '/perkara/konflik' },
    { name: 'nothing held', path: '/perkara/tertahan' },
  ],
  chief: [
    { name: 'nothing to report', path: '/laporan' },
    { name: 'no findings', path: '/temuan' },
    { name: 'no operations', path: '/operasi' },
    { name: 'no conflicts', path: '/konflik' },
    { name: 'nothing held', path: '/tertahan' },
  ],
};

/** While two versions wait for a decision, and a finding for its operation. */
export function unsettledScreens(operation: string): typeof firstDay {
  const compare: Open = async (page) => {
    await page.locator('article button, main button[aria-expanded], .conflict button').first().click();
  };
  return {
    admin: [{ name: 'two versions of an entry', path: '/perhatian' }],
    officer: [
      { name: 'two versions of a finding', path: '/attention' },
      {
        name: "keeping the server's",
        path: '/attention',
        open: async (page, { review }) => pressSheet(page, review.attention.useTheirs),
      },
      { name: 'a returned operation', path: `/operation/${operation}` },
    ],
    personnel: [
      { name: 'two versions of a case', path: '/perkara/konflik', open: compare },
      { name: 'what is held', path: '/perkara/tertahan' },
      { name: 'what is held, to its end', path: '/perkara/tertahan', open: readToTheEnd },
    ],
    chief: [
      { name: 'report with open conflicts', path: '/laporan' },
      { name: 'two versions of a review', path: '/konflik', open: compare },
      { name: 'what is held', path: '/tertahan' },
      { name: 'what is held, to its end', path: '/tertahan', open: readToTheEnd },
      { name: 'a returned operation', path: `/operasi/${operation}` },
    ],
  };
}

/** More waits than one page holds: the next one is asked for, and then there is none. */
async function readToTheEnd(page: Page, { common }: Words): Promise<void> {
  await press(page, common.act.more);
  await page.getByRole('button', { name: common.act.more, exact: true }).waitFor({ state: 'detached' });
}

/** A file with one good line and two that are refused: everybody else would be gone. */
async function previewRoster(page: Page, { roster }: Words): Promise<void> {
  const heading = page.getByRole('heading', { name: roster.preview.title, level: 1 }).first();
  // It stays until it is applied or given up, also when the admin looks at other pages meanwhile.
  if ((await heading.count()) > 0) return;
  const lines = [
    'nip,nama,unit,jabatan,status',
    '1.98609E+17,Siti Contoh,Sekretariat Daerah,Arsiparis,PNS',
    '198609262015051001,Budi Contoh,Dinas Yang Tidak Ada,Arsiparis,PNS',
    '198609262015051002,Ani Contoh,Sekretariat Daerah,Arsiparis,PNS',
  ];
  const file = { name: 'pegawai.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await heading.waitFor({ state: 'attached' });
}
