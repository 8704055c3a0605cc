/** The report of the operation as a PDF, made here: in flight mode too. */
import type { OperationRow } from '../../schema/operation.ts';
import { useReport } from '../report/use-report.tsx';
import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { reportText } from '../text/report.ts';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Screen } from '../ui/screen.tsx';
import { useOpenForm } from './open-form.ts';
import { reportData } from './report-data.ts';
import { operationOf, setting } from './rows.ts';

export function ReportPage(props: { operationId: string }) {
  const t = officerText();
  const operation = operationOf(props.operationId)?.body;
  if (operation !== undefined) return <OfOperation operation={operation} />;
  return (
    <Screen
      skipLabel={commonText().skip}
      title={reportText().make.title}
      back={{ label: commonText().act.back, href: '#/' }}
    >
      <Empty
        icon="search"
        title={t.operationUnknown}
        text={t.operationUnknownHint}
        action={{ text: t.operations.join, href: '#/operations/join' }}
      />
    </Screen>
  );
}

function OfOperation({ operation }: { operation: OperationRow }) {
  const t = reportText().make;
  const { act, skip } = commonText();
  const data = reportData(operation);
  useOpenForm(`/operation/${operation.id}/report`);
  const report = useReport({
    data,
    read: async () => reportData(operationOf(operation.id)?.body ?? operation),
    total: data.findings.length,
    photoCount: data.findings.reduce((sum, finding) => sum + finding.photos.length, 0),
    setting: setting.value,
    intro: t.intro,
  });
  return (
    <Screen
      skipLabel={skip}
      title={t.title}
      back={{ label: act.back, href: `#/operation/${operation.id}/recap` }}
      dock={report !== null && <Dock>{report.buttons}</Dock>}
    >
      {report?.form}
    </Screen>
  );
}
