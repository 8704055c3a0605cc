/** The report rooms: for Kasatpol PP, heads of offices and leaders; the personnel office opens them from its desk. */
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Empty } from '../ui/empty.tsx';
import { ConflictsPage } from './conflicts-page.tsx';
import { FindingsPage } from './findings-page.tsx';
import { Frame } from './frame.tsx';
import { HeldPage } from './held-page.tsx';
import { OperationPage } from './operation-page.tsx';
import { OperationsPage } from './operations-page.tsx';
import { ReportPage } from './report-page.tsx';
import './supervisor.css';
import { reportHref, wayOf } from './ways.ts';

/** `path`: the address behind '#'. */
export function SupervisorApp({ path }: { path: string }) {
  const way = wayOf(path);
  switch (way.page) {
    case 'report':
      return <ReportPage asked={way.asked} />;
    case 'findings':
      return <FindingsPage key={path} asked={way.asked} />;
    case 'operations':
      return <OperationsPage asked={way.asked} />;
    case 'operation':
      return <OperationPage key={way.operationId} operationId={way.operationId} />;
    case 'conflicts':
      return <ConflictsPage />;
    case 'held':
      return <HeldPage />;
    case 'cases':
      // Those who read cases are led to the personnel office's desk (app.tsx).
      return <Notice title={commonText().tell.notAllowed} text={supervisorText().noCases} />;
    case 'unknown':
      return <Notice title={commonText().tell.notFound} />;
  }
}

function Notice(props: { title: string; text?: string }) {
  return (
    <Frame place={null} title={props.title} showTitle>
      <Empty
        icon="info"
        title={props.title}
        text={props.text}
        action={{ text: supervisorText().nav.report, href: reportHref }}
      />
    </Frame>
  );
}
