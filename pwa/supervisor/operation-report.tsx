/** The raid report as a PDF from the server's pages; for those who see the whole operation. */
import type { OperationFile } from '../../schema/api.ts';
import type { OperationRow } from '../../schema/operation.ts';
import { office } from '../device/device.ts';
import type { ChatInput } from '../report/chat-text.ts';
import { officeOf } from '../report/office-of.ts';
import { supplementInLog } from '../report/supplement.ts';
import { useReport } from '../report/use-report.tsx';
import { commonText } from '../text/common.ts';
import { reportText } from '../text/report.ts';
import { Sheet } from '../ui/sheet.tsx';
import type { Findings } from './use-findings.ts';
import { rowNow } from './words.ts';

type Parts = { file: OperationFile; operation: OperationRow; findings: Findings };

export function OperationReport(props: Parts & { open: boolean; onClose: () => void }) {
  return (
    <Sheet
      dialog
      open={props.open}
      onClose={props.onClose}
      title={reportText().make.title}
      closeLabel={commonText().act.close}
    >
      <Making {...props} />
    </Sheet>
  );
}

function Making(props: Parts) {
  const { file, findings } = props;
  // Of a long list only the first page is here: their number is known from the report.
  const supplement = { count: file.report.supplement?.later ?? 0, since: 'validation' as const };
  const data = { ...dataOf(props, findings.rows), supplement };
  const report = useReport({
    data,
    read: async () => {
      const rows = await findings.readAll();
      // What leaves the server with names in it is put on record first.
      const filter = { operationId: file.operation.id };
      if (rows === null || !(await isOnRecord({ what: 'findings', filter, rows: rows.length }))) return null;
      return dataOf(props, rows);
    },
    total: file.report.tables.total,
    photoCount: data.findings.reduce((sum, finding) => sum + finding.photos.length, 0),
    setting: rowNow('setting', 'main')?.body ?? null,
    intro: reportText().make.introOffice,
  });
  if (report === null) return null;
  return (
    <div class="stack">
      {report.form}
      {report.buttons}
    </div>
  );
}

async function isOnRecord(exported: { what: 'findings'; filter: object; rows: number }): Promise<boolean> {
  return (await office.send('POST', '/api/exports', exported)).ok;
}

function dataOf({ file, operation }: Parts, rows: Findings['rows']): ChatInput {
  const compliant = file.counts.reduce((sum, count) => sum + count.compliant, 0);
  return {
    operation,
    team: file.members.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)),
    findings: rows
      .map(({ finding }) => finding)
      .filter((finding) => finding.counts)
      .toSorted((a, b) => a.at.localeCompare(b.at)),
    officeOf,
    counts: { checked: file.report.checked ?? 0, compliant },
    supplement: supplementInLog(operation, rows),
    asOf: file.asOf,
    unsent: null,
  };
}
