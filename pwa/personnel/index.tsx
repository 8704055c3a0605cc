/** The personnel office's desk, also where heads of offices work on the cases that wait for them. */
import './desk.css';
import '../ui/office-icons.ts';
import { CasePage } from './case-page.tsx';
import { ConflictsPage } from './conflicts.tsx';
import { HeldPage } from './held.tsx';
import { NoSuchPage } from './no-such-page.tsx';
import { Queue } from './queue.tsx';
import { wayOf } from './ways.ts';

export { CasePage, ConflictsPage, HeldPage, Queue };

/** `path`: the address behind '#'; everything below '/perkara', and '/' itself. */
export function PersonnelApp(props: { path: string }) {
  const way = wayOf(props.path);
  switch (way.page) {
    case 'queue':
      return <Queue asked={way.asked} />;
    case 'case':
      return <CasePage key={way.caseId} caseId={way.caseId} />;
    case 'conflicts':
      return <ConflictsPage />;
    case 'held':
      return <HeldPage />;
    case 'unknown':
      return <NoSuchPage />;
  }
}
