/**
 * The words by which an office is found: those of its name and short name, its initials (BPKD), and what people call
 * such an office everywhere (dukcapil, setwan, PU), whatever its own short name is.
 */
import { fold } from './fold.ts';

/** What the folded name begins with or holds, and the names in use for it. */
const usual: readonly (readonly [holds: string, names: string])[] = [
  ['dinas pendidikan', 'disdik diknas dindik dispendik dikbud disdikbud dinpen'],
  ['dinas kesehatan', 'dinkes diskes'],
  ['pekerjaan umum', 'pu dpu dpupr pupr puptr dputr'],
  ['perhubungan', 'dishub'],
  ['dinas sosial', 'dinsos'],
  ['pencatatan sipil', 'dukcapil disdukcapil capil dispendukcapil'],
  ['tenaga kerja', 'disnaker naker disnakertrans'],
  ['lingkungan hidup', 'dlh blh'],
  ['komunikasi dan informatika', 'kominfo diskominfo infokom'],
  ['perdagangan', 'disdag perindag disperindag diskopdag'],
  ['koperasi', 'diskop umkm dinkop diskopukm'],
  ['pertanian', 'distan dispertan'],
  ['peternakan', 'disnak'],
  ['perikanan', 'diskan dkp'],
  ['pariwisata', 'dispar disbudpar disporapar'],
  ['olahraga', 'dispora disporapar'],
  ['perpustakaan', 'perpus perpusda dispusip dispersip'],
  ['pemberdayaan masyarakat', 'pmd dpmd dispermades'],
  ['penanaman modal', 'ptsp dpmptsp'],
  ['perumahan', 'perkim disperkim disperakim'],
  ['penanggulangan bencana', 'bpbd'],
  ['perencanaan pembangunan', 'bappeda bapeda bappelitbangda'],
  ['badan pengelola', 'bpkad bkad bpkd dppkad'],
  ['pendapatan', 'bapenda dispenda'],
  ['badan kepegawaian', 'bkd bkpsdm bkpp bkppd'],
  ['kesatuan bangsa', 'kesbang kesbangpol'],
  ['polisi pamong praja', 'satpol pp satpolpp polpp'],
  ['pemadam', 'damkar'],
  ['sekretariat dprd', 'setwan sekwan'],
  ['sekretariat daerah', 'setda sekda'],
  ['inspektorat', 'itda itkab itwil'],
  ['rumah sakit', 'rs rsu rsud'],
  ['puskesmas', 'pkm pusk'],
  ['kecamatan', 'kec camat'],
  ['kelurahan', 'kel lurah'],
  ['sd negeri', 'sdn sd'],
  ['smp negeri', 'smpn smp'],
  ['sma negeri', 'sman sma'],
  ['smk negeri', 'smkn smk'],
  ['taman kanak', 'tk paud'],
];

const notInInitials = new Set(['dan', 'di', 'atas', 'untuk']);

/** Folded, each once. */
export function unitWords(name: string, shortName: string): string[] {
  const full = fold(name);
  const words = new Set([...full.split(' '), ...fold(shortName).split(' ')]);
  const called = full.split(' ').filter((word) => !notInInitials.has(word));
  if (called.length >= 3) words.add(called.map((word) => word.charAt(0)).join(''));
  for (const [holds, names] of usual) {
    if (!` ${full}`.includes(` ${holds}`)) continue;
    for (const one of names.split(' ')) words.add(one);
  }
  words.delete('');
  return [...words];
}

/** The units that a text names, by their whole name or their short name: where an operation is held. */
export function unitsNamedIn(
  text: string,
  units: readonly { id: string; name: string; shortName: string }[],
): string[] {
  const words = ` ${fold(text)} `;
  const isNamed = (name: string): boolean => name.length > 2 && words.includes(` ${name} `);
  return units.flatMap(({ id, name, shortName }) => (isNamed(fold(name)) || isNamed(fold(shortName)) ? [id] : []));
}
