// A phone says where it is: kept and shown as its word, with accuracy and age; a leap that no car can do is flagged.
import { expect } from 'vitest';
import type { EmployeesAnswer, FindingsAnswer } from '../../schema/api.ts';
import { Client, newCredentials } from '../../worker/dev/client.ts';
import { PHONE, test } from './pages.ts';
import { OfficerPhone } from './raid/officer.ts';
import { served } from './served.ts';
import { demoName, demoPassword } from './sign-in.ts';

const officer = 'petugas-titik';
const klaten = { latitude: -7.7056, longitude: 110.6061, accuracy: 8 };
const semarang = { latitude: -6.9667, longitude: 110.4167, accuracy: 20 };
const order = {
  title: 'Operasi titik',
  orderNumber: '094/TITIK/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  place: 'Pasar Contoh',
  squad: 'Regu X',
};

const as = (role: string): Promise<Client> =>
  new Client(served().baseUrl).signIn(demoName(role), demoPassword(), 'Komputer uji titik');

test(
  'F36 place, accuracy and age are shown as the phone’s word; 85 km in a moment is flagged and kept',
  { timeout: 120_000 },
  async ({ stage }) => {
    const admin = await as('admin');
    const one = { username: officer, name: 'Titik Umpama', role: 'officer', unitId: null, post: null };
    await admin.post('/api/accounts', { ...one, ...(await newCredentials(demoPassword())) });
    const { rows } = await admin.get<EmployeesAnswer>('/api/roster/employees?after=7000&limit=40');
    const [here, there] = rows.filter(({ active, echelon }) => active && echelon === null);
    if (here === undefined || there === undefined) throw new Error('the demo has too few people');

    const device = await stage.newDevice({ ...PHONE, permissions: ['geolocation'], geolocation: klaten });
    device.setDefaultTimeout(20_000);
    const phone = await OfficerPhone.signsIn(device, officer);
    await phone.opensOperation(order);
    await phone.beginsNoting();
    await phone.picks(here);
    await phone.fillsIn('Lupa');
    await phone.page.getByText('± 8 m').waitFor();
    await phone.saves();
    await phone.goesHome();
    await phone.page.getByText(here.name).first().click();
    const fact = phone.page.getByText('Titik menurut ponsel').locator('..');
    await expect.poll(() => fact.textContent()).toMatch(/−7,70560, 110,60610 \(± 8 m\), diambil saat mencatat/);
    expect(await phone.page.getByText('melompat').count()).toBe(0);

    await device.setGeolocation(semarang);
    await phone.page.goBack();
    await phone.picks(there);
    await phone.fillsIn('Lupa');
    await phone.page.getByText('± 20 m').waitFor();
    await phone.saves();
    await phone.goesHome();
    await phone.page.getByText(there.name).first().click();
    await phone.page.getByText(/Titik ponsel melompat/).waitFor();
    await phone.sentEverything();

    const chief = await as('chief');
    const { rows: arrived } = await chief.get<FindingsAnswer>('/api/findings?limit=100');
    const own = arrived.filter(({ finding }) => finding.authorName === one.name);
    const told = own.map(({ finding: { subject, flags } }) => ['name' in subject && subject.name, flags]);
    expect(told).toContainEqual([here.name, []]);
    expect(told).toContainEqual([there.name, ['impossibleSpeed']]);
  },
);
