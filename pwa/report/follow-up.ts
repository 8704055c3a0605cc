/** Part VII: points that reports of raids make again and again, each a line that is put in or taken out by itself. */

export const followUpPoints = {
  guidance:
    'Temuan atas pegawai diteruskan melalui perangkat daerah bidang kepegawaian kepada atasan langsung masing-masing untuk klarifikasi dan pembinaan.',
  judgement:
    'Penilaian ada tidaknya pelanggaran disiplin, dan hukuman disiplin bila terbukti, merupakan wewenang pejabat yang berwenang menghukum setelah pemeriksaan.',
  letters: 'Surat tugas, izin, atau FWA yang belum diverifikasi dikonfirmasi kepada atasan langsung.',
  elsewhere: 'Temuan atas pegawai dari luar pemerintah daerah disampaikan kepada instansi asalnya.',
  reminder: 'Pimpinan perangkat daerah diminta mengingatkan pegawainya melalui apel atau rapat.',
  watch: 'Lokasi ini dipantau kembali dalam kegiatan berikutnya.',
  again: 'Kegiatan serupa dilanjutkan secara berkala.',
} as const;
export type FollowUpPoint = keyof typeof followUpPoints;

const all = Object.keys(followUpPoints).filter(isPoint);

function isPoint(key: string): key is FollowUpPoint {
  return Object.hasOwn(followUpPoints, key);
}

/** In the order in which they are offered. */
export const followUpNames: readonly FollowUpPoint[] = all;

const linesOf = (text: string): string[] => text.split('\n');

export function pointsIn(text: string): ReadonlySet<FollowUpPoint> {
  const lines = new Set(linesOf(text).map((line) => line.trim()));
  return new Set(all.filter((point) => lines.has(followUpPoints[point])));
}

/** Exactly these of the points; what somebody wrote besides stays where it is. */
export function withPoints(text: string, wanted: ReadonlySet<FollowUpPoint>): string {
  const unwanted = new Set<string>(all.filter((point) => !wanted.has(point)).map((point) => followUpPoints[point]));
  const here = pointsIn(text);
  const kept = linesOf(text)
    .filter((line) => !unwanted.has(line.trim()))
    .join('\n');
  const added = all.filter((point) => wanted.has(point) && !here.has(point)).map((point) => followUpPoints[point]);
  return added.length === 0 ? kept : [kept.trimEnd(), ...added].filter((line) => line !== '').join('\n');
}

export function proposedFollowUp(findings: number): string {
  if (findings === 0) return `Hasil nihil.\n${followUpPoints.again}`;
  return [followUpPoints.guidance, followUpPoints.judgement, followUpPoints.again].join('\n');
}
