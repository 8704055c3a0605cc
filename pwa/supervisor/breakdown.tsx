/** One total, broken down by office, reason, violation, action and status: three columns where there is room. */
import type { Report } from '../../schema/report.ts';
import { OfficePanel } from './office-panel.tsx';
import { DimensionPanel, NotedPanel } from './report-panels.tsx';

export function Breakdown({ report }: { report: Report }) {
  return (
    <div class="gazette-grid">
      <div>
        <OfficePanel report={report} />
      </div>
      <div>
        <DimensionPanel report={report} dimension="reason" />
        <DimensionPanel report={report} dimension="violation" />
      </div>
      <div>
        <DimensionPanel report={report} dimension="action" />
        <DimensionPanel report={report} dimension="status" />
        <NotedPanel report={report} />
      </div>
    </div>
  );
}
