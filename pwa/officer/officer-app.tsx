/** The officer's screens by address. Home is here; noting and looking back are chunks, fetched while nothing happens. */
import { useEffect, useState } from 'preact/hooks';

import { Later, type LoadScreens, prepare } from '../later.tsx';
import { go, partsOf, path } from '../route.ts';
import { firstText } from '../text/first.ts';
import { Screen } from '../ui/screen.tsx';
import { openForm } from './open-form.ts';
import { OperationHome } from './operation-home.tsx';
import { Operations } from './operations.tsx';
import { currentOperation } from './rows.ts';

const noting: LoadScreens = async () => (await import('./noting.tsx')).Noting;
const review: LoadScreens = async () => (await import('./review.tsx')).Review;

export function OfficerApp(props: { path: string }) {
  const { steps } = partsOf(props.path);
  const [room, id = '', screen] = steps;
  useEffect(() => {
    prepare(noting);
    prepare(review);
  }, []);
  if (room === undefined) return <Start />;
  if (room === 'operations' && id === '') return <Operations />;
  if (room === 'operation' && screen === undefined) return <OperationHome key={id} id={id} />;
  return <Later load={isNoting(room, screen) ? noting : review} path={props.path} />;
}

function isNoting(room: string, screen: string | undefined): boolean {
  if (room === 'operations' || room === 'join') return true;
  return room === 'operation' && ['find', 'scan', 'other', 'note', 'saved'].some((one) => one === screen);
}

let isOpened = false;
/** A form that the phone cannot read so long is not waited for with nothing on the screen: it is told where it began. */
const formPatienceMs = 2_000;

/** Opens on the form that was open when the app ended, else on today's operation, else on the list. */
function Start() {
  const [isKnown, setKnown] = useState(isOpened);
  useEffect(() => {
    if (isOpened) return;
    const inTime = new Promise<null>((resolve) => setTimeout(resolve, formPatienceMs, null));
    void Promise.race([openForm(), inTime]).then((form) => {
      isOpened = true;
      // Whoever has gone to another screen meanwhile is not fetched back.
      if (form === null || partsOf(path.value).steps.length > 0) setKnown(true);
      else go(form, 'replace');
    });
  }, []);
  if (!isKnown) return <Screen skipLabel={firstText().skip} />;
  const current = currentOperation();
  return current === undefined ? <Operations /> : <OperationHome key={current.key} id={current.key} />;
}
