/** Everything between "Catat temuan" and the receipt, and how an operation begins. */
import { partsOf } from '../route.ts';
import { Capture } from './capture.tsx';
import { Find } from './find.tsx';
import { Join } from './join.tsx';
import { NotFound } from './not-found.tsx';
import { OperationForm } from './operation-form.tsx';
import { OtherSubject } from './other-subject.tsx';
import { Saved } from './saved.tsx';

export function Noting(props: { path: string }) {
  const { steps, query } = partsOf(props.path);
  const [room, id = '', screen, findingId = ''] = steps;
  if (room === 'operations') {
    if (id === 'new') return <OperationForm />;
    return id === 'join' ? <Join /> : <NotFound />;
  }
  switch (screen) {
    case 'find':
      return <Find key={id} operationId={id} isChange={query.has('change')} />;
    case 'other':
      return <OtherSubject key={id} operationId={id} isChange={query.has('change')} name={query.get('name') ?? ''} />;
    case 'note':
      return <Capture key={id} operationId={id} />;
    case 'saved':
      return <Saved key={findingId} operationId={id} findingId={findingId} />;
    default:
      return <NotFound />;
  }
}
