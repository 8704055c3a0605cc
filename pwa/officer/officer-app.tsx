/** The officer's screens by address. What is needed to note a finding is here; looking back is a chunk of its own. */
import { useEffect, useState } from 'preact/hooks';

import { Later, type LoadScreens } from '../later.tsx';
import { go, partsOf } from '../route.ts';
import { commonText } from '../text/common.ts';
import { Empty } from '../ui/empty.tsx';
import { Screen } from '../ui/screen.tsx';
import { Capture } from './capture.tsx';
import { openForm } from './capture-draft.ts';
import { Find } from './find.tsx';
import { Join } from './join.tsx';
import { OperationForm } from './operation-form.tsx';
import { OperationHome } from './operation-home.tsx';
import { Operations } from './operations.tsx';
import { OtherSubject } from './other-subject.tsx';
import { currentOperation } from './rows.ts';
import { Saved } from './saved.tsx';

const review: LoadScreens = async () => (await import('./review.tsx')).Review;

export function OfficerApp(props: { path: string }) {
  const { steps, query } = partsOf(props.path);
  const [room, id = '', screen = ''] = steps;
  switch (room) {
    case undefined:
      return <Start />;
    case 'operations':
      if (id === 'new') return <OperationForm />;
      if (id === 'join') return <Join />;
      return <Operations />;
    case 'operation':
      switch (screen) {
        case '':
          return <OperationHome key={id} id={id} />;
        case 'find':
          return <Find key={id} operationId={id} isChange={query.has('change')} />;
        case 'other':
          return <OtherSubject key={id} operationId={id} isChange={query.has('change')} name={query.get('name') ?? ''} />;
        case 'note':
          return <Capture key={id} operationId={id} />;
        case 'saved':
          return <Saved key={steps[3]} operationId={id} findingId={steps[3] ?? ''} />;
        default:
          return <Later load={review} path={props.path} />;
      }
    case 'finding':
    case 'attention':
    case 'outbox':
      return <Later load={review} path={props.path} />;
    default:
      return <NotFound />;
  }
}

let isOpened = false;

/** Opens on the form that was open when the app ended, else on today's operation, else on the list. */
function Start() {
  const [isKnown, setKnown] = useState(isOpened);
  useEffect(() => {
    if (isOpened) return;
    void openForm().then((operationId) => {
      isOpened = true;
      if (operationId === null) setKnown(true);
      else go(`/operation/${operationId}/note`, 'replace');
    });
  }, []);
  if (!isKnown) return <Screen skipLabel={commonText().skip} />;
  const current = currentOperation();
  return current === undefined ? <Operations /> : <OperationHome key={current.key} id={current.key} />;
}

function NotFound() {
  const t = commonText();
  return (
    <Screen skipLabel={t.skip} title={t.app} back={{ label: t.act.back, href: '#/' }}>
      <Empty icon="search" title={t.tell.notFound} />
    </Screen>
  );
}
