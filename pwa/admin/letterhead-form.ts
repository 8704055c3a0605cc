/** The letterhead as a form types it: texts, until it is read. */
import type { Letterhead, SettingRow } from '../../schema/office.ts';

export const headFields = ['government', 'office', 'address', 'contact', 'place'] as const;
export const signerFields = ['post', 'name', 'rank', 'nip'] as const;
type Text = (typeof headFields)[number] | (typeof signerFields)[number];
export type LetterheadFields = Record<Text | 'copies', string> & Pick<Letterhead, 'paper' | 'logo'>;

export function typedLetterhead({ letterhead }: Pick<SettingRow, 'letterhead'>): LetterheadFields {
  const { signatory } = letterhead ?? { signatory: null };
  return {
    government: letterhead?.government ?? '',
    office: letterhead?.office ?? '',
    address: letterhead?.address ?? '',
    contact: letterhead?.contact ?? '',
    place: letterhead?.place ?? '',
    post: signatory?.post ?? '',
    name: signatory?.name ?? '',
    rank: signatory?.rank ?? '',
    nip: signatory?.nip ?? '',
    copies: (letterhead?.copies ?? []).join('\n'),
    paper: letterhead?.paper ?? 'F4',
    logo: letterhead?.logo ?? null,
  };
}

/** What is left empty is what the names of the office give, or a dotted line. Not judged yet: the schema does that. */
export function letterheadFrom(
  fields: LetterheadFields,
  names: Pick<SettingRow, 'government' | 'policeName'>,
): Letterhead {
  const given = (field: Text): string | null => (fields[field].trim() === '' ? null : fields[field].trim());
  const nip = given('nip');
  return {
    government: given('government') ?? names.government,
    office: given('office') ?? names.policeName,
    address: given('address'),
    contact: given('contact'),
    place: given('place'),
    paper: fields.paper,
    signatory: {
      post: given('post') ?? `Kepala ${names.policeName}`,
      name: given('name'),
      rank: given('rank'),
      nip: nip === null ? null : nip.replace(/[\s.]/g, ''),
    },
    copies: fields.copies
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    logo: fields.logo,
  };
}
