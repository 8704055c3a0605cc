/** An operation that only its leader's phone knows: joined in flight mode by QR code and by the code read out. */
import { expect } from 'vitest';
import { invitationPath, readInvitation } from '../../schema/invitation.ts';
import { memberKey } from '../../schema/operation.ts';
import { readSpokenCode, spokenCodeOf } from '../../schema/spoken-code.ts';
import { aFinding, aMe, anOpening, budi, operationId, rini } from './fixtures.ts';
import { type Phone, soon, test } from './harness.ts';

const citra = '01900000-0000-7000-8000-00000000a003';
const { facts } = anOpening();
const timeZone = facts.timeZone;

const waiting = (phone: Phone) => phone.page.evaluate(() => window.device.sync.value.waiting);
const operationOn = (phone: Phone) =>
  phone.page.evaluate((id) => window.device.findRow('operation', id)?.body ?? null, operationId);
const authorsOn = (phone: Phone) =>
  phone.page.evaluate(() =>
    window.device
      .rowsOfType('finding')
      .map(({ body }) => body.authorName)
      .toSorted((a, b) => a.localeCompare(b)),
  );
const teamOn = (phone: Phone) =>
  phone.page.evaluate(
    (keys) => keys.filter((key) => window.device.findRow('member', key) !== undefined).length,
    [rini, budi, citra].map((one) => memberKey(operationId, one)),
  );

async function notes(phone: Phone, employeeId: number): Promise<void> {
  const saved = await phone.page.evaluate(
    (finding) => window.device.save('finding.record', finding),
    aFinding({ employeeId }),
  );
  expect(saved.ok).toBe(true);
}

test('the squad joins by QR code and by code while no phone has signal; the leader’s is lost, then found', async ({
  phone: leader,
  office,
  newPhone,
}) => {
  office.people.set('citra', aMe({ accountId: citra, username: 'citra', name: 'Citra Umpama' }));
  const [byQr, byCode] = [await newPhone(), await newPhone()];
  for (const [phone, name] of [
    [byQr, 'budi'],
    [byCode, 'citra'],
  ] as const) {
    await phone.open();
    await phone.signsIn(name);
  }
  for (const one of [leader, byQr, byCode]) one.goesDown();
  await leader.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());

  // What the QR code says, and what a person types who was read the code.
  const invitation = readInvitation(`https://sidak.contoh.go.id/#${invitationPath(operationId, facts)}`);
  if (invitation === null) throw new Error('the code cannot be read');
  await byQr.page.evaluate((body) => window.device.save('operation.join', body), { ...invitation, timeZone });
  const typed = readSpokenCode(spokenCodeOf(operationId).toLowerCase(), anOpening().openedOn);
  if (!typed.ok || typed.operationId !== operationId) throw new Error('the code read out is another');
  await byCode.page.evaluate((body) => window.device.save('operation.join', body), {
    operationId: typed.operationId,
    openedOn: anOpening().openedOn,
    timeZone,
    facts: null,
  });

  // In flight mode: whoever scanned knows the order, whoever typed can note all the same.
  expect(await operationOn(byQr)).toMatchObject({ facts, provisional: true });
  expect(await operationOn(byCode)).toMatchObject({ facts: null, provisional: true });
  await notes(byQr, 11);
  await notes(byCode, 12);

  // The leader's phone stays away: the others' findings are taken, shared and shown under the order.
  byCode.comesBack();
  await byCode.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(byCode)).toBe(0);
  byQr.comesBack();
  await byQr.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(byQr)).toBe(0);
  for (const one of [byQr, byCode]) {
    await soon(async () => {
      await one.page.evaluate(() => window.device.sendNow());
      return authorsOn(one);
    }).toEqual(['Budi Santoso', 'Citra Umpama']);
    expect(await operationOn(one)).toMatchObject({ facts, provisional: true, leaderId: null });
    expect(await teamOn(one)).toBe(2);
  }

  // Found again, his opening completes what was made in its stead; nobody is asked, and nothing is doubled.
  leader.comesBack();
  await leader.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(leader)).toBe(0);
  for (const one of [leader, byQr, byCode]) {
    await soon(async () => {
      await one.page.evaluate(() => window.device.sendNow());
      return (await operationOn(one))?.leaderId;
    }).toBe(rini);
    await soon(() => teamOn(one)).toBe(3);
    expect(await operationOn(one)).toMatchObject({ facts, provisional: false, differs: null });
    expect(await authorsOn(one)).toEqual(['Budi Santoso', 'Citra Umpama']);
    expect(await one.page.evaluate(() => window.device.sync.value.attention)).toBe(0);
  }
  expect(office.findings()).toHaveLength(2);
});
