/** Making the spreadsheet file of a list in the browser: put on record first, then all pages, then the file. */
import type { FindingListing } from '../../schema/api.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { nameOf } from '../../schema/finding.ts';
import { formatNip } from '../../schema/number-shown.ts';
import { limits } from '../../schema/limits.ts';
import { office } from '../device/device.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { chosenWords, statusWord } from '../personnel/words.ts';
import { saveFile } from '../save-file.ts';
import { language } from '../text/language.ts';
import { supervisorText, type SupervisorText } from '../text/supervisor.ts';
import { formatTime } from '../ui/format.ts';
import { csvOf, digitsCell, textCell } from './csv.ts';
import { readFrom } from './use-findings.ts';
import { type FindingsAsked, given } from './ways.ts';
import { codeOf, findingOffice, followUpOfListing, rowNow } from './words.ts';

export type Exported = { ok: true; count: number } | { ok: false; why: 'tooMany' | 'failed' };

/** `count`: the figure of the list, as far as it is known; it goes into the log. Nothing is handed over without it. */
export async function exportFindings(
  asked: FindingsAsked,
  count: number,
  told: (done: number) => void,
): Promise<Exported> {
  if (count > limits.exportRowsMax) return { ok: false, why: 'tooMany' };
  const query = given(asked);
  const noted = await office.send('POST', '/api/exports', { what: 'findings', filter: query, rows: count });
  if (!noted.ok) return { ok: false, why: 'failed' };
  const rows = await readFrom(query, null, told);
  if (rows === null) return { ok: false, why: 'failed' };
  handOver(`${fileName(asked)}.csv`, findingsCsv(rows));
  return { ok: true, count: rows.length };
}

/** The whole file: a head in the language shown, then a line for each finding. */
export function findingsCsv(rows: readonly FindingListing[]): string {
  const t = supervisorText();
  const head = columns.map((column) => textCell(t.export.columns[column]));
  return csvOf([head, ...rows.map((row) => columns.map((column) => cellOf(column, row, t)))]);
}

type Column = keyof SupervisorText['export']['columns'];
const columns: readonly Column[] = [
  'code',
  'on',
  'time',
  'operation',
  'name',
  'number',
  'status',
  'office',
  'unit',
  'post',
  'violation',
  'others',
  'basis',
  'reason',
  'action',
  'place',
  'letter',
  'refusal',
  'followUp',
  'flags',
  'officer',
];

function cellOf(column: Column, listing: FindingListing, t: SupervisorText): string {
  const number = column === 'number' ? numberOf(listing.finding) : null;
  return number === null ? textCell(wordsOf(column, listing, t)) : digitsCell(number);
}

function wordsOf(column: Column, listing: FindingListing, t: SupervisorText): string {
  const { finding } = listing;
  const { facts, subject } = finding;
  const [main, ...others] = facts.violations;
  switch (column) {
    case 'code':
      return codeOf(finding);
    case 'on':
      return finding.on;
    case 'time':
      return formatTime(finding.at, zoneOf(finding), language.value);
    case 'operation':
      return finding.operationId;
    case 'name':
      return nameOf(subject);
    case 'number':
      return formatNip(numberOf(finding) ?? '');
    case 'status':
      return statusWord(finding.status);
    case 'office':
      return findingOffice(finding);
    case 'unit':
      return subject.kind === 'employee' || subject.kind === 'office' ? subject.unitName : '';
    case 'post':
      return subject.kind === 'employee' ? (subject.post ?? '') : '';
    case 'violation':
      return main === undefined ? '' : chosenWords(main);
    case 'others':
      return others.map(chosenWords).join('; ');
    case 'basis':
      return main?.basis ?? '';
    case 'reason':
      return chosenWords(facts.reason);
    case 'action':
      return chosenWords(facts.action);
    case 'place':
      return facts.place.name;
    case 'letter':
      return t.letter[facts.letter];
    case 'refusal':
      return t.refusal[facts.refusal];
    case 'followUp':
      return followUpOfListing(listing);
    case 'flags':
      return finding.flags.map((flag) => t.flag[flag]).join('; ');
    case 'officer':
      return finding.authorName;
  }
}

/** Where the operation's zone is not at hand, the government's. */
function zoneOf(finding: FindingRow) {
  return rowNow('operation', finding.operationId)?.body.timeZone ?? deadlines().timeZone;
}

function numberOf({ subject }: FindingRow): string | null {
  return subject.kind === 'employee' || subject.kind === 'unlisted' ? subject.nip : null;
}

function fileName({ from, to, operationId }: FindingsAsked): string {
  const days = from === undefined || to === undefined ? [] : from === to ? [from] : [from, to];
  return [supervisorText().export.file, ...(operationId === undefined ? [] : [operationId]), ...days].join('-');
}

/** The browser saves it as a file of that name. */
export function handOver(name: string, content: string | Blob): void {
  saveFile(typeof content === 'string' ? new Blob([content], { type: 'text/csv;charset=utf-8' }) : content, name);
}
