/**
 * Kinds of hukuman disiplin with the ids of the national reference, as dated facts: which kinds exist depends on
 * the day (PP 94/2021; the older kinds of the middle level stay until the regulation on pay takes effect).
 * The software shows what the rule says; it never picks a punishment.
 */
export const punishmentLevels = ['R', 'S', 'B'] as const;
/** ringan, sedang, berat. */
export type PunishmentLevel = (typeof punishmentLevels)[number];

export type Punishment = {
  siasnId: string;
  level: PunishmentLevel;
  nameId: string;
  nameEn: string;
  /** Null: not in force yet, or never as a punishment. */
  inForceFrom: string | null;
  inForceTo: string | null;
  status: 'in force' | 'transitional' | 'not yet in force' | 'reference only';
};

export const punishments: readonly Punishment[] = [
  {
    siasnId: '1',
    level: 'R',
    nameId: 'Teguran lisan',
    nameEn: 'Oral reprimand',
    inForceFrom: '2021-08-31',
    inForceTo: null,
    status: 'in force',
  },
  {
    siasnId: '2',
    level: 'R',
    nameId: 'Teguran tertulis',
    nameEn: 'Written reprimand',
    inForceFrom: '2021-08-31',
    inForceTo: null,
    status: 'in force',
  },
  {
    siasnId: '3',
    level: 'R',
    nameId: 'Pernyataan tidak puas secara tertulis',
    nameEn: 'Written statement of dissatisfaction',
    inForceFrom: '2021-08-31',
    inForceTo: null,
    status: 'in force',
  },
  {
    siasnId: '4',
    level: 'S',
    nameId: 'Penundaan kenaikan gaji berkala 1 tahun',
    nameEn: 'Periodic pay rise postponed 1 year',
    inForceFrom: '2010-06-06',
    inForceTo: null,
    status: 'transitional',
  },
  {
    siasnId: '7',
    level: 'S',
    nameId: 'Penundaan kenaikan pangkat 1 tahun',
    nameEn: 'Promotion postponed 1 year',
    inForceFrom: '2010-06-06',
    inForceTo: null,
    status: 'transitional',
  },
  {
    siasnId: '8',
    level: 'S',
    nameId: 'Penurunan pangkat setingkat lebih rendah 1 tahun',
    nameEn: 'One rank down 1 year',
    inForceFrom: '2010-06-06',
    inForceTo: null,
    status: 'transitional',
  },
  {
    siasnId: '23',
    level: 'S',
    nameId: 'Pemotongan tunjangan kinerja 25% selama 6 bulan',
    nameEn: 'Performance allowance cut by 25% for 6 months',
    inForceFrom: null,
    inForceTo: null,
    status: 'not yet in force',
  },
  {
    siasnId: '24',
    level: 'S',
    nameId: 'Pemotongan tunjangan kinerja 25% selama 9 bulan',
    nameEn: 'Performance allowance cut by 25% for 9 months',
    inForceFrom: null,
    inForceTo: null,
    status: 'not yet in force',
  },
  {
    siasnId: '25',
    level: 'S',
    nameId: 'Pemotongan tunjangan kinerja 25% selama 12 bulan',
    nameEn: 'Performance allowance cut by 25% for 12 months',
    inForceFrom: null,
    inForceTo: null,
    status: 'not yet in force',
  },
  {
    siasnId: '27',
    level: 'B',
    nameId: 'Penurunan jabatan setingkat lebih rendah selama 12 bulan',
    nameEn: 'Post one level lower for 12 months',
    inForceFrom: '2021-08-31',
    inForceTo: null,
    status: 'in force',
  },
  {
    siasnId: '28',
    level: 'B',
    nameId: 'Pembebasan dari jabatan menjadi jabatan pelaksana selama 12 bulan',
    nameEn: 'Released from post to pelaksana for 12 months',
    inForceFrom: '2021-08-31',
    inForceTo: null,
    status: 'in force',
  },
  {
    siasnId: '10',
    level: 'B',
    nameId: 'Pemberhentian dengan hormat tidak atas permintaan sendiri',
    nameEn: 'Honourable dismissal not at own request',
    inForceFrom: '2021-08-31',
    inForceTo: null,
    status: 'in force',
  },
  {
    siasnId: '21',
    level: 'R',
    nameId: 'Sanksi moral terbuka',
    nameEn: 'Open moral sanction',
    inForceFrom: null,
    inForceTo: null,
    status: 'reference only',
  },
  {
    siasnId: '22',
    level: 'R',
    nameId: 'Sanksi moral tertutup',
    nameEn: 'Closed moral sanction',
    inForceFrom: null,
    inForceTo: null,
    status: 'reference only',
  },
];

/** The kinds that may be decided on a day. */
export function punishmentsOn(on: string, kinds: readonly Punishment[] = punishments): Punishment[] {
  return kinds.filter(
    (kind) =>
      (kind.status === 'in force' || kind.status === 'transitional') &&
      kind.inForceFrom !== null &&
      kind.inForceFrom <= on &&
      (kind.inForceTo === null || on <= kind.inForceTo),
  );
}
