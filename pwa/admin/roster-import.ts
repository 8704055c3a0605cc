/**
 * One roster import, from a file's bytes to the packed roster, as it runs in a worker beside the page: the page
 * stays awake and holds only what it shows. Pure but for compressing and hashing; it asks the network for nothing.
 */
import type { RosterSummary, UndoAnswer } from '../../schema/api.ts';
import type {
  ChangedEmployee,
  ParsedRoster,
  Refusal,
  RosterEmployee,
  RosterFormat,
  RosterPreview,
  RosterUnit,
} from '../../schema/roster.ts';
import { applyChanges, differencesOf, previewRestore, rosterPages } from '../../schema/roster.ts';
import type { RosterFileFault } from '../../schema/roster-csv.ts';
import { decodeRosterFile, parseRosterCsv } from '../../schema/roster-csv.ts';
import { packRoster } from '../../schema/roster-pack.ts';
import { previewRoster } from '../../schema/roster-preview.ts';

/** A unit that the file names and the office does not have. `ref`: the national id where the file has one. */
export type UnknownUnit = { ref: string; name: string; rows: number };
export type Overview = {
  /** Null when a former version is restored. */
  format: RosterFormat | null;
  counts: RosterSummary;
  moved: number;
  /** Employees whose own row was refused: left as they are. */
  kept: number;
  goneShare: number;
  isManyGone: boolean;
  unknownUnits: UnknownUnit[];
  /** Requests that applying takes; 0: there is nothing to apply. */
  pages: number;
};
/** A refused row with the name that stands in it, where it could be read at all. */
export type RefusedRow = Refusal & { name: string };
export type RowLists = {
  refused: RefusedRow;
  changed: ChangedEmployee;
  fresh: RosterEmployee;
  gone: RosterEmployee;
  moved: ChangedEmployee;
};
export type ListName = keyof RowLists;
export type Packed = { bytes: Uint8Array<ArrayBuffer>; hash: string; size: number };

/** More distinct unknown units than anybody would create by hand; a wrong file names thousands. */
const unknownUnitsMax = 200;

export type RosterImport = ReturnType<typeof createImport>;

export function createImport() {
  let current: RosterEmployee[] = [];
  let parsed: ParsedRoster | null = null;
  let preview: RosterPreview | null = null;

  function known(): RosterPreview {
    if (preview === null) throw new Error('nothing was previewed');
    return preview;
  }

  return {
    /** The roster as it stands, page by page; `isFirst` forgets what was there. */
    addCurrent(rows: RosterEmployee[], isFirst: boolean): void {
      current = isFirst ? rows : [...current, ...rows];
    },

    /** What is wrong with the file as a whole, or null. */
    read(bytes: Uint8Array): RosterFileFault | null {
      const result = parseRosterCsv(decodeRosterFile(bytes));
      if (!result.ok) return result;
      parsed = result.parsed;
      return null;
    },

    /** Compares the file last read with the roster; again with more units after some were created. */
    compare(units: RosterUnit[], todayOn: string): Overview {
      if (parsed === null) throw new Error('no file was read');
      preview = previewRoster(parsed, current, units, todayOn);
      return { ...overviewOf(preview), format: parsed.format, unknownUnits: unknownUnits(parsed, preview) };
    },

    /** The version before the current one, to be applied anew. `before`: what each employee was, null if he was not. */
    restore(before: UndoAnswer['rows']): Overview {
      const changes = new Map(before.map((one) => [one.employeeId, one.before]));
      const previous = current.flatMap((employee) => {
        const was = changes.get(employee.id);
        return was === undefined ? [employee] : was === null ? [] : [was];
      });
      preview = previewRestore(previous, current);
      parsed = null;
      return { ...overviewOf(preview), format: null, unknownUnits: [] };
    },

    /** Part of one list of the preview. */
    rows<Name extends ListName>(list: Name, from: number, count: number): RowLists[Name][] {
      return listOf(list, known(), parsed).slice(from, from + count);
    },

    /** The changes of one request. */
    page(at: number): RosterEmployee[] {
      return (rosterPages(differencesOf(known()))[at] ?? []).map(({ employee }) => employee);
    },

    /** The whole roster as it will be, for phones. */
    async pack(units: RosterUnit[], meta: { version: number; asOf: string }): Promise<Packed> {
      const employees = applyChanges(current, differencesOf(known()));
      const bytes = await gzip(packRoster(employees, units, meta));
      return { bytes, hash: await sha256Of(bytes), size: employees.length };
    },
  };
}

function overviewOf(preview: RosterPreview): Omit<Overview, 'format' | 'unknownUnits'> {
  const { fresh, changed, gone, unchanged, refused, moved, kept, goneShare, isManyGone } = preview;
  const counts = {
    fresh: fresh.length,
    changed: changed.length,
    gone: gone.length,
    unchanged,
    refused: refused.length,
  };
  const pages = rosterPages(differencesOf(preview)).length;
  return { counts, moved: moved.length, kept, goneShare, isManyGone, pages };
}

/** Each once, the one that costs most rows first. */
function unknownUnits({ rows }: ParsedRoster, { refused }: RosterPreview): UnknownUnit[] {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const units = new Map<string, UnknownUnit>();
  for (const { row, reason } of refused) {
    const read = reason === 'unknown-unit' ? byRow.get(row) : undefined;
    if (read === undefined || read.unitRef === '') continue;
    const unit = units.get(read.unitRef) ?? { ref: read.unitRef, name: read.unitName || read.unitRef, rows: 0 };
    unit.rows += 1;
    units.set(read.unitRef, unit);
  }
  return [...units.values()].toSorted((a, b) => b.rows - a.rows).slice(0, unknownUnitsMax);
}

function listOf<Name extends ListName>(
  list: Name,
  preview: RosterPreview,
  parsed: ParsedRoster | null,
): RowLists[Name][] {
  const lists: { [Key in ListName]: () => RowLists[Key][] } = {
    refused: () => withNames(preview.refused, parsed),
    changed: () => preview.changed,
    fresh: () => preview.fresh,
    gone: () => preview.gone,
    moved: () => preview.moved,
  };
  return lists[list]();
}

function withNames(refused: readonly Refusal[], parsed: ParsedRoster | null): RefusedRow[] {
  const names = new Map(parsed?.rows.map((row) => [row.row, row.name]));
  return refused.map((refusal) => ({ ...refusal, name: names.get(refusal.row) ?? '' }));
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
