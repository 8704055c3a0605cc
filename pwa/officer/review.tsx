/** Looking back: lists, recap, one finding, what needs the person, what waits. Not on the first visit's path. */
import { partsOf } from '../route.ts';
import { Attention } from './attention.tsx';
import { Correct } from './correct.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { FindingsList } from './findings-list.tsx';
import { NotFound } from './not-found.tsx';
import { OperationDetails } from './operation-details.tsx';
import { Outbox } from './outbox.tsx';
import { Recap } from './recap.tsx';
import { filterIn } from './recap-filter.ts';
import { ReportPage } from './report-page.tsx';

export function Review(props: { path: string }) {
  const { steps, query } = partsOf(props.path);
  const [room, id = '', screen] = steps;
  if (room === 'attention') return <Attention />;
  if (room === 'outbox') return <Outbox />;
  if (room === 'finding')
    return screen === 'correct' ? <Correct key={id} id={id} /> : <FindingDetail key={id} id={id} />;
  switch (screen) {
    case 'findings':
      return <FindingsList key={props.path} operationId={id} filter={filterIn(query)} />;
    case 'recap':
      return <Recap key={id} operationId={id} />;
    case 'report':
      return <ReportPage key={id} operationId={id} />;
    case 'details':
      return <OperationDetails key={id} id={id} isNew={query.has('new')} />;
    default:
      return <NotFound />;
  }
}
