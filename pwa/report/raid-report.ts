/**
 * Laporan hasil kegiatan: the report of one operation as a PDF (DOMAIN: documents). Pure: data in, bytes out; it reads no
 * clock and asks nobody, so that it works in flight mode and in a test. Its tables are computed from the findings that
 * its list shows, and cannot disagree with them.
 */
import { fromBase64url } from '../../schema/bytes.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { type Line, notedTotal, recapOf, type RecapFigures } from './figures.ts';
import {
  attachmentTitle,
  beginFlow,
  body,
  centred,
  type Flow,
  heading,
  leading,
  margins,
  named,
  nextPage,
  numbered,
  paragraph,
  sectionIndent,
  space,
} from './flow.ts';
import { actionOf, codeOf, identityOf, reasonOf, remarksOf, titleOf, unitOf, violationsOf } from './finding-words.ts';
import type { ReportInput } from './input.ts';
import { withoutNotes } from './jpeg.ts';
import { copiesTo, letterheadOnTop, signatures } from './kop.ts';
import { losesSigns } from './latin.ts';
import { createPaper, type Ink, type Paper, type Picture } from './paper.ts';
import { photoPages, type Shown } from './photo-pages.ts';
import { table } from './table.ts';
import {
  dayOfMoment,
  hours,
  longDay,
  moment,
  notRefused,
  number,
  orderNumberOf,
  presumption,
  refusalWords,
  relianceOf,
  statusWords,
  supplementWords,
  timeOf,
  unsentWords,
} from './words.ts';

/** `photosMissing`: with those that turned out to be no pictures. */
export type MadeReport = { bytes: Uint8Array<ArrayBuffer>; pages: number; photosMissing: number };

export async function raidReport(input: ReportInput): Promise<MadeReport> {
  const { operation, letterhead } = input;
  const order = orderNumberOf(operation);
  const title = `Laporan Hasil Kegiatan SPT ${order}, ${longDay(operation.openedOn)}`;
  const paper = createPaper({ size: letterhead.paper, title, author: letterhead.office, madeAt: input.asOf });
  const flow = beginFlow(paper);
  const figures = recapOf(input.findings, input.officeOf);
  letterheadOnTop(flow, letterhead, await logoOf(paper, letterhead.logo));
  heads(flow, input);
  facts(flow, input);
  results(flow, input, figures);
  ending(flow, input);
  if (input.withList && input.findings.length > 0) list(flow, input);
  const photos = await shownPhotos(paper, input);
  const photosMissing = input.photosMissing + input.photos.length - photos.length;
  photoPages(flow, photos, { ...input, photosMissing });
  marginals(paper, input, order);
  return { bytes: await paper.bytes(), pages: paper.pageCount(), photosMissing };
}

async function logoOf(paper: Paper, logo: string | null): Promise<Picture | null> {
  if (logo === null) return null;
  const jpeg = withoutNotes(fromBase64url(logo) ?? new Uint8Array());
  // A report without its coat of arms is still a report.
  return jpeg === null ? null : paper.picture(jpeg).catch(() => null);
}

function heads(flow: Flow, input: ReportInput): void {
  const { operation, unsent } = input;
  const strong: Ink = { size: 13, face: 'bold' };
  centred(flow, 'LAPORAN HASIL KEGIATAN', strong);
  centred(flow, operation.facts?.title.toUpperCase() ?? `OPERASI ${spokenCodeOf(operation.id)}`, {
    size: 12,
    face: 'bold',
  });
  centred(flow, `Nomor: ${'.'.repeat(34)}`, body);
  space(flow, 4);
  const reliance = relianceOf(input);
  const note = [reliance.long, unsentWords(unsent)].filter((line) => line !== null).join(' ');
  centred(flow, note, { size: 9, face: 'italic' });
  space(flow, 2);
}

function facts(flow: Flow, input: ReportInput): void {
  const { operation, team, asOf, texts } = input;
  const about = operation.facts;
  heading(flow, 'I.', 'DASAR');
  if (about === null) paragraph(flow, 'Rincian operasi belum diterima dari ketua regu.', body, sectionIndent);
  else {
    const version = about.legalBasisVersion === null ? '' : `, versi ${about.legalBasisVersion}`;
    numbered(flow, '1.', `${about.legalBasis}${version};`);
    numbered(flow, '2.', `Surat Perintah Tugas Nomor ${orderNumberOf(operation)}.`);
  }
  heading(flow, 'II.', 'WAKTU DAN TEMPAT');
  named(flow, 'Hari, tanggal', longDay(operation.openedOn));
  named(flow, 'Waktu', `Pukul ${hours(operation, asOf)}`);
  named(flow, 'Tempat', about?.place ?? 'Belum diterima');
  heading(flow, 'III.', 'PERSONEL');
  if (about !== null) named(flow, 'Regu/tim', about.squad);
  named(flow, 'Ketua', operation.leaderName ?? 'Belum diterima');
  const others = team.filter((name) => name !== operation.leaderName);
  named(flow, 'Jumlah', `${number(others.length + (operation.leaderName === null ? 0 : 1))} orang`);
  if (others.length > 0) named(flow, 'Anggota', others.join(', '));
  heading(flow, 'IV.', 'SASARAN');
  const where = about === null ? 'lokasi kegiatan' : about.place;
  const what = about === null ? '' : `, dalam rangka ${about.title}`;
  paragraph(flow, `Aparatur sipil negara dan pihak lain yang berada di ${where}${what}.`, body, sectionIndent);
  heading(flow, 'V.', 'PELAKSANAAN');
  written(flow, texts.execution);
}

/** What a person wrote: several lines are numbered points. */
function written(flow: Flow, text: string): void {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) paragraph(flow, lines[0] ?? '-', body, sectionIndent);
  else lines.forEach((line, at) => numbered(flow, `${at + 1}.`, line.replace(/^(?:\d{1,2}[.)]|[-•])\s+/, '')));
}

function results(flow: Flow, input: ReportInput, figures: RecapFigures): void {
  const { counts, operation, asOf } = input;
  const supplement = supplementWords(input);
  heading(flow, 'VI.', 'HASIL');
  named(flow, 'Diperiksa', `${number(counts.checked)} orang`);
  named(flow, 'Patuh', `${number(counts.compliant)} orang`);
  named(
    flow,
    'Temuan',
    figures.total === 0
      ? 'Nihil'
      : `${number(figures.total)} temuan${supplement === null ? '' : `, ${supplement.short}`}`,
  );
  space(flow, 3);
  const per = `Angka per ${moment(asOf, operation.timeZone)}.`;
  if (figures.total === 0) {
    paragraph(flow, `Hasil kegiatan nihil: tidak ada temuan dugaan pelanggaran. ${per}`, body, sectionIndent);
    return;
  }
  paragraph(flow, `${presumption} ${per}`, { size: 9.5, face: 'italic' }, sectionIndent);
  const noted = notedTotal(figures);
  counted(flow, 'a.', 'Menurut dugaan pelanggaran (yang utama)', figures.violations);
  if (noted > figures.total) {
    space(flow, 4);
    paragraph(
      flow,
      `Satu temuan dapat memuat beberapa dugaan pelanggaran; seluruhnya tercatat ${number(noted)}: ` +
        `${figures.noted.map((line) => `${line.label} ${number(line.count)}`).join('; ')}.`,
      { size: 9.5 },
      sectionIndent,
    );
  }
  counted(flow, 'b.', 'Menurut alasan', figures.reasons);
  counted(flow, 'c.', 'Menurut perangkat daerah/asal', figures.offices);
  const statuses = figures.statuses.map(({ status, count }) => ({ code: status, label: statusWords[status], count }));
  counted(flow, 'd.', 'Menurut status', statuses);
  counted(flow, 'e.', 'Menurut tindakan di tempat', figures.actions);
  const { refusedIdentity, refusedSignature, unableToSign } = figures;
  const refusals = [
    { code: 'identity', label: refusalWords.identity, count: refusedIdentity },
    { code: 'signature', label: refusalWords.signature, count: refusedSignature },
    ...(unableToSign === 0
      ? []
      : [{ code: 'unable', label: `${refusalWords.unable} (bukan penolakan)`, count: unableToSign }]),
    { code: 'none', label: notRefused, count: figures.total - refusedIdentity - refusedSignature - unableToSign },
  ];
  counted(flow, 'f.', 'Penolakan', refusals);
}

function counted(flow: Flow, mark: string, title: string, lines: readonly Line[]): void {
  space(flow, 7);
  // The name of a table goes with its head and first rows.
  if (flow.y + 80 > flow.bottom) nextPage(flow);
  numbered(flow, mark, title, sectionIndent, { size: 10.5, face: 'bold' });
  space(flow, 3);
  const sum = lines.reduce((total, line) => total + line.count, 0);
  table(
    flow,
    [
      { title: 'No.', width: 8, centre: true },
      { title: 'Uraian', width: 76 },
      { title: 'Jumlah', width: 16, end: true },
    ],
    lines.map((line, at) => [`${at + 1}`, line.label, number(line.count)]),
    { indent: sectionIndent, total: ['', { text: 'Jumlah', bold: true }, { text: number(sum), bold: true }] },
  );
}

function ending(flow: Flow, { texts, letterhead, operation, asOf }: ReportInput): void {
  heading(flow, 'VII.', 'TINDAK LANJUT/REKOMENDASI');
  written(flow, texts.followUp);
  heading(flow, 'VIII.', 'PENUTUP');
  const close = 'Demikian laporan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.';
  paragraph(flow, close, body, sectionIndent);
  space(flow, 12);
  const { signatory, place } = letterhead;
  const day = dayOfMoment(asOf, operation.timeZone);
  signatures(
    flow,
    {
      above: ['Pembuat laporan,', operation.facts === null ? 'Ketua regu' : `Ketua ${operation.facts.squad}`],
      name: operation.leaderName,
      rank: null,
      nip: null,
    },
    { above: [place === null ? day : `${place}, ${day}`, '', 'Mengetahui,', signatory.post], ...signatory },
  );
  copiesTo(flow, letterhead.copies);
}

function list(flow: Flow, input: ReportInput): void {
  const { findings, operation, officeOf } = input;
  nextPage(flow);
  attachmentTitle(flow, 'LAMPIRAN I', `DAFTAR TEMUAN (${number(findings.length)})`);
  paragraph(flow, presumption, { size: 9, face: 'italic' });
  space(flow, 6);
  table(
    flow,
    [
      { title: 'No.', width: 7, centre: true },
      { title: 'Waktu, kode', width: 12 },
      { title: 'Nama dan identitas', width: 31 },
      { title: 'Perangkat daerah atau asal', width: 22 },
      { title: 'Dugaan pelanggaran dan alasan', width: 27 },
      { title: 'Tindakan di tempat', width: 16 },
      { title: 'Keterangan', width: 22 },
    ],
    findings.map((finding, at) => {
      const [unit, office] = [unitOf(finding), officeOf(finding).label];
      return [
        `${at + 1}`,
        { text: timeOf(finding, operation), small: codeOf(finding) },
        { text: titleOf(finding), bold: true, small: identityOf(finding) },
        { text: office, ...(unit === '' || unit === office ? {} : { small: unit }) },
        { text: violationsOf(finding), small: `Alasan: ${reasonOf(finding)}` },
        actionOf(finding),
        { text: '', small: remarksOf(finding) },
      ];
    }),
  );
  if (findings.some((finding) => losesSigns(JSON.stringify([finding.subject, finding.facts]))))
    paragraph(
      flow,
      'Huruf di luar abjad Latin ditulis dengan huruf terdekat atau tanda tanya; tulisan aslinya tersimpan di aplikasi.',
      { size: 9, face: 'italic' },
    );
}

async function shownPhotos(paper: Paper, { photos, findings, operation }: ReportInput): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const { findingId, bytes } of photos) {
    const at = findings.findIndex((one) => one.id === findingId);
    const finding = findings[at];
    const jpeg = withoutNotes(bytes);
    if (finding === undefined || jpeg === null) continue;
    // A picture that cannot be read is missing, and is counted as such.
    const picture = await paper.picture(jpeg).catch(() => null);
    if (picture === null) continue;
    const caption = `Temuan No. ${at + 1} (${codeOf(finding)}), ${timeOf(finding, operation)}, ${finding.facts.place.name}`;
    shown.push({ picture, caption });
  }
  return shown;
}

/** Page numbers, whose report it is, and on each page whether it has been validated. */
function marginals(paper: Paper, input: ReportInput, order: string): void {
  const reliance = relianceOf(input);
  const { timeZone } = input.operation;
  const ink: Ink = { size: 8, gray: 0.25 };
  const y = paper.height - margins.bottom + 26;
  const left = `${reliance.short}. Per ${moment(input.asOf, timeZone)}`;
  const fit = paper.width - margins.left - margins.right;
  // Beside the page's number on the narrowest paper, however many came later.
  const small = paper.widthOf(left, ink) > fit - 90 ? { ...ink, size: 7 } : ink;
  paper.onEveryPage((page, of) => {
    const count = `Halaman ${page} dari ${of}`;
    const foot = [
      { text: left, x: margins.left, y, ink: small },
      { text: count, x: paper.width - margins.right - paper.widthOf(count, ink), y, ink },
    ];
    if (page === 1) return foot;
    const head = `Laporan Hasil Kegiatan, SPT ${order}`;
    const cut = paper.widthOf(head, ink) > fit ? `${head.slice(0, 100)}…` : head;
    return [...foot, { text: cut, x: margins.left, y: margins.top - leading(ink.size), ink }];
  });
  if (reliance.isDraft) paper.watermark('BELUM DIVALIDASI');
}
