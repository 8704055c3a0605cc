// What a squad leader sends to the group, and the lists that its figures are about.
import { describe, expect, it } from 'vitest';
import { chatText } from '../../pwa/report/chat-text.ts';
import { followUpPoints, pointsIn, proposedFollowUp, withPoints } from '../../pwa/report/follow-up.ts';
import { officeOf } from '../../pwa/report/office-of.ts';
import { officeShown } from '../../pwa/officer/office-shown.ts';
import { setLanguage } from '../../pwa/text/language.ts';
import { recapOf } from '../../pwa/report/figures.ts';
import { letterheadFrom, typedLetterhead } from '../../pwa/admin/letterhead-form.ts';
import { proposed, settingOf, typedOf } from '../../pwa/admin/settings-fields.ts';
import type { Subject } from '../../schema/finding.ts';
import { noted, raid, regency, reportOf, siti } from './report-scene.ts';

const citizen: Subject = {
  kind: 'unlisted',
  name: 'Bagus Prakoso',
  office: null,
  standing: 'citizen',
  nip: null,
  nik: '3310011234560001',
};
const stranger: Subject = { kind: 'unidentified', description: 'Kemeja batik biru' };
const findings = [
  noted(1),
  noted(2, { facts: { reason: { code: 'LUPA', revision: 1, label: 'Lupa', text: null } } }),
  noted(3, { who: citizen, facts: { refusal: 'signature', note: 'Rahasia' } }),
  noted(4, { who: stranger, facts: { refusal: 'identity' } }),
];

describe('the recap for a group', () => {
  it('says what, when, where, by whose order and with what result, as official reports do', () => {
    const text = chatText(reportOf(findings), false);
    expect(text.split('\n').slice(0, 9)).toEqual([
      '*LAPORAN HASIL KEGIATAN*',
      '*Kepatuhan Masker ASN*',
      '',
      'Izin melaporkan,',
      'Hari, tanggal: Jumat, 20 November 2026',
      'Waktu: pukul 08.10 s.d. 11.05 WIB',
      'Tempat: Gerbang Timur Kompleks Setda',
      'Dasar: SPT Nomor 094/1203/2026',
      'Personel: Regu II, 3 orang',
    ]);
    expect(text).toContain('Diperiksa 421 orang, patuh 417 orang.');
    expect(text).toContain('- Lupa: 1');
    expect(text).toContain('- Menolak didata: 1');
    expect(text).toContain('Per 11.10 WIB. Belum divalidasi. 4 catatan belum terkirim ke server.');
  });

  it('names nobody unless asked, and then neither numbers nor looks nor notes', () => {
    const without = chatText(reportOf(findings), false);
    const withNames = chatText(reportOf(findings), true);
    for (const name of ['Siti', 'Bagus', 'Wahyu', 'Ratna']) expect(without).not.toContain(name);
    expect(withNames).toContain('1. Siti Nurhaliza, S.Sos., Dinas Pendidikan (Tertinggal di mobil; Teguran di tempat)');
    expect(withNames).toContain('4. Tidak diketahui identitasnya');
    for (const text of [without, withNames])
      for (const secret of [siti.nip, '0001', 'batik', 'Rahasia']) expect(text).not.toContain(secret);
  });

  it('says once what somebody unknown is called, who is from nowhere', () => {
    const text = chatText(reportOf(findings, { officeOf }), true);
    expect(text).toContain('4. Tidak diketahui identitasnya (Tertinggal di mobil; Teguran di tempat)');
    expect(text).toContain('- Tidak diketahui identitasnya: 1');
  });

  it('of no findings is a result, with nothing left to presume', () => {
    const text = chatText(reportOf([]), true);
    expect(text).toContain('Nihil: tidak ada temuan dugaan pelanggaran.');
    expect(text).not.toContain('Terduga');
    expect(text).not.toContain('hukuman disiplin');
  });

  it('says less while the leader’s details have not come', () => {
    const operation = { ...raid, facts: null, leaderName: null };
    expect(chatText(reportOf(findings, { operation }), false)).toContain('*Operasi K7F 4Q2 MXF*');
  });
});

describe('every figure of a recap', () => {
  it('groups people of no office under a word of the language shown', async () => {
    const origins = (): string[] => recapOf(findings, officeShown).offices.map(({ label }) => label);
    expect(origins()).toEqual(expect.arrayContaining(['Tidak diketahui identitasnya', 'Warga']));
    await setLanguage('en');
    expect(origins()).toEqual(expect.arrayContaining(['Identity unknown', 'Citizen']));
    await setLanguage('id');
  });

  it('counts several violations of one finding apart from the findings', () => {
    const main = { code: 'A', revision: 1, label: 'Pertama', basis: null, text: null };
    const both = [main, { ...main, code: 'B', label: 'Kedua' }];
    const figures = recapOf(
      [noted(1, { facts: { violations: both } }), noted(2, { facts: { violations: [main] } })],
      () => ({
        code: 'x',
        label: 'X',
      }),
    );
    expect(figures.violations).toEqual([{ code: 'A', label: 'Pertama', count: 2 }]);
    expect(figures.noted).toEqual([
      { code: 'A', label: 'Pertama', count: 2 },
      { code: 'B', label: 'Kedua', count: 1 },
    ]);
  });
});

describe('part VII', () => {
  it('gains and loses a point by a tap, and never what somebody wrote', () => {
    const text = proposedFollowUp(3);
    expect([...pointsIn(text)]).toEqual(['guidance', 'judgement', 'again']);
    const own = `${text}\nPintu timur ditutup pukul 07.30.`;
    const changed = withPoints(own, new Set(['guidance', 'watch']));
    expect(changed.split('\n')).toEqual([
      followUpPoints.guidance,
      'Pintu timur ditutup pukul 07.30.',
      followUpPoints.watch,
    ]);
    expect(withPoints(changed, pointsIn(changed))).toBe(changed);
    expect(withPoints('', new Set(['again']))).toBe(followUpPoints.again);
  });
});

describe('the letterhead as the admin types it', () => {
  const names = { ...proposed, government: 'Pemerintah Kabupaten Contoh', governmentShort: 'Kabupaten Contoh' };

  it('comes back as it was kept', () => {
    const form = typedLetterhead({ letterhead: regency });
    expect(letterheadFrom(form, names)).toEqual(regency);
  });

  it('left empty has the names of the office and lines to write on', () => {
    const read = settingOf(typedOf(names));
    expect(read).toMatchObject({
      ok: true,
      setting: {
        letterhead: {
          government: 'Pemerintah Kabupaten Contoh',
          office: 'Satpol PP',
          address: null,
          signatory: { post: 'Kepala Satpol PP', name: null, nip: null },
          copies: [],
        },
      },
    });
  });

  it('names the field that is not right, and takes a number however it is spaced', () => {
    const fields = typedOf(names);
    const wrong = (change: Partial<typeof fields.letterhead>) => {
      const read = settingOf({ ...fields, letterhead: { ...fields.letterhead, ...change } });
      return read.ok ? [] : [...read.wrong];
    };
    expect(wrong({ nip: '19680912 199003 1 004' })).toEqual([]);
    expect(wrong({ nip: '1968' })).toEqual(['letterhead.nip']);
    expect(wrong({ address: 'x'.repeat(201) })).toEqual(['letterhead.address']);
    expect(wrong({ copies: Array.from({ length: 11 }, (_, n) => `Bupati ${n}`).join('\n') })).toEqual([
      'letterhead.copies',
    ]);
  });
});
