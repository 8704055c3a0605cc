import { describe, expect, it } from 'vitest';
import { readCard, shownText } from '../../schema/card-code.ts';
import { limits } from '../../schema/limits.ts';

const nip = '198609262015051001';
const today = '2026-11-20';

describe('the code of a staff card', () => {
  it.each([
    ['the number alone', nip],
    ['as it is printed', '19860926 201505 1 001'],
    ['with dots', '19860926.201505.1.001'],
    ['with dashes', '19860926-201505-1-001'],
    ['with the apostrophe of a spreadsheet', `'${nip}`],
    ['with a word before it', `NIP. ${nip}`],
    ['run together with a word', `NIP${nip}SATPOL`],
    ['with Windows line ends', `Siti Contoh\r\n${nip}\r\nDisdukcapil`],
    ['in the path of a link', `https://simpeg.contoh.go.id/pegawai/${nip}/profil`],
    ['in the query of a link', `https://contoh.go.id/v?id=7&nip=${nip}&t=1`],
    ['behind the # of a link', `https://contoh.go.id/#/p?nip=${nip}`],
    ['percent-encoded with blanks', 'https://contoh.go.id/?nip=19860926%20201505%201%20001'],
    ['with plus for blanks', 'https://contoh.go.id/?nip=19860926+201505+1+001'],
    [
      'a link inside a link',
      'https://contoh.go.id/?to=https%253A%252F%252Fx%252F19860926%252520201505%2525201%252520001',
    ],
    [
      'every digit encoded',
      `https://x/?n=${Array.from(nip)
        .map((one) => `%3${one}`)
        .join('')}`,
    ],
    ['a vCard', `BEGIN:VCARD\nVERSION:3.0\nFN:Siti Contoh\nNOTE:NIP ${nip}\nTEL:081234567890\nEND:VCARD`],
    ['a MECARD', `MECARD:N:Contoh,Siti;NOTE:${nip};TEL:081234567890;;`],
    ['JSON, as text', `{"nama":"Siti Contoh","nip":"${nip}"}`],
    ['JSON, as a number', `{"nip":${nip},"v":2}`],
    ['CSV with a telephone number behind it', `Siti;${nip};081234567890`],
    ['in groups with a telephone number behind it', '19860926 201505 1 001 081234567890'],
    ['in groups with a number before it', '3 19860926 201505 1 001'],
    ['with the check letter of Code 39', `${nip}D`],
    ['with an identifier of symbology', `]C1${nip}`],
    ['twice', `${nip} ${nip}`],
    ['with zero-width signs between', Array.from(nip).join('\u200b')],
  ])('%s', (_, text) => {
    expect(readCard(text, today).nips).toEqual([nip]);
  });

  it('the check digit of Code 39 behind it is not part of it', () => {
    expect(readCard('1970010119900110041', today).nips).toEqual(['197001011990011004']);
  });

  it('the number of a PPPK is one too', () => {
    expect(readCard('199506052024212008', today).nips).toEqual(['199506052024212008']);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['a shop’s number', '8991234567890'],
    ['a NIK', '3310012609860001'],
    ['18 digits that are no date', '123456789012345678'],
    ['a birth that never was', '198602302015051001'],
    ['one who is not born yet', '203001012048051001'],
    ['cut from a longer number', `9${nip}4`],
    ['the wrong check digit', `${nip}8`],
    ['17 digits', nip.slice(1)],
    ['groups that have other words between', '19860926 Siti 201505 1 001'],
    ['a script', '<script>alert(1)</script>'],
    ['a way to run something', 'javascript:alert(document.cookie)'],
    ['broken percent signs', 'https://x/%E0%A4%A?n=%'],
    ['broken JSON', '{"nip": '],
    ['a halved letter', '\ud83d'],
    ['digits of other scripts', '١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١'],
  ])('holds nobody: %s', (_, text) => {
    expect(readCard(text, today).nips).toEqual([]);
  });

  it('with two people names both, each once, and of a crowd only the first five', () => {
    const chief = '197908222005012011';
    expect(readCard(`${nip}\nAtasan: ${chief}\n${nip}`, today).nips).toEqual([nip, chief]);
    const crowd = Array.from({ length: 9 }, (_, n) => `19860926201505100${n + 1}`).join(';');
    expect(readCard(crowd, today).nips).toHaveLength(5);
  });

  it('gives the whole text as a number, since a roster knows numbers that are no NIP', () => {
    expect(readCard(' THL.0042 ', today).number).toBe('THL0042');
    expect(readCard('x'.repeat(31), today).number).toBeNull();
    expect(readCard('', today).number).toBeNull();
  });

  it.each([
    [`BEGIN:VCARD\r\nN:Contoh;Siti\r\nFN;CHARSET=UTF-8:Siti Contoh\\, S.Kom.\r\nEND:VCARD`, 'Siti Contoh, S.Kom.'],
    [`MECARD:TEL:1;N:Contoh,Siti;;`, 'Siti Contoh'],
    [`{"nip":"${nip}","nama":" Siti  Contoh "}`, 'Siti Contoh'],
    ['{"nama":"Siti\\u202e Contoh\\u0000\\u200b,\\u0007S.Kom.\\ud83d"}', 'Siti Contoh , S.Kom.'],
    ['{"nama":"\\u200b\\u0000"}', null],
    [`{"nama":{"toString":1}}`, null],
    [`{"nama":"${'x'.repeat(limits.nameMax + 1)}"}`, null],
    [nip, null],
  ])('its name: %s', (text, name) => {
    expect(readCard(text, today).name).toBe(name);
  });

  it('is shown on one short line, without what hides or turns it', () => {
    expect(shownText('aman\u202egnp.exe\u0000\r\n\u200bdua\tkata')).toBe('amangnp.exe dua kata');
    expect(Array.from(shownText('😀'.repeat(500)))).toHaveLength(120);
    expect(shownText('😀'.repeat(500)).endsWith('…')).toBe(true);
  });

  it.each([
    ['blanks', ' '.repeat(1e6)],
    ['percent signs', '%25'.repeat(4e5)],
    ['single digits', '1 '.repeat(5e5)],
    ['a MECARD without end', `MECARD:${';'.repeat(1e6)}`],
    ['a vCard without end', `FN${';'.repeat(1e6)}`],
    ['open brackets', `{${'['.repeat(1e6)}`],
  ])('a million %s are read in no time', (_, text) => {
    const before = performance.now();
    expect(readCard(text, today).nips).toEqual([]);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
