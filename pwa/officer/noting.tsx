/** Everything between "Catat temuan" and the receipt, and how an operation begins. */
import { readInvitation } from '../../schema/invitation.ts';
import { partsOf } from '../route.ts';
import { Capture } from './capture.tsx';
import { Find } from './find.tsx';
import { Join } from './join.tsx';
import { JoinInvited } from './join-invited.tsx';
import { NotFound } from './not-found.tsx';
import { OperationForm } from './operation-form.tsx';
import { OtherSubject } from './other-subject.tsx';
import { Scan } from './scan.tsx';
import { ScanJoin } from './scan-join.tsx';
import { Saved } from './saved.tsx';

export function Noting(props: { path: string }) {
  const { steps, query } = partsOf(props.path);
  const [room, id = '', screen, findingId = ''] = steps;
  if (room === 'operations') {
    if (id === 'new') return <OperationForm />;
    if (id === 'scan') return <ScanJoin />;
    return id === 'join' ? <Join isUnread={false} /> : <NotFound />;
  }
  if (room === 'join') {
    const invitation = readInvitation(props.path);
    if (invitation === null) return <Join isUnread />;
    return <JoinInvited key={invitation.operationId} invitation={invitation} />;
  }
  switch (screen) {
    case 'find':
      return <Find key={id} operationId={id} isChange={query.has('change')} />;
    case 'other':
      return <OtherSubject key={id} operationId={id} isChange={query.has('change')} />;
    case 'scan':
      return <Scan key={id} operationId={id} isChange={query.has('change')} isFromHome={query.has('home')} />;
    case 'note':
      return <Capture key={id} operationId={id} />;
    case 'saved':
      return <Saved key={findingId} operationId={id} findingId={findingId} />;
    default:
      return <NotFound />;
  }
}
