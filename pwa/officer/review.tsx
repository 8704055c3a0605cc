/** Looking back: lists, recap, one finding, what needs the person, what waits. Not on the first visit's path. */
import { partsOf } from '../route.ts';
import { commonText } from '../text/common.ts';
import { Empty } from '../ui/empty.tsx';
import { Screen } from '../ui/screen.tsx';
import { Attention } from './attention.tsx';
import { Correct } from './correct.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { FindingsList } from './findings-list.tsx';
import { OperationDetails } from './operation-details.tsx';
import { Outbox } from './outbox.tsx';
import { Recap } from './recap.tsx';

export function Review(props: { path: string }) {
  const { steps, query } = partsOf(props.path);
  const [room, id = '', screen] = steps;
  if (room === 'attention') return <Attention />;
  if (room === 'outbox') return <Outbox />;
  if (room === 'finding') return screen === 'correct' ? <Correct key={id} id={id} /> : <FindingDetail key={id} id={id} />;
  switch (screen) {
    case 'findings':
      return <FindingsList key={id} operationId={id} />;
    case 'recap':
      return <Recap key={id} operationId={id} />;
    case 'details':
      return <OperationDetails key={id} id={id} isNew={query.has('new')} />;
    default:
      return <NotFound />;
  }
}

function NotFound() {
  const t = commonText();
  return (
    <Screen skipLabel={t.skip} title={t.app} back={{ label: t.act.back, href: '#/' }}>
      <Empty icon="search" title={t.tell.notFound} />
    </Screen>
  );
}
