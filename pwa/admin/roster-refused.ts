/** The refused rows as a file, for whoever puts them right in the personnel system. */
import { csvOf, digitsCell, textCell } from '../supervisor/csv.ts';
import { rosterImportText } from '../text/roster-import.ts';
import { rowsFrom } from './roster-job.ts';
import { currentJob } from './roster-state.ts';
import { refusalWords } from './roster-words.ts';
import { saveFile } from '../save-file.ts';

export async function downloadRefused(count: number): Promise<void> {
  const job = currentJob();
  if (job === null) return;
  const rows = await rowsFrom(job, 'refused', 0, count);
  const t = rosterImportText();
  const { column } = t;
  const head = [column.row, column.name, column.reason, column.value].map(textCell);
  const lines = rows.map((row) => [
    String(row.row),
    textCell(row.name),
    textCell(refusalWords(row)),
    digitsCell(row.value),
  ]);
  saveFile(new Blob([csvOf([head, ...lines])], { type: 'text/csv;charset=utf-8' }), t.refusedFile);
}
