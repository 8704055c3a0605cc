// The report of a raid as a PDF, made as on a phone and opened as by whoever receives it.
import { describe, expect, it } from 'vitest';
import { raidReport } from '../../pwa/report/raid-report.ts';
import { withoutNotes } from '../../pwa/report/jpeg.ts';
import { losesSigns, printable } from '../../pwa/report/latin.ts';
import { letterheadOf, type ReportInput } from '../../pwa/report/input.ts';
import { chatText } from '../../pwa/report/chat-text.ts';
import { supplementByFlag, supplementInLog } from '../../pwa/report/supplement.ts';
import { fileName } from '../../pwa/report/words.ts';
import { findingCode, type Subject } from '../../schema/finding.ts';
import { facts, noted, raid, regency, reportOf, siti, smallJpeg } from './report-scene.ts';
import { readPdf } from './report-pdf.ts';

const citizen: Subject = {
  kind: 'unlisted',
  name: 'Bagus',
  office: null,
  standing: 'citizen',
  nip: null,
  nik: '3310011234560001',
};
const stranger: Subject = { kind: 'unidentified', description: 'Kemeja batik biru' };
const chosen = (code: string, label: string) => ({ code, revision: 1, label, text: null });

const longName =
  'Muhammad Abdurrahman Wahid Kusumaningrat Notonegoro Hadiningrat Suryokusumo Prawirodirjo, S.T., M.Eng.Sc., Ph.D.';

const made = async (input: ReportInput): Promise<Uint8Array> => (await raidReport(input)).bytes;

/** A raid as they are: two reasons, three kinds of people, somebody who refused. */
const mixed = [
  noted(1),
  noted(2, { facts: { reason: chosen('LUPA', 'Lupa'), refusal: 'signature', witness: 'Ratna Dewi' } }),
  noted(3, { who: citizen, facts: { reason: chosen('LUPA', 'Lupa'), note: 'Masker ada di dasbor' } }),
  noted(4, { who: stranger, facts: { refusal: 'identity', action: chosen('DATA', 'Didata saja') } }),
];

describe('the report of a raid', () => {
  it('says basis, time, place, people, course, result, what follows and who signs, in the office’s letterhead', async () => {
    const { pages, text, title } = await readPdf(await made(reportOf(mixed)));
    const parts = [
      'I. DASAR',
      'II. WAKTU DAN TEMPAT',
      'III. PERSONEL',
      'IV. SASARAN',
      'V. PELAKSANAAN',
      'VI. HASIL',
      'VII. TINDAK LANJUT/REKOMENDASI',
      'VIII. PENUTUP',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(pages[0]?.lines.slice(0, 4)).toEqual([
      'PEMERINTAH KABUPATEN CONTOH',
      'SATUAN POLISI PAMONG PRAJA',
      'Jalan Merdeka Nomor 12, Contoh, Jawa Tengah 57400',
      'Telepon (0272) 321000, pos-el satpolpp@contoh.go.id',
    ]);
    expect(text).toContain('Surat Perintah Tugas Nomor 094/1203/2026');
    expect(text).toContain('Jumat, 20 November 2026');
    expect(text).toContain('Pukul 08.10 s.d. 11.05 WIB');
    expect(text).toContain('Ratna Dewi, Agus Salim');
    expect(text).toContain('Drs. Bambang Setiawan, M.Si.');
    expect(text).toContain('NIP 19680912 199003 1 004');
    expect(text).toContain('Sekretaris Daerah Kabupaten Contoh');
    expect(title).toBe('Laporan Hasil Kegiatan SPT 094/1203/2026, Jumat, 20 November 2026');
    expect(fileName(raid)).toBe('laporan-SPT-094-1203-2026-2026-11-20.pdf');
  });

  it('sums every table to the findings of its list', async () => {
    const { pages } = await readPdf(await made(reportOf(mixed)));
    const lines = pages.flatMap((page) => page.lines);
    const sums = lines.filter((line) => /^Jumlah \d+$/.test(line));
    expect(sums).toEqual(Array.from({ length: 6 }, () => 'Jumlah 4'));
    expect(lines).toContain('1 Lupa 2');
    expect(lines).toContain('1 Menolak didata 1');
    expect(lines).toContain('2 Menolak tanda tangan 1');
    expect(lines).toContain('3 Tidak menolak 2');
    // Added up by hand from what a reader sees, between each table's head and its sum.
    let sum = 0;
    const added: number[] = [];
    for (const line of lines) {
      const row = /^\d+ \D.* (\d+)$/.exec(line);
      if (line === 'No. Uraian Jumlah') sum = 0;
      else if (/^Jumlah \d+$/.test(line)) added.push(sum);
      else if (row !== null) sum += Number(row[1]);
    }
    expect(added).toEqual([4, 4, 4, 4, 4, 4]);
  });

  it('tells several violations of one finding as a figure of its own', async () => {
    const two = [
      ...facts.violations,
      { code: 'SERAGAM-01', revision: 1, label: 'Seragam tidak sesuai', basis: null, text: null },
    ];
    const { text } = await readPdf(await made(reportOf([noted(1, { facts: { violations: two } }), noted(2)])));
    expect(text).toContain('seluruhnya tercatat 3: Tidak memakai masker 2; Seragam tidak sesuai 1.');
    expect(text).toContain('2) Seragam tidak sesuai');
  });

  it('of no findings says so and needs no tables', async () => {
    const { pages, text } = await readPdf(await made(reportOf([])));
    expect(text).toContain('Hasil kegiatan nihil: tidak ada temuan dugaan pelanggaran.');
    expect(text).toContain('Hasil nihil.');
    expect(text).not.toContain('Uraian');
    expect(text).not.toContain('LAMPIRAN');
    expect(pages.length).toBeLessThanOrEqual(2);
  });

  it('of 120 findings repeats the head of its list on every page and numbers the pages', async () => {
    const findings = Array.from({ length: 120 }, (_, n) =>
      noted(n + 1, { who: { ...siti, name: n % 9 === 0 ? longName : 'Siti' } }),
    );
    const { pages, text } = await readPdf(await made(reportOf(findings)));
    const listed = pages.filter((page) => page.lines.some((line) => /^\d+ \d\d\.\d\d /.test(line)));
    expect(listed.length).toBeGreaterThan(5);
    expect(listed.every((page) => page.text.includes('Nama dan identitas'))).toBe(true);
    for (const finding of findings) expect(text).toContain(findingCode(finding.id));
    pages.forEach((page, at) => expect(page.text).toContain(`Halaman ${at + 1} dari ${pages.length}`));
    expect(text).toContain('DAFTAR TEMUAN (120)');
  });

  it('wraps a long name and loses nothing of it; a note longer than a page goes on over it', async () => {
    const note = Array.from({ length: 260 }, (_, n) => `kata${n}`).join(' ');
    const findings = [noted(1, { who: { ...siti, name: longName }, facts: { note } })];
    const { text, pages } = await readPdf(await made(reportOf(findings)));
    for (const word of longName.split(' ')) expect(text).toContain(word);
    for (const word of note.split(' ')) expect(text).toContain(word);
    // Nothing is drawn beyond the margins.
    for (const { width, ends, lowest } of pages) {
      expect(ends).toBeLessThan(width - 50);
      expect(lowest).toBeGreaterThan(30);
    }
  });

  it('is as large as the office’s paper', async () => {
    const size = async (paper: 'A4' | 'F4') => {
      const { pages } = await readPdf(await made(reportOf([], { letterhead: { ...regency, paper } })));
      return pages.map(({ width, height }) => [Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)])[0];
    };
    expect(await size('A4')).toEqual([210, 297]);
    expect(await size('F4')).toEqual([215, 330]);
  });

  it('says that it is not validated, as of when, and how many notes are not sent', async () => {
    const draft = await readPdf(await made(reportOf(mixed)));
    for (const page of draft.pages)
      expect(page.text).toContain('Belum divalidasi. Per 20 November 2026 pukul 11.10 WIB');
    expect(draft.text).toContain('4 catatan masih tersimpan di ponsel pembuat laporan dan belum terkirim ke server.');
    const validated = { at: '2026-11-21T02:00:00.000Z', by: 'Bambang Setiawan', uptoSeq: 9, note: null };
    const operation = { ...raid, state: 'validated' as const, validated };
    const final = await readPdf(await made(reportOf(mixed, { operation, unsent: null })));
    expect(final.text).toContain('divalidasi oleh Bambang Setiawan pada 21 November 2026 pukul 09.00 WIB');
    expect(final.text).not.toMatch(/belum/i);
  });

  it('never says validated of a finding that came later: every page, the result and the chat name their number', async () => {
    const validated = { at: '2026-11-21T02:00:00.000Z', by: 'Bambang Setiawan', uptoSeq: 9, note: null };
    const operation = { ...raid, state: 'validated' as const, validated };
    const later = [noted(5), noted(6)].map((finding) => ({ ...finding, flags: ['late' as const] }));
    const findings = [...mixed, ...later];
    const rows = findings.map((finding, at) => ({ finding, seq: at < mixed.length ? at : 20 + at }));
    const office = reportOf(findings, { operation, supplement: supplementInLog(operation, rows), unsent: null });
    const { pages, text } = await readPdf(await made(office));
    for (const page of pages)
      expect(page.text).toContain('Divalidasi 21 November 2026; angka termasuk 2 temuan susulan. Per 20 November');
    expect(text).toContain('termasuk 2 temuan susulan yang diterima setelah validasi.');
    expect(pages.flatMap(({ lines }) => lines)).toContain('Temuan : 6 temuan, termasuk 2 temuan susulan');
    // Each of them arrived late; nobody knows from that when it was noted.
    expect(text.match(/Temuan susulan: diterima setelah operasi ditutup/g)).toHaveLength(2);
    const phone = { ...office, supplement: supplementByFlag(operation, findings) };
    expect((await readPdf(await made(phone))).text).toContain(
      '2 temuan susulan yang diterima setelah operasi ditutup; yang diterima setelah validasi tidak tercakup olehnya.',
    );
    expect(chatText(phone, false)).toContain('Divalidasi 21 November 2026; angka termasuk 2 temuan susulan.');
    // Before the validation there is nothing that they could be left out of.
    const open = reportOf(findings, { supplement: supplementByFlag(raid, findings) });
    expect((await readPdf(await made({ ...open, withList: false }))).text).not.toContain('susulan');
  });

  it('presumes nobody guilty, prints no NIK whole, and calls nobody by his looks', async () => {
    const { text, pages } = await readPdf(await made(reportOf(mixed)));
    expect(text).toContain('terduga');
    expect(text).toContain('teguran di tempat, bukan hukuman disiplin');
    expect(text).not.toContain('3310011234560001');
    expect(text).toContain('0001');
    expect(pages.some((page) => page.text.includes('Ciri: Kemeja batik biru'))).toBe(true);
    expect(text).toContain('Saksi: Ratna Dewi');
    expect(text).toContain('Masker ada di dasbor');
  });

  it('leaves the names out when they are not wanted', async () => {
    const { text } = await readPdf(await made(reportOf(mixed, { withList: false })));
    expect(text).not.toContain('Siti');
    expect(text).not.toContain('LAMPIRAN I');
    expect(text).toContain('Jumlah');
  });
});

describe('photos of a report', () => {
  const photosOf = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ findingId: noted((n % 4) + 1).id, bytes: smallJpeg }));

  it('are all there, four or two a page, each with number, time and place of its finding', async () => {
    const four = await readPdf(await made(reportOf(mixed, { photos: photosOf(9) })));
    expect(four.pages.map((page) => page.images).filter((count) => count > 0)).toEqual([4, 4, 1]);
    const two = await readPdf(await made(reportOf(mixed, { photos: photosOf(3), photosPerPage: 2 })));
    expect(two.pages.map((page) => page.images).filter((count) => count > 0)).toEqual([2, 1]);
    expect(two.text).toContain(`Temuan No. 2 (${findingCode(noted(2).id)}), 08.17, Gerbang Timur`);
  });

  it('carry nothing but pixels, and one that is broken is missing and counted', async () => {
    const place = 'S7 42 20.16 E110 36 21.96';
    const note = new TextEncoder().encode(`Exif\0\0${place}`);
    const marked = new Uint8Array([
      ...smallJpeg.slice(0, 2),
      0xff,
      0xe1,
      0,
      note.length + 2,
      ...note,
      ...smallJpeg.slice(2),
    ]);
    expect(withoutNotes(marked)).toEqual(withoutNotes(smallJpeg));
    const broken = { findingId: noted(2).id, bytes: new TextEncoder().encode('no picture') };
    const bytes = await made(reportOf(mixed, { photos: [{ findingId: noted(1).id, bytes: marked }, broken] }));
    expect(Buffer.from(bytes).includes(place)).toBe(false);
    const read = await readPdf(bytes);
    expect(read.images).toBe(1);
    expect(read.text).toContain('1 foto lain tidak termuat di berkas ini');
  });

  it('the coat of arms stands in the letterhead; one that cannot be read stops nothing', async () => {
    const logo = Buffer.from(smallJpeg).toString('base64url');
    expect((await readPdf(await made(reportOf([], { letterhead: { ...regency, logo } })))).images).toBe(1);
    expect((await readPdf(await made(reportOf([], { letterhead: { ...regency, logo: '_9j_AAAA' } })))).images).toBe(0);
  });
});

describe('letters that the fonts of a report lack', () => {
  it('become the nearest, or a question mark, and the report says so', async () => {
    expect(printable('Šarūnas Ğökçe “Łódź” 王 ʻAlī')).toBe('Šarunas Gökçe “Lódz” ? ‘Ali');
    expect(losesSigns('Siti Nurhaliza, S.Sos.')).toBe(false);
    const { text } = await readPdf(await made(reportOf([noted(1, { who: { ...siti, name: 'Ūmi 王' } })])));
    expect(text).toContain('Umi ?');
    expect(text).toContain('tulisan aslinya tersimpan di aplikasi');
  });
});

describe('an office without a letterhead', () => {
  it('has the names of its setting, and dotted lines to sign on', async () => {
    const { text } = await readPdf(await made(reportOf([], { letterhead: letterheadOf(null) })));
    expect(text).toContain('SATUAN POLISI PAMONG PRAJA');
    expect(text).toContain('NIP ....');
  });
});
