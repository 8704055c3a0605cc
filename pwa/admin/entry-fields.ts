/** A catalogue entry as a form types it, and back. Fields that do not belong to its list are left out. */
import type { CatalogueEntry, CatalogueList, CatalogueSubject, EntryQuestion } from '../../schema/catalogue.ts';
import { entryQuestions } from '../../schema/catalogue.ts';

export type EntryFields = {
  code: string;
  nameId: string;
  nameEn: string;
  group: string;
  groups: ReadonlySet<string>;
  subject: ReadonlySet<CatalogueSubject>;
  basis: string;
  note: string;
  noteEn: string;
  asks: string;
  needsText: boolean;
  /** Code of the entry it stands behind; '' for the first place. */
  after: string;
};

export function fieldsOf(entry: CatalogueEntry | null, entries: readonly CatalogueEntry[]): EntryFields {
  const others = entries.filter((one) => one.code !== entry?.code && !one.retired);
  const before = entry === null ? others : others.filter((one) => one.order <= entry.order);
  return {
    code: entry?.code ?? '',
    nameId: entry?.nameId ?? '',
    nameEn: entry?.nameEn ?? '',
    group: entry?.group ?? '',
    groups: new Set(entry?.groups),
    subject: new Set(entry?.subject),
    basis: entry?.basis ?? '',
    note: entry?.note ?? '',
    noteEn: entry?.noteEn ?? '',
    asks: entry?.asks ?? '',
    needsText: entry?.needsText ?? false,
    after: before.at(-1)?.code ?? '',
  };
}

export function writtenCode(typed: string): string {
  return typed.trim().toUpperCase().replace(/\s+/g, '-');
}

/** What the form says, over what the entry was. `order` is decided apart, since others may have to move. */
export function entryOf(
  list: CatalogueList,
  fields: EntryFields,
  was: Pick<CatalogueEntry, 'retired' | 'revision'>,
  order: number,
): CatalogueEntry {
  const { nameId, nameEn, group, basis, note, noteEn } = fields;
  const asks = entryQuestions.find((one): one is EntryQuestion => one === fields.asks);
  const hasSubject = (list === 'violation' || list === 'action') && fields.subject.size > 0;
  return {
    list,
    code: writtenCode(fields.code),
    nameId: nameId.trim(),
    nameEn: nameEn.trim() === '' ? nameId.trim() : nameEn.trim(),
    ...(list === 'violation' && group.trim() !== '' && { group: group.trim() }),
    ...(list === 'reason' && fields.groups.size > 0 && { groups: [...fields.groups] }),
    ...(hasSubject && { subject: [...fields.subject] }),
    ...(basis.trim() !== '' && { basis: basis.trim() }),
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(noteEn.trim() !== '' && { noteEn: noteEn.trim() }),
    ...(asks !== undefined && { asks }),
    ...(fields.needsText && { needsText: true }),
    retired: was.retired,
    revision: was.revision,
    order,
  };
}

/** Orders leave room between two entries, so that one can be put there without touching the others. */
const gap = 10;

export type Placed = {
  order: number;
  /** Others that must move since there is no room left: the whole list anew. */
  moved: { entry: CatalogueEntry; order: number }[];
};

/** The order of an entry that shall stand right behind `after`. */
export function placeAfter(after: string, code: string, entries: readonly CatalogueEntry[]): Placed {
  const others = entries.filter((one) => one.code !== code).toSorted((a, b) => a.order - b.order);
  const at = others.findIndex((one) => one.code === after) + 1;
  const own = entries.find((one) => one.code === code);
  const low = others[at - 1]?.order ?? 0;
  const high = others[at]?.order ?? low + 2 * gap;
  // Standing there already, it keeps its number: an edit of the words moves nothing.
  if (own !== undefined && own.order >= low && own.order < high) return { order: own.order, moved: [] };
  const middle = Math.floor((low + high) / 2);
  if (middle > low && middle < high) return { order: middle, moved: [] };
  const order = (at + 1) * gap;
  const moved = others
    .map((entry, index) => ({ entry, order: (index < at ? index + 1 : index + 2) * gap }))
    .filter(({ entry, order: next }) => entry.order !== next);
  return { order, moved };
}
